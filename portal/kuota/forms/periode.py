"""Forms of a period, of twelve months at once, of the windows of a period, and of a dispensasi."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wtforms import BooleanField, SelectField

from ...kit.tanggal import setempat
from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from ..rules.jendela import ALASAN_MAKS, JENIS_JENDELA, baca_jam, saat_setempat, salah_masa
from ..rules.periode import NAMA_MAKS, Rentang

JAM_SALAH = "Tulis jam seperti 08.00 atau 23.59."


class FormPeriode(PortalForm):
    nama = Teks("Nama periode", maks=NAMA_MAKS, wajib="Tulis nama periode, misalnya November 2026.")
    mulai = KotakTanggal("Hari pertama", wajib="Tulis hari pertama periode.")
    selesai = KotakTanggal("Hari terakhir", wajib="Tulis hari terakhir periode.")

    def rentang(self) -> Rentang:
        return Rentang(self.nama.data or "", self.mulai.data, self.selesai.data)  # type: ignore[arg-type]


class FormSetahun(PortalForm):
    bulan_mulai = KotakTanggal("Mulai bulan dari tanggal", wajib="Tulis satu tanggal dalam bulan pertama.")
    dengan_jendela = BooleanField("Pasang juga masa pengajuan baku untuk setiap jenis usulan")


class _FormJendela(PortalForm):
    zona = "WIB"

    def nilai(self) -> dict[str, tuple[datetime, datetime] | None]:
        """{kind: (open, cut-off)}; None where both days are empty: no limit."""
        hasil: dict[str, tuple[datetime, datetime] | None] = {}
        for jenis in JENIS_JENDELA:
            saat = [self._saat(jenis, ujung) for ujung in ("buka", "tutup")]
            hasil[jenis] = (saat[0], saat[1]) if saat[0] and saat[1] else None
        return hasil

    def _saat(self, jenis: str, ujung: str) -> datetime | None:
        hari, jam = self[f"{ujung}-{jenis}"].data, baca_jam(self[f"jam_{ujung}-{jenis}"].data or "")
        return saat_setempat(hari, jam, self.zona) if hari and jam else None

    def versi_baris(self) -> dict[str, int]:
        """The version of each window as it was shown."""
        return {jenis: int(teks) for jenis in JENIS_JENDELA if (teks := str(self[f"versi-{jenis}"].data or "")).isdecimal()}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for jenis in JENIS_JENDELA:
            for nama, kalimat in self._salah(jenis).items():
                self[f"{nama}-{jenis}"].errors = [*self[f"{nama}-{jenis}"].errors, kalimat]
                baik = False
        return baik

    def _salah(self, jenis: str) -> dict[str, str]:
        buka, tutup = self[f"buka-{jenis}"], self[f"tutup-{jenis}"]
        if not any(isian.data or isian.errors for isian in (buka, tutup)):
            return {}
        salah = {f"jam_{u}": JAM_SALAH for u in ("buka", "tutup") if baca_jam(self[f"jam_{u}-{jenis}"].data or "") is None}
        if buka.errors or tutup.errors:
            return salah
        if not (buka.data and tutup.data):
            return salah | {"tutup" if buka.data else "buka": "Isi hari dibuka dan hari ditutup, atau kosongkan keduanya."}
        if not salah and (kalimat := salah_masa(*self.nilai()[jenis])):  # type: ignore[misc]
            salah["tutup"] = kalimat
        return salah


def form_jendela(zona: str) -> type[_FormJendela]:
    """The class of the form of a period's windows; see `isi_jendela` for what fills it."""
    isian: dict[str, Any] = {"zona": zona}
    for jenis, kata in JENIS_JENDELA.items():
        for ujung, label, jam in (("buka", "dibuka", "00.00"), ("tutup", "ditutup", "23.59")):
            isian[f"{ujung}-{jenis}"] = KotakTanggal(f"{kata}: hari {label}")
            isian[f"jam_{ujung}-{jenis}"] = Teks(f"{kata}: jam {label}", maks=5, default=jam)
        isian[f"versi-{jenis}"] = Teks("Versi", default="0")
    return type("FormJendela", (_FormJendela,), isian)


def isi_jendela(kini: Mapping[str, Any], zona: str) -> dict[str, Any]:
    """What stands now, by field."""
    isi: dict[str, Any] = {}
    for jenis, ada in kini.items():
        for ujung, saat in (("buka", setempat(ada.buka_pada, zona)), ("tutup", setempat(ada.tutup_pada, zona))):
            isi |= {f"{ujung}-{jenis}": saat.date(), f"jam_{ujung}-{jenis}": f"{saat:%H.%M}"}
        isi[f"versi-{jenis}"] = str(ada.versi)
    return isi


class FormDispensasi(PortalForm):
    """Choices of the desa are handed in by the route."""

    desa_kode = SelectField("Desa atau kelurahan", choices=[], validate_choice=False)
    jenis = SelectField("Jenis usulan", choices=[("", "Semua jenis"), *JENIS_JENDELA.items()], validate_choice=False)
    sampai = KotakTanggal("Berlaku sampai", wajib="Tulis sampai tanggal berapa.")
    jam = Teks("Jam", maks=5, default="23.59")
    alasan = TeksPanjang("Alasan", maks=ALASAN_MAKS, wajib="Tulis alasannya, supaya dapat dipertanggungjawabkan.")

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        if baca_jam(self.jam.data or "") is None:
            self.jam.errors = [*self.jam.errors, JAM_SALAH]
            baik = False
        if self.desa_kode.data not in {nilai for nilai, _ in self.desa_kode.choices} - {""}:
            self.desa_kode.errors = [*self.desa_kode.errors, "Pilih desa atau kelurahan."]
            baik = False
        return baik

    def batas(self, zona: str) -> datetime:
        """Until when, as a moment."""
        return saat_setempat(self.sampai.data, baca_jam(self.jam.data or ""), zona)  # type: ignore[arg-type]
