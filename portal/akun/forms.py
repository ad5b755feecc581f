"""Shape and messages of the sign-in, password and account forms."""

from __future__ import annotations

import re

from wtforms import BooleanField, HiddenField, PasswordField, SelectField
from wtforms.validators import EqualTo, InputRequired, Regexp

from ..web.forms import KotakTanggal, PortalForm, Teks
from .rules import NAMA_PERAN

ORANG_LAIN = "Ini orang lain dengan nama yang sama"
NAMA_PENGGUNA = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


class FormMasuk(PortalForm):
    nama_pengguna = Teks("Nama pengguna", maks=60, wajib="Tulis nama pengguna Anda.")
    sandi = PasswordField("Kata sandi", [InputRequired("Tulis kata sandi Anda.")])
    lanjut = HiddenField()
    titipan = HiddenField()


class FormSandi(PortalForm):
    sandi = PasswordField("Kata sandi baru", [InputRequired("Tulis kata sandi baru.")], description="12 sampai 128 huruf; boleh kalimat pendek.")
    ulang = PasswordField("Ulangi kata sandi baru", [EqualTo("sandi", "Kedua kata sandi belum sama.")])


class FormPengguna(PortalForm):
    """Choices of ``wilayah_kode`` are handed in by the route."""

    nama = Teks("Nama lengkap", maks=120, wajib="Tulis nama lengkap.")
    nama_pengguna = Teks(
        "Nama pengguna", maks=60, wajib="Tulis nama pengguna.", description="Huruf kecil, angka, titik, atau garis; sedikitnya 3.",
        validators=[Regexp(NAMA_PENGGUNA, message="Pakai huruf kecil, angka, titik, atau garis; sedikitnya 3.", matcher=re.fullmatch)],
    )  # fmt: skip
    peran = SelectField("Peran", choices=[(str(p), n) for p, n in NAMA_PERAN.items()])
    wilayah_kode = SelectField("Wilayah", choices=[], validate_choice=True)
    orang_lain = BooleanField(ORANG_LAIN)


class FormSaring(PortalForm):
    """The filter of the list; choices of ``wilayah`` are handed in by the route."""

    peran = SelectField("Peran", choices=[("", "Semua peran"), *((str(p), n) for p, n in NAMA_PERAN.items())], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return {f.name: f.data for f in (self.peran, self.wilayah) if f.data and f.data in {nilai for nilai, *_ in f.choices}}


class FormAktif(PortalForm):
    aktif = BooleanField("Aktif")
    orang_lain = BooleanField(ORANG_LAIN)


class FormWakil(PortalForm):
    """Choices of ``ke_id`` are handed in by the route."""

    ke_id = SelectField("Yang mewakili", validate_choice=False)
    mulai = KotakTanggal("Mulai", wajib="Tulis tanggal mulai.")
    selesai = KotakTanggal("Sampai dengan", wajib="Tulis tanggal selesai.")
    alasan = Teks("Alasan", maks=300, wajib="Tulis alasannya, misalnya cuti atau dinas luar.")
