"""The choice of the figure that the map shows."""

from __future__ import annotations

from wtforms import SelectField

from ..web.forms import PortalForm


class FormUkuran(PortalForm):
    """Choices are handed in by the route; an unknown one counts as none."""

    ukuran = SelectField("Angka pada peta", choices=[], validate_choice=False)
