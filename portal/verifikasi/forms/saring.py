"""The filters of the queue."""

from __future__ import annotations

from wtforms import SelectField
from wtforms.validators import ValidationError

from ...usulan.rules.jenis import KATA_ASAL, KATA_JENIS
from ...web.forms import PortalForm, Teks


def dipilih(form: PortalForm, *semua: str) -> dict[str, str]:
    """What was chosen of each select, leaving out what is not among its choices."""
    return {nama: form[nama].data for nama in semua if form[nama].data and form[nama].data in {nilai for nilai, _ in form[nama].choices}}


KATA_TANDA = {
    "temuan": "Ada temuan terbuka", "kerabat": "Kerabat aparat", "ulang": "Kembali dari desa", "kunjungan": "Kunjungan belum dicatat",
    "kedua": "Menunggu verifikator kedua",
}  # fmt: skip


class FormSaring(PortalForm):
    """The filter of the queue; an unknown value counts as none. Choices of ``kecamatan``, ``desa`` and ``program`` are handed in by the route."""

    kecamatan = SelectField("Kecamatan", choices=[("", "Semua kecamatan")], validate_choice=False)
    desa = SelectField("Desa/kelurahan", choices=[("", "Semua desa/kelurahan")], validate_choice=False)
    jenis = SelectField("Jenis usulan", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)
    program = SelectField("Program", choices=[], validate_choice=False)
    asal = SelectField("Asal", choices=[("", "Semua asal"), *KATA_ASAL.items()], validate_choice=False)
    umur = SelectField("Menunggu", choices=[("", "Semua umur"), ("terlambat", "Lewat hari layanan")], validate_choice=False)
    milik = SelectField("Pemeriksa", choices=[("", "Siapa saja"), ("saya", "Sedang saya periksa")], validate_choice=False)

    tanda = SelectField("Tanda", choices=[("", "Semua tanda"), *KATA_TANDA.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self, "kecamatan", "desa", "jenis", "program", "asal", "umur", "milik", "tanda")


class FormCari(PortalForm):
    """A name or a number, sent by POST: a name may not stand in an address."""

    cari = Teks("Cari nama kepala keluarga atau nomor usulan", maks=80, wajib="Tulis nama atau nomor usulan.")

    def validate_cari(self, field: Teks) -> None:
        if len((field.data or "").strip()) < 3:
            raise ValidationError("Tulis sedikitnya 3 huruf atau angka.")


class FormWilayahUmur(PortalForm):
    """The filter of the ageing page; choices of ``kecamatan`` are handed in by the route."""

    kecamatan = SelectField("Kecamatan", choices=[("", "Semua kecamatan")], validate_choice=False)

    def nilai(self) -> str:
        """The chosen code, or "" when it is not among the choices."""
        return dipilih(self, "kecamatan").get("kecamatan", "")
