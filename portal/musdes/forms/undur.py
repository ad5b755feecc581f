"""Shape and messages of a recusal, and the switch of the projector."""

from __future__ import annotations

from wtforms import HiddenField, SelectField
from wtforms.validators import AnyOf, InputRequired

from ...web.forms import PortalForm
from ..rules.undur import HUBUNGAN

PILIH_ORANG, PILIH_HUBUNGAN = "Pilih siapa yang tidak ikut memutuskan.", "Pilih hubungannya dengan keluarga ini."


class FormUndur(PortalForm):
    """Choices of ``peserta`` are handed in by the route: those present who are not marked yet."""

    peserta = SelectField("Peserta", [InputRequired(PILIH_ORANG)], choices=[], validate_choice=False)
    hubungan = SelectField(
        "Hubungan dengan keluarga ini", [AnyOf(tuple(HUBUNGAN), PILIH_HUBUNGAN)],
        choices=[("", "Pilih hubungan"), *((kode, kata.capitalize()) for kode, kata in HUBUNGAN.items())], validate_choice=False,
    )  # fmt: skip


class FormLayar(PortalForm):
    """``no`` is the family on the screen, to come back to."""

    nama = HiddenField(validators=[AnyOf(("ya", "tidak"), "Muat ulang halaman, lalu coba lagi.")])
    no = HiddenField()
