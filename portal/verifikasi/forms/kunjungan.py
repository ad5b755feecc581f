"""Shape of a home visit: asking for one, drawing a sample, the record, its photos."""

from __future__ import annotations

from typing import Any

from wtforms import FileField, RadioField, SelectField
from wtforms.validators import ValidationError

from ...keluarga.rules.isian import baca_letak
from ...keluarga.rules.kriteria import PERTANYAAN
from ...kit.kode.dtsen_rumah import DAFTAR_RUMAH
from ...web.forms import Angka, KotakTanggal, PortalForm, Teks, TeksPanjang
from ..rules.kunjungan import BANYAK, KATA_FOTO, KATA_HASIL_KUNJUNGAN, PERSEN, salah_contoh

RUMAH_DILIHAT = (
    "status_kepemilikan_rumah", "jenis_lantai_terluas", "jenis_dinding_terluas", "jenis_atap_terluas", "sumber_air_minum_utama",
    "sumber_penerangan_utama",
)  # fmt: skip
_KRITERIA, _RUMAH = "kriteria_", "rumah_"


class FormMinta(PortalForm):
    pesan = TeksPanjang("Yang perlu dilihat di rumah", maks=500, wajib="Tuliskan apa yang perlu dilihat, supaya petugas tidak perlu menebak.")


class FormContoh(PortalForm):
    """A sample of the queue; choices of ``kecamatan`` are handed in by the route."""

    kecamatan = SelectField("Kecamatan", choices=[("", "Semua kecamatan")], validate_choice=False)
    cara = RadioField("Ukuran contoh", choices=[(PERSEN, "persen dari antrean"), (BANYAK, "usulan")], default=PERSEN, validate_choice=False)
    angka = Angka("Angka", default=5)

    def validate_angka(self, field: Angka) -> None:
        salah = salah_contoh(self.cara.data or "", field.data)
        if salah:
            raise ValidationError(salah)


class FormSaringKunjungan(PortalForm):
    """The filter of visits; choices of ``kecamatan`` are handed in by the route."""

    kecamatan = SelectField("Kecamatan", choices=[("", "Semua kecamatan")], validate_choice=False)
    keadaan = SelectField("Keadaan", choices=[("", "Belum dicatat"), ("selesai", "Sudah dicatat")], validate_choice=False)


class FormKunjungan(PortalForm):
    """What was found. One field a criterion and a house variable: what was not looked at stays empty."""

    hasil = RadioField("Hasil kunjungan", choices=list(KATA_HASIL_KUNJUNGAN.items()), validate_choice=False)
    petugas = Teks("Yang berkunjung", maks=120)
    tanggal = KotakTanggal("Tanggal kunjungan")
    letak = Teks("Letak rumah", maks=60, description="Boleh kosong. Garis lintang dan bujur dipisah koma, misalnya -3.46, 102.53.")
    catatan = TeksPanjang("Yang ditemui", maks=1000)

    def nilai(self) -> dict[str, Any]:
        """The record as the verb takes it."""
        lintang, bujur = baca_letak(self.letak.data) if self.letak.data else (None, None)
        isian = {nama: self[nama].data for nama in self._fields if nama.startswith((_KRITERIA, _RUMAH)) and self[nama].data}
        return {
            "hasil": self.hasil.data or "", "petugas": self.petugas.data, "tanggal": self.tanggal.data, "catatan": self.catatan.data,
            "lintang": lintang, "bujur": bujur, "isian": isian,
        }  # fmt: skip

    def validate_letak(self, field: Teks) -> None:
        try:
            if field.data:
                baca_letak(field.data)
        except ValueError as salah:
            raise ValidationError(str(salah)) from None

    def kelompok(self, awalan: str) -> list[Any]:
        """The fields of criteria or of the house, in order."""
        return [isian for nama, isian in self._fields.items() if nama.startswith(awalan)]


def _isian() -> dict[str, Any]:
    dilihat = [("", "Tidak dilihat"), ("ya", "Ya"), ("tidak", "Tidak")]
    tanya = {f"{_KRITERIA}{p.kode}": SelectField(p.teks, choices=dilihat, validate_choice=True) for p in PERTANYAAN}
    rumah = {
        f"{_RUMAH}{nama}": SelectField(daftar.label, choices=[("", "Tidak dilihat"), *((str(kode), kata) for kode, kata in daftar.pilihan())])
        for nama, daftar in DAFTAR_RUMAH.items()
        if nama in RUMAH_DILIHAT
    }
    return tanya | rumah


for _nama, _satu in _isian().items():
    setattr(FormKunjungan, _nama, _satu)


class FormFotoKunjungan(PortalForm):
    jenis = SelectField("Foto apa", choices=list(KATA_FOTO.items()))
    berkas = FileField("Foto", description="JPEG atau PNG, paling besar 10 MB")

    def validate_berkas(self, field: Any) -> None:
        if not field.data:
            raise ValidationError("Ambil atau pilih fotonya dahulu.")
