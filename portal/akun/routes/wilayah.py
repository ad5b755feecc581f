"""The field Wilayah of the lists' filters, and the names of units that rows show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_login import current_user
from wtforms.fields import SelectChoice

from ...wilayah.queries import list_pilihan, nama_by_kode
from ...wilayah.rules import is_kode, mencakup, sebutan, tingkat


def pilihan_wilayah(form: Any) -> str:
    """Fill in the field and tell what was chosen; who has one desa/kelurahan has nothing to choose, so the field goes."""
    awal = current_user.wilayah_kode
    if tingkat(awal) == 4:
        del form.wilayah
        return ""
    kode = form.wilayah.data or ""
    kode = kode if is_kode(kode) and mencakup(awal, kode) and kode != awal else ""
    masuk = "\u2007\u2007" if tingkat(awal) == 2 else ""  # a figure space sets a desa in under its kecamatan
    pilihan = [(u.kode, u.sebutan if u.tingkat == 3 else masuk + u.sebutan) for u in list_pilihan(kode, untuk=current_user)]
    form.wilayah.choices = [SelectChoice(satu, nama) for satu, nama in [("", f"Semua di {current_user.wilayah_nama}"), *pilihan]]
    return kode


class Nama:
    """Names of desa and kecamatan by code, read in one statement."""

    def __init__(self, desa: Iterable[str | None]):
        kode = {k for satu in desa if satu for k in (satu, satu[:8])}
        self.nama = nama_by_kode(kode)

    def desa(self, kode: str) -> str:
        return sebutan(kode, self.nama.get(kode, kode))

    def kecamatan(self, kode: str) -> str:
        return self.nama.get(kode[:8], kode[:8])
