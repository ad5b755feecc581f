"""Shape of the filter of the trail, and of the page that asks why a list is taken out."""

from __future__ import annotations

from wtforms import SelectField

from ..kit.unduhan import ALASAN, TUJUAN_MAKS
from ..web.forms import PortalForm, TeksPanjang
from .rules import AKSI


class FormSaring(PortalForm):
    """The filter of the trail; an unknown action counts as none."""

    aksi = SelectField("Tindakan", choices=[("", "Semua tindakan"), *AKSI.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """The chosen action, if any."""
        return {"aksi": self.aksi.data} if self.aksi.data in AKSI else {}


class FormUnduhan(PortalForm):
    """Why a list with personal data leaves the portal, and what for."""

    alasan = SelectField("Alasan", choices=[("", "Pilih alasan"), *ALASAN.items()], validate_choice=False)
    tujuan = TeksPanjang("Tujuan", maks=TUJUAN_MAKS)
