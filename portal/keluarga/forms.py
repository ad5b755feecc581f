"""Shape and messages of the sections' forms; a form is shown again as typed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from wtforms import FileField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from ..kit.kk import periksa_kk
from ..kit.nik import periksa_nik
from ..web.forms import Angka, KotakTanggal, PortalForm, Teks
from .rules.bagian import JENIS_FOTO
from .rules.daftar_kode import PEKERJAAN, SHDK, STATUS_KAWIN, DaftarKode
from .rules.isian import (
    ALAMAT_MAKS,
    ALASAN_MAKS,
    ISI_ALAMAT,
    ISI_ANGGOTA,
    KALIMAT_HAMPIR_KOSONG,
    KATA_KELAMIN,
    NAMA_MAKS,
    TEMPAT_MAKS,
    TERNAK_MAKS,
    rapikan_rt,
)
from .rules.kriteria import PERTANYAAN, TIDAK, YA
from .rules.rumah import ASET, DAFTAR_RUMAH, TERNAK, YA_TIDAK

PILIH_DARI_DAFTAR = "Pilih salah satu dari daftar."


def _pilihan(kata: dict[str, str]) -> list[SelectChoice]:
    return [SelectChoice(nilai, label) for nilai, label in kata.items()]


class Kode(SelectField):
    """One code of a versioned list, or none; an imported code that the list does not have is shown and kept."""

    def __init__(self, daftar: DaftarKode, *, label: str = "", kosong: str = "– pilih –", **lain: Any):
        self.daftar = daftar
        isi = [SelectChoice(str(kode), kata) for kode, kata in daftar.pilihan()]
        super().__init__(label or daftar.label, choices=[SelectChoice("", kosong), *isi], coerce=self._kode, **lain)

    @staticmethod
    def _kode(nilai: Any) -> int | None:
        return None if nilai in (None, "") else int(nilai)

    def process_data(self, value: Any) -> None:
        super().process_data(value)
        if self.data is not None and self.data not in self.daftar:
            self.choices = [*self.choices, SelectChoice(str(self.data), self.daftar.kata(self.data))]

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(PILIH_DARI_DAFTAR) from None

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in self.daftar:
            raise ValidationError(PILIH_DARI_DAFTAR)


class Pilihan(RadioField):
    """Radios that may be left open."""

    def __init__(self, label: str, choices: dict[str, str], **lain: Any):
        super().__init__(label, choices=_pilihan(choices), coerce=lambda nilai: nilai or None, **lain)
        self.type = "RadioField"  # as the form macros know it

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in {pilihan.value for pilihan in self.choices}:
            raise ValidationError(PILIH_DARI_DAFTAR)


class FormBernomor(PortalForm):
    """A form with a NIK or No. KK: what these are checked against is handed in."""

    provinsi: Collection[str] = ()
    hari_ini: date = date.min

    def acuan(self, provinsi: Collection[str], hari_ini: date) -> FormBernomor:
        self.provinsi, self.hari_ini = provinsi, hari_ini
        return self


class FormAlamat(FormBernomor):
    no_kk = Teks("No. KK", maks=40, description="16 angka. Kosongkan bila KK belum ada.")
    alamat = Teks("Alamat", maks=ALAMAT_MAKS, description="Nama jalan atau kampung, nomor rumah")
    rt = Teks("RT", maks=10)
    rw = Teks("RW", maks=10)
    dusun = Teks("Dusun atau lingkungan", maks=TEMPAT_MAKS, description="Bila ada")

    def validate_no_kk(self, field: Any) -> None:
        hasil = periksa_kk(field.data, provinsi=self.provinsi, hari_ini=self.hari_ini)
        if not hasil.sah:
            raise ValidationError(hasil.kesalahan[0].kalimat)

    def validate_rt(self, field: Any) -> None:
        try:
            rapikan_rt(field.data)
        except ValueError as salah:
            raise ValidationError(str(salah)) from None

    validate_rw = validate_rt

    def validate(self, extra_validators: Any = None) -> bool:
        sah = super().validate(extra_validators)
        if sah and not self.no_kk.data and not self.alamat.data:
            self.alamat.errors = [KALIMAT_HAMPIR_KOSONG]
            return False
        return sah

    def isi(self) -> dict[str, Any]:
        """The columns as the service takes them."""
        nilai: dict[str, Any] = {kolom: self[kolom].data or "" for kolom in ISI_ALAMAT}
        nilai["no_kk"] = periksa_kk(nilai["no_kk"], provinsi=self.provinsi, hari_ini=self.hari_ini).kk or None
        for kolom in ("rt", "rw"):
            nilai[kolom] = rapikan_rt(nilai[kolom]) if nilai[kolom] else ""
        return nilai


class FormAnggota(FormBernomor):
    nama = Teks("Nama lengkap", maks=NAMA_MAKS, wajib="Tulis nama lengkap.", description="Seperti di KTP-el atau KK")
    nik = Teks("NIK", maks=40, description="16 angka")
    tanpa_nik_alasan = Teks(
        "Alasan belum punya NIK", maks=ALASAN_MAKS, description="Diisi hanya bila NIK kosong. Contoh: bayi, belum direkam"
    )
    hubungan = Kode(SHDK)
    jenis_kelamin = Pilihan("Jenis kelamin", KATA_KELAMIN)
    tempat_lahir = Teks("Tempat lahir", maks=TEMPAT_MAKS)
    tanggal_lahir = KotakTanggal("Tanggal lahir")
    status_kawin = Kode(STATUS_KAWIN)
    pekerjaan = Kode(PEKERJAAN)
    ibu_kandung = Teks("Nama ibu kandung", maks=NAMA_MAKS)

    def validate_nik(self, field: Any) -> None:
        hasil = periksa_nik(field.data, provinsi=self.provinsi, hari_ini=self.hari_ini)
        if not hasil.sah:
            raise ValidationError(hasil.kesalahan[0].kalimat)

    def isi(self) -> dict[str, Any]:
        """The columns as the service takes them; the NIK only tidied of spaces."""
        nilai: dict[str, Any] = {kolom: self[kolom].data for kolom in ISI_ANGGOTA}
        nik = periksa_nik(self.nik.data or "", provinsi=self.provinsi, hari_ini=self.hari_ini).nik
        return nilai | {"nik": nik or None, "jenis_kelamin": nilai["jenis_kelamin"] or ""}


class Ternak(Angka):
    """A count of animals."""

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and not 0 <= self.data <= TERNAK_MAKS:
            raise ValidationError(f"{self.label.text}: isi angka 0 sampai {TERNAK_MAKS}.")


class FormRumah(PortalForm):
    """Its fields are the variables of DTSEN, see below."""

    def isi(self) -> dict[str, int | None]:
        return {nama: self[nama].data for nama in (*DAFTAR_RUMAH, *ASET, *TERNAK)}


class FormKriteria(PortalForm):
    """Its fields are the questions, see below."""

    def isi(self) -> dict[str, str | None]:
        return {p.kode: self[p.kode].data for p in PERTANYAAN}


for _nama, _daftar in DAFTAR_RUMAH.items():
    setattr(FormRumah, _nama, Kode(_daftar, kosong="Belum diisi"))
for _nama, _label in ASET.items():
    setattr(FormRumah, _nama, Kode(YA_TIDAK, label=_label, kosong="Belum diisi"))
for _nama, _label in TERNAK.items():
    setattr(FormRumah, _nama, Ternak(_label))
for _tanya in PERTANYAAN:
    setattr(FormKriteria, _tanya.kode, Pilihan(_tanya.teks, {YA: "Ya", TIDAK: "Tidak"}, id=f"kriteria-{_tanya.kode}"))


class FormFoto(PortalForm):
    jenis = SelectField("Jenis foto", choices=_pilihan({kode: kata[:1].upper() + kata[1:] for kode, kata in JENIS_FOTO.items()}))
    berkas = FileField("Berkas foto", description="JPEG atau PNG, paling besar 10 MB")

    def validate_berkas(self, field: Any) -> None:
        if not field.data:
            raise ValidationError("Pilih berkas fotonya dahulu.")


class FormCari(PortalForm):
    cari = Teks("Nama, NIK, atau No. KK", maks=NAMA_MAKS, wajib="Ketik nama, NIK, atau No. KK yang dicari.")
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)


class FormSaring(PortalForm):
    """The filter of the list, sent by GET; choices of ``wilayah`` are handed in."""

    wilayah = SelectField("Wilayah", choices=[])
    rw = Teks("RW", maks=3)
    rt = Teks("RT", maks=3)
    kelengkapan = SelectField(
        "Kelengkapan", choices=_pilihan({"": "Semua", "lengkap": "Lengkap", "belum": "Belum lengkap"})
    )
