"""Shape of the filter of the list of families with and without aid."""

from __future__ import annotations

from wtforms import SelectField

from ...kuota.rules.program import DESIL_TERTINGGI
from ...web.forms import PortalForm, Teks
from ..rules.penerima import KATA_ADA, KATA_URUT

DESIL = [(str(n), f"1 sampai {n}" if n > 1 else "1") for n in range(1, DESIL_TERTINGGI + 1)]

URUTAN = [(kode, kata[:1].upper() + kata[1:]) for kode, kata in KATA_URUT.items()]


class FormSaringBantuan(PortalForm):
    """Choices of ``wilayah`` and ``program`` are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[], validate_choice=False, default="")
    ada = SelectField("Bantuan", choices=[("", "Semua keluarga"), *KATA_ADA.items()], validate_choice=False, default="")
    program = SelectField("Program", choices=[], validate_choice=False, default="")
    desil = SelectField("Desil", choices=[("", "Semua desil"), *DESIL], validate_choice=False, default="")
    rw = Teks("RW", maks=3)
    rt = Teks("RT", maks=3)
    urut = SelectField("Urutkan menurut", choices=URUTAN, validate_choice=False, default="rt")
