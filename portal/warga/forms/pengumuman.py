"""Shape of the forms of published lists: the filter of the staff, the choice of a desa for anybody, the reason for withdrawing."""

from __future__ import annotations

from wtforms import HiddenField, SelectField

from ...web.forms import PortalForm, TeksPanjang
from ..rules.pengumuman import ALASAN_MAKS, KATA_KEADAAN


class FormSaring(PortalForm):
    """Choices of ``wilayah`` are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[], validate_choice=False, default="")
    keadaan = SelectField("Keadaan", choices=[("", "Semua keadaan"), *KATA_KEADAAN.items()], validate_choice=False, default="")

    def nilai(self) -> dict[str, str]:
        """The chosen state, if it is one."""
        return {"keadaan": self.keadaan.data} if self.keadaan.data in KATA_KEADAAN else {}


class FormUmum(PortalForm):
    """Choices are handed in by the route."""

    wilayah = SelectField("Kecamatan, desa, atau kelurahan", choices=[], validate_choice=False, default="")


class FormUmumkan(PortalForm):
    """``dokumen_id`` is the paper that the preview showed."""

    dokumen_id = HiddenField()


class FormPenarikan(PortalForm):
    alasan = TeksPanjang(
        "Alasan menarik", wajib="Tulis mengapa pengumuman ini ditarik.", maks=ALASAN_MAKS,
        description="Tercatat di portal, tidak ditampilkan kepada umum. Jangan menulis nama warga.",
    )  # fmt: skip
