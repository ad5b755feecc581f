"""Shape of the forms: settling a finding, the lists' filters, an official, the rules' switches and limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.fields import SelectChoice

from ..kit.nomor import rapikan
from ..web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from .rules.aturan import ATURAN, KATA_TINGKAT, salah_batas
from .rules.jabatan import HUBUNGAN, JABATAN, KETERANGAN_MAKS, NAMA_MAKS
from .rules.putusan import CATATAN_MAKS, STATUS, TERBUKA, UMUR, salah_putusan

PENTING = "penting"


def _pilihan(isi: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(kode, kata) for kode, kata in (isi.items() if isinstance(isi, Mapping) else isi)]


class FormPutusan(PortalForm):
    """``boleh``: which settlements fit this finding."""

    putusan = RadioField("Penyelesaian", choices=[], validate_choice=False)
    catatan = TeksPanjang("Catatan", maks=CATATAN_MAKS)
    boleh: tuple[str, ...] = ()

    def untuk(self, boleh: tuple[str, ...]) -> FormPutusan:
        """Offer these settlements."""
        self.boleh = boleh
        self.putusan.choices = _pilihan((kode, STATUS[kode][0]) for kode in boleh)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        salah = salah_putusan(self.putusan.data or "", self.catatan.data or "", self.boleh)
        if baik and salah:
            self[salah[0]].errors = [*self[salah[0]].errors, salah[1]]
        return baik and salah is None


class FormSaring(PortalForm):
    """The filter of findings; an unknown value counts as the first choice."""

    status = SelectField("Keadaan", choices=_pilihan((kode, kata) for kode, (kata, _) in STATUS.items()), validate_choice=False)
    tingkat = SelectField(
        "Tingkat", choices=_pilihan([(PENTING, "Yang penting"), ("semua", "Semua"), *KATA_TINGKAT.items()]), validate_choice=False
    )
    aturan = SelectField("Aturan", choices=[], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)
    umur = SelectField(
        "Ditemukan", choices=_pilihan([("", "Kapan saja"), *((k, kata) for k, (kata, _) in UMUR.items())]), validate_choice=False
    )
    BAWAAN = {"status": TERBUKA, "tingkat": PENTING}

    def __init__(self, *args: Any, **lain: Any):
        super().__init__(*args, **lain)
        self.aturan.choices = _pilihan([("", "Semua aturan"), *((k, a.nama) for k, a in ATURAN.items() if a.dicatat)])

    def nilai(self) -> dict[str, str]:
        """What was chosen, where it is not the default: {field: value}."""
        isi = {}
        for nama in ("status", "tingkat", "aturan", "umur"):
            if self[nama].data in {pilihan.value for pilihan in self[nama].choices} and self[nama].data != self.BAWAAN.get(nama, ""):
                isi[nama] = self[nama].data
        return isi


class FormAparat(PortalForm):
    desa_kode = HiddenField()
    nama = Teks("Nama lengkap", maks=NAMA_MAKS, wajib="Tulis nama lengkap.")
    nik = Teks("NIK", maks=30, description="16 angka. Kosongkan bila belum tahu.")
    jabatan = SelectField("Jabatan", choices=_pilihan([("", "Pilih jabatan"), *JABATAN.items()]), validate_choice=False)
    mulai = KotakTanggal("Mulai menjabat", wajib="Tulis tanggal mulai menjabat.")
    selesai = KotakTanggal("Selesai menjabat", description="Kosongkan bila masih menjabat.")

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        if self.jabatan.data not in JABATAN:
            self.jabatan.errors = [*self.jabatan.errors, "Pilih jabatan."]
            baik = False
        nik = rapikan(self.nik.data or "") if "nik" in self else ""
        if nik and not (len(nik) == 16 and nik.isascii() and nik.isdecimal()):
            self.nik.errors = [*self.nik.errors, "NIK harus 16 angka."]
            baik = False
        if self.mulai.data and self.selesai.data and self.selesai.data < self.mulai.data:
            self.selesai.errors = [*self.selesai.errors, "Tanggal selesai tidak boleh sebelum tanggal mulai."]
            baik = False
        return baik

    def isi(self) -> dict[str, Any]:
        """The columns; ``nik`` only when the form has it."""
        isi = {nama: self[nama].data for nama in ("nama", "jabatan", "mulai", "selesai")}
        return isi | ({"nik": rapikan(self.nik.data or "")} if "nik" in self else {})


class FormSaringAparat(PortalForm):
    jabatan = SelectField("Jabatan", choices=_pilihan([("", "Semua jabatan"), *JABATAN.items()]), validate_choice=False)
    keadaan = SelectField(
        "Keadaan", choices=_pilihan([("menjabat", "Sedang menjabat"), ("selesai", "Sudah selesai"), ("semua", "Semua")]), validate_choice=False
    )
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen, where it is not the default: {field: value}."""
        isi = {}
        if self.jabatan.data in JABATAN:
            isi["jabatan"] = self.jabatan.data
        if self.keadaan.data in ("selesai", "semua"):
            isi["keadaan"] = self.keadaan.data
        return isi


