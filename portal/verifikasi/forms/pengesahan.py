"""The kadis' letter and the filters of confirmations."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import FileField, SelectField
from wtforms.validators import ValidationError

from ...usulan.rules.jenis import KATA_JENIS
from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from .saring import dipilih


class FormPengesahan(PortalForm):
    nomor_surat = Teks("Nomor surat", maks=60, wajib="Tulis nomor surat pengesahan.")
    tanggal_surat = KotakTanggal("Tanggal surat", wajib="Tulis tanggal surat pengesahan.")


class FormPindaian(PortalForm):
    """``berkas`` is the uploaded file as Werkzeug hands it over."""

    berkas = FileField("Pindaian surat bertanda tangan")

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")


class FormTarik(PortalForm):
    alasan = TeksPanjang("Alasan penarikan", maks=500, wajib="Tulis alasan penarikan.")


class FormWilayah(PortalForm):
    """The filter of confirmations; choices are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self) -> str:
        """The chosen code, or "" when it is not among the choices."""
        return dipilih(self, "wilayah").get("wilayah", "")


class FormIsi(PortalForm):
    """The filter of what one letter or one file holds; choices of ``wilayah`` are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)
    jenis = SelectField("Jenis usulan", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self, "wilayah", "jenis")


class FormSurat(PortalForm):
    """The filter of numbered papers, by year and by a part of the number; the years are handed in by the route."""

    tahun = SelectField("Tahun", choices=[("", "Semua tahun")], validate_choice=False)
    nomor = Teks("Nomor surat", maks=60)

    def isi_tahun(self, semua: Sequence[int]) -> None:
        """Hand in the years, the latest first."""
        self.tahun.choices = [*self.tahun.choices, *((str(tahun), str(tahun)) for tahun in semua)]

    def nilai(self) -> dict[str, str]:
        """What filters; what cannot be a number is told at its field and does not filter."""
        sah = self.validate()
        if not self.nomor.data.isprintable():
            self.nomor.data = ""  # what no page can show is not shown again
        return dipilih(self, "tahun") | ({"nomor": self.nomor.data} if sah and self.nomor.data else {})
