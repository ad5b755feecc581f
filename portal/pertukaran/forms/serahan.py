"""Shape and messages of the filter of hand-over files."""

from __future__ import annotations

from wtforms import SelectField

from ...verifikasi.forms import FormIsi, FormSurat
from ...verifikasi.forms.saring import dipilih
from ...web.forms import Teks
from ..rules.serahan import KATA_INPUT


class FormBerkas(FormSurat):
    """The filter of hand-over files, by the year in which they were made and by a part of their number."""

    nomor = Teks("Nomor berkas", maks=40)


class FormInput(FormIsi):
    """The filter of rows of hand-overs, also by whether they were typed into SIKS-NG."""

    input = SelectField("Input SIKS-NG", choices=[("", "Semua"), *KATA_INPUT.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self, "wilayah", "jenis", "input")