class FormKerabat(PortalForm):
    """A declared relation; ``untuk`` hands in the officials as (id, nama, jabatan)."""

    aparat_id = SelectField("Aparat", choices=[], validate_choice=False)
    hubungan = SelectField("Hubungan", choices=_pilihan([("", "Pilih hubungan"), *HUBUNGAN.items()]), validate_choice=False)
    keterangan = Teks("Keterangan", maks=KETERANGAN_MAKS, description="Misalnya: saudara kandung kepala keluarga.")

    def untuk(self, aparat: Iterable[Any]) -> FormKerabat:
        """Offer these officials."""
        pilihan = [(str(a.id), f"{a.nama} ({JABATAN.get(a.jabatan, a.jabatan).lower()})") for a in aparat]
        self.aparat_id.choices = _pilihan([("", "Pilih aparat"), *pilihan])
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for isian, sah, kalimat in (
            (self.aparat_id, {p.value for p in self.aparat_id.choices} - {""}, "Pilih aparatnya."), (self.hubungan, HUBUNGAN, "Pilih hubungan."),
        ):  # fmt: skip
            if isian.data not in sah:
                isian.errors = [*isian.errors, kalimat]
                baik = False
        return baik


def nama_batas(kode: str, nama: str) -> str:
    """The field of one limit."""
    return f"batas-{kode}-{nama}"


class Bilangan(Teks):
    """A number; "0,5" and "0.5" are the same; what cannot be read stays as it was typed."""

    def angka(self, bulat: bool) -> float | int | str:
        teks = (self.data or "").replace(",", ".").strip()
        try:
            return int(teks) if bulat else float(teks)
        except ValueError:
            return self.data or ""


def form_aturan(mati: Iterable[str], batas: Mapping[str, Mapping[str, float]]) -> type[PortalForm]:
    """The class of the form of all rules, with one switch a rule and one field a limit."""
    mati = set(mati)
    isian: dict[str, Any] = {}
    for kode, aturan in ATURAN.items():
        isian[f"hidup-{kode}"] = BooleanField(aturan.nama, default=kode not in mati)
        for nama, bawaan in aturan.batas.items():
            nilai = batas.get(kode, {}).get(nama, bawaan)
            isian[nama_batas(kode, nama)] = Bilangan(aturan.kata_batas[nama], maks=8, default=f"{nilai:g}".replace(".", ","))
    kelas = type("FormAturan", (_FormAturan,), {})
    for nama, satu in isian.items():
        setattr(kelas, nama, satu)
    return kelas


class _FormAturan(PortalForm):
    def nilai(self) -> tuple[list[str], dict[str, dict[str, Any]]]:
        """(codes switched off, {rule: {limit: number}})."""
        mati = [kode for kode in ATURAN if not self[f"hidup-{kode}"].data]
        batas = {
            kode: {nama: self[nama_batas(kode, nama)].angka(isinstance(bawaan, int)) for nama, bawaan in aturan.batas.items()}
            for kode, aturan in ATURAN.items()
            if aturan.batas
        }
        return mati, batas

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for kode, isi in self.nilai()[1].items():
            for nama, nilai in isi.items():
                salah = salah_batas(kode, nama, nilai)
                if salah:
                    isian = self[nama_batas(kode, nama)]
                    isian.errors = [*isian.errors, salah]
                    baik = False
        return baik
