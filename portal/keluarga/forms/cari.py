"""The search box and the filter of the list."""

from __future__ import annotations

from wtforms import SelectField

from ...web.forms import PortalForm, Teks
from ..rules.isian import NAMA_MAKS
from .bidang import pilihan


class FormCari(PortalForm):
    cari = Teks("Nama, NIK, atau No. KK", maks=NAMA_MAKS, wajib="Ketik nama, NIK, atau No. KK yang dicari.")
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)


class FormSaring(PortalForm):
    """The filter of the list, sent by GET; choices of ``wilayah`` are handed in."""

    wilayah = SelectField("Wilayah", choices=[])
    rw = Teks("RW", maks=3)
    rt = Teks("RT", maks=3)
    kelengkapan = SelectField(
        "Kelengkapan", choices=pilihan({"": "Semua", "lengkap": "Lengkap", "belum": "Belum lengkap"})
    )
