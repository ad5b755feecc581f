"""Choices of the filter and the search: the units a person reaches, RT and RW as stored."""

from __future__ import annotations

from typing import Any

from flask_login import current_user
from wtforms.fields import SelectChoice

from ...wilayah.queries import list_pilihan
from ...wilayah.rules import is_kode, tingkat
from ..rules.isian import rapikan_rt


def pilihan_wilayah(form: Any) -> bool:
    """Fill in the field ``wilayah``; who has one desa/kelurahan has nothing to choose, so the field goes. Tells whether it stays."""
    awal = current_user.wilayah_kode
    if tingkat(awal) == 4:
        del form.wilayah
        return False
    unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
    # A figure space sets a desa in under its kecamatan, also where lists are read as plain text.
    masuk = "\u2007\u2007" if tingkat(awal) == 2 else ""
    pilihan = [(u.kode, u.sebutan if u.tingkat == 3 else masuk + u.sebutan) for u in unit]
    form.wilayah.choices = [SelectChoice(kode, nama) for kode, nama in [("", f"Semua di {current_user.wilayah_nama}"), *pilihan]]
    return True


def baca_rt(isian: Any) -> str:
    """RT or RW of a filter as it is stored; what is no number is told at the field and does not filter."""
    try:
        return rapikan_rt(isian.data) if isian.data else ""
    except ValueError as salah:
        isian.errors = [str(salah)]
        return ""


def baca_wilayah(form: Any) -> str:
    """The unit that was chosen; empty for none, and for what is no code."""
    kode = form.wilayah.data or "" if "wilayah" in form else ""
    return kode if is_kode(kode) else ""
