"""Shape of the filter of the trail."""

from __future__ import annotations

from wtforms import SelectField

from ..web.forms import PortalForm
from .rules import AKSI


class FormSaring(PortalForm):
    """The filter of the trail; an unknown action counts as none."""

    aksi = SelectField("Tindakan", choices=[("", "Semua tindakan"), *AKSI.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """The chosen action, if any."""
        return {"aksi": self.aksi.data} if self.aksi.data in AKSI else {}
