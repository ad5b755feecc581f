"""Shape of the filter of current recipients."""

from __future__ import annotations

from wtforms import SelectField

from ...web.forms import PortalForm, Teks
from .isian import dipilih


class FormSaringPenerima(PortalForm):
    """``rw`` and ``rt`` are read by the route, as the list of families reads them; it hands in the programmes."""

    program = SelectField("Program", choices=[], validate_choice=False)
    rw = Teks("RW", maks=3)
    rt = Teks("RT", maks=3)

    def nilai(self) -> dict[str, str]:
        """The chosen programme, if any."""
        return dipilih(self.program)
