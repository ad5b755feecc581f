"""The choice of a place in the filters of this feature."""

from __future__ import annotations

from typing import Any

from flask_login import current_user

from ...wilayah.queries import list_pilihan
from ...wilayah.rules import is_kode, tingkat

INDEN = "\u2007\u2007"  # a figure space sets a desa in under its kecamatan, also where lists are read as plain text


def pilihan_wilayah(form: Any) -> str:
    """Fill in the field ``wilayah`` and return what was chosen; who has one desa/kelurahan has nothing to choose, so the field goes."""
    awal = tingkat(current_user.wilayah_kode)
    if awal == 4:
        del form.wilayah
        return ""
    kode = form.wilayah.data or ""
    unit = list_pilihan(kode, untuk=current_user)
    form.wilayah.choices = [("", f"Semua di {current_user.wilayah_nama}"), *((u.kode, INDEN * (u.tingkat - awal - 1) + u.sebutan) for u in unit)]
    return kode if is_kode(kode) else ""
