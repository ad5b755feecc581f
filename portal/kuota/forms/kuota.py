"""Forms of the quota: what is looked at, the table that is typed, the pasted lines, the number to spread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import FileField, HiddenField, RadioField, SelectField

from ...web.forms import Angka, PortalForm, Teks, TeksPanjang
from ..rules.sebaran import JUMLAH_MAKS, baca_jumlah

TEMPELAN_MAKS = 100_000
PER_DESIL, SEMUA = "desil", "semua"


class FormPilih(PortalForm):
    """Which period, programme and kecamatan; their choices are handed in by the route."""

    periode = SelectField("Periode", choices=[], validate_choice=False)
    program = SelectField("Program", choices=[], validate_choice=False)
    kecamatan = SelectField("Kecamatan", choices=[], validate_choice=False)

    def nilai(self, nama: str) -> str:
        """What was chosen; the first choice when it is not among them, "" when there is none."""
        semua = [nilai for nilai, *_ in self[nama].choices]
        if self[nama].data not in semua:
            self[nama].data = semua[0] if semua else ""
        return str(self[nama].data)


def nama_jumlah(kode: str) -> str:
    """The field of one unit."""
    return f"jumlah-{kode}"


class _FormIsian(PortalForm):
    periode = HiddenField()
    program = HiddenField()
    kecamatan = HiddenField()
    satuan: tuple[str, ...] = ()

    def nilai(self) -> dict[str, int | None]:
        """{unit: number}, None where the box is empty: no ceiling."""
        return {kode: baca_jumlah(self[nama_jumlah(kode)].data or "") for kode in self.satuan}

    def versi_baris(self) -> dict[str, int]:
        """The version of each row as it was shown, 0 where there was none."""
        return {kode: int(teks) for kode in self.satuan if (teks := str(self[f"versi-{kode}"].data or "")).isdecimal()}

    def tandai(self, per_kode: Mapping[str, str]) -> None:
        """Put these sentences at the boxes they are about."""
        for kode, kalimat in per_kode.items():
            if nama_jumlah(kode) in self:
                isian = self[nama_jumlah(kode)]
                isian.errors = [*isian.errors, kalimat]

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for kode in self.satuan:
            isian = self[nama_jumlah(kode)]
            if isian.data and baca_jumlah(isian.data) is None:
                isian.errors = [*isian.errors, f"{isian.label.text}: tulis angka bulat 0 sampai {JUMLAH_MAKS}, atau kosongkan."]
                baik = False
        return baik


def form_isian(satuan: Iterable[tuple[str, str]], kini: Mapping[str, Any]) -> type[_FormIsian]:
    """The class of the table of these units (code, name), filled with what stands now."""
    isian: dict[str, Any] = {}
    kode_semua = []
    for kode, nama in satuan:
        ada = kini.get(kode)
        kode_semua.append(kode)
        isian[nama_jumlah(kode)] = Teks(nama, maks=10, default=str(ada.jumlah) if ada else "")
        isian[f"versi-{kode}"] = Teks("Versi", default=str(ada.versi if ada else 0))
    return type("FormIsian", (_FormIsian,), {**isian, "satuan": tuple(kode_semua)})


class FormTempel(PortalForm):
    """Pasted lines, or a file of them; choices of period and programme are handed in by the route."""

    periode = SelectField("Periode", choices=[], validate_choice=False)
    program = SelectField("Program", choices=[], validate_choice=False)
    teks = TeksPanjang("Tempel kode wilayah dan jumlah", maks=TEMPELAN_MAKS)
    berkas = FileField("Atau unggah berkasnya", description="xlsx atau csv, dengan kolom kode wilayah dan kolom jumlah.")
    sidik = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        if bool(self.teks.data) == bool(self.berkas.data):
            dua = "Pilih salah satu: tempel daftarnya, atau unggah berkasnya."
            self.teks.errors = [*self.teks.errors, dua if self.teks.data else "Tempel paling sedikit satu baris, atau unggah berkasnya."]
            return False
        return baik


class FormSebar(PortalForm):
    """How many places to spread, and by what; choices of period and programme are handed in by the route."""

    periode = SelectField("Periode", choices=[], validate_choice=False)
    program = SelectField("Program", choices=[], validate_choice=False)
    jumlah = Angka("Jumlah untuk seluruh kabupaten")
    dasar = RadioField(
        "Dibagi menurut", choices=[(PER_DESIL, "Keluarga yang desilnya dalam batas program"), (SEMUA, "Semua keluarga yang tercatat")],
        default=PER_DESIL, validate_choice=False,
    )  # fmt: skip

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        if not self.jumlah.errors and (self.jumlah.data is None or not 0 <= self.jumlah.data <= JUMLAH_MAKS):
            self.jumlah.errors = [f"Tulis angka bulat 0 sampai {JUMLAH_MAKS}."]
            baik = False
        return baik
