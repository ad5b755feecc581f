"""The filter of the page of the quota."""

from __future__ import annotations

from wtforms import SelectField

from ...web.forms import PortalForm


class FormKuota(PortalForm):
    """Choices are handed in by the route; an unknown value counts as the first choice."""

    periode = SelectField("Periode", choices=[], validate_choice=False)
    program = SelectField("Program", choices=[], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)

    def nilai(self, nama: str) -> str:
        """What was chosen; the first choice when it is not among them, "" when there is none."""
        semua = [nilai for nilai, *_ in self[nama].choices]
        if self[nama].data not in semua:
            self[nama].data = semua[0] if semua else ""
        return str(self[nama].data)
