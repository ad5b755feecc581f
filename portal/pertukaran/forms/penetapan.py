"""Shape and messages of the decision about local programmes, and of the filter of its lists; choices are handed in by the route."""

from __future__ import annotations

from wtforms import SelectField

from ...verifikasi.forms.saring import dipilih
from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from ..rules.hasil import KETERANGAN_MAKS
from ..rules.penetapan import NOMOR_MAKS


class FormPenetapan(PortalForm):
    nomor = Teks("Nomor keputusan", maks=NOMOR_MAKS, wajib="Tulis nomor keputusan penetapan.", description="Keputusan bupati atau kepala dinas.")
    tanggal = KotakTanggal("Tanggal keputusan", wajib="Tulis tanggal keputusan penetapan.")


class FormTarikLokal(PortalForm):
    alasan = TeksPanjang("Alasan penarikan", maks=KETERANGAN_MAKS, wajib="Tuliskan mengapa penetapan ini ditarik.")


class FormSaringLokal(PortalForm):
    program = SelectField("Program", choices=[("", "Semua program daerah")], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self, *(nama for nama in ("program", "wilayah") if nama in self))
