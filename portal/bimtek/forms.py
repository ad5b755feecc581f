"""Shape of the forms: an appointment, a hand-over, a session, its participants, the lists' filters."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, FileField, HiddenField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from ..web.forms import Angka, KotakTanggal, PortalForm, Teks, TeksPanjang, baca_uuid
from .rules.bimtek import JUDUL_MAKS, KATA_HASIL, KATA_STATUS, MATERI_MAKS, NARASUMBER_MAKS, TEMPAT_MAKS
from .rules.operator import ALASAN_MAKS, KEADAAN, NAMA_MAKS, SK_MAKS, Masa, salah_operator


def _pilihan(*isi: tuple[str, str]) -> list[SelectChoice]:
    return [SelectChoice(kode, kata) for kode, kata in isi]


class FormOperator(PortalForm):
    """``akun`` is offered by the route: accounts of the desa that nobody uses."""

    desa_kode = HiddenField()
    nama = Teks("Nama lengkap", maks=NAMA_MAKS, wajib="Tulis nama operator.")
    telepon = Teks("Telepon", maks=30, description="Boleh dikosongkan. Contoh: 0812 3456 7890")
    akun = SelectField("Akun", choices=[], validate_choice=False, description="Akun operator desa ini. Buat akunnya dahulu di halaman Akun.")
    sk_nomor = Teks("Nomor SK", maks=SK_MAKS)
    sk_tanggal = KotakTanggal("Tanggal SK", description="Kosongkan bila belum ada SK.")
    mulai = KotakTanggal("Mulai bertugas", wajib="Tulis tanggal mulai bertugas.")
    selesai = KotakTanggal("Selesai bertugas", description="Kosongkan bila masih bertugas.")

    def dengan_akun(self, akun: list[tuple[str, str]]) -> FormOperator:
        """Offer these accounts."""
        self.akun.choices = _pilihan(("", "Belum punya akun"), *akun)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        if baik and self.mulai.data:
            masa = Masa(self.mulai.data, self.selesai.data if "selesai" in self else None)
            for nama, kalimat in salah_operator(self.nama.data or "", self.telepon.data or "", masa).items():
                self[nama].errors = [*self[nama].errors, kalimat]
                baik = False
        return baik

    def isi(self) -> dict[str, Any]:
        """The columns."""
        isi = {nama: self[nama].data for nama in ("nama", "telepon", "sk_nomor", "sk_tanggal", "mulai")}
        return isi | {
            "selesai": self.selesai.data if "selesai" in self else None,
            "pengguna_id": baca_uuid(self.akun.data) if self.akun.data else None,  # the service asks whether it may be this one
        }


class FormSerahTerima(FormOperator):
    """The next operator; the end of the earlier one is the day before."""

    selesai = None
    alasan = TeksPanjang("Alasan serah terima", maks=ALASAN_MAKS, wajib="Tuliskan alasan serah terima.")


class FormSK(PortalForm):
    berkas = FileField("Pindaian SK", description="PDF atau foto, paling besar 10 MB.")

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")


class FormSaringOperator(PortalForm):
    keadaan = SelectField("Keadaan", choices=_pilihan(*KEADAAN.items()), validate_choice=False)
    bimtek = SelectField("Bimtek", choices=_pilihan(("", "Semua"), ("lulus", "Sudah lulus"), ("belum", "Belum lulus")), validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen, where it is not the default: {field: value}."""
        isi = {}
        if self.keadaan.data in KEADAAN and self.keadaan.data != "bertugas":
            isi["keadaan"] = self.keadaan.data
        if self.bimtek.data in ("lulus", "belum"):
            isi["bimtek"] = self.bimtek.data
        return isi


class FormBimtek(PortalForm):
    """``wilayah_kode`` is offered by the route: the kabupaten and its kecamatan."""

    judul = Teks("Judul", maks=JUDUL_MAKS, wajib="Tulis judul bimtek.")
    tanggal = KotakTanggal("Tanggal", wajib="Tulis tanggal bimtek.")
    tempat = Teks("Tempat", maks=TEMPAT_MAKS, wajib="Tulis tempat bimtek.")
    wilayah_kode = SelectField("Untuk", choices=[], validate_choice=False)
    narasumber = Teks("Narasumber", maks=NARASUMBER_MAKS)
    materi = TeksPanjang("Materi", maks=MATERI_MAKS, description="Satu pokok per baris; tercetak pada undangan dan sertifikat.")

    def isi(self) -> dict[str, Any]:
        """The columns."""
        return {nama: self[nama].data for nama in ("judul", "tanggal", "tempat", "wilayah_kode", "narasumber", "materi")}


class FormPeserta(PortalForm):
    hadir = BooleanField("Hadir")
    nilai = Angka("Nilai", [Optional(), NumberRange(0, 100, "Nilai diisi angka 0 sampai 100.")])
    hasil = SelectField("Hasil", choices=_pilihan(("", "Belum ada"), *KATA_HASIL.items()), validate_choice=False)


class FormSaringBimtek(PortalForm):
    status = SelectField("Keadaan", choices=_pilihan(("", "Semua"), *KATA_STATUS.items()), validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen: {field: value}."""
        return {"status": self.status.data} if self.status.data in KATA_STATUS else {}
