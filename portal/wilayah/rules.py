"""Codes of Kepmendagri 300.2.2-2430/2025: PP.KK.CC.DDDD; the fourth part begins with 1 (kelurahan), 2 (desa) or 3 (desa adat)."""

from __future__ import annotations

import re

POLA = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
TINGKAT = {1: "Provinsi", 2: "Kabupaten/Kota", 3: "Kecamatan", 4: "Desa/Kelurahan"}


def is_kode(kode: str) -> bool:
    """Whether ``kode`` has the form of a wilayah code of any level."""
    return POLA.fullmatch(kode) is not None


def tingkat(kode: str) -> int:
    """1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan."""
    return kode.count(".") + 1


def is_kelurahan(kode: str) -> bool:
    """Whether the unit is a kelurahan (Lurah, LPMK, muskel) and not a desa (Kepala Desa, BPD, musdes)."""
    return tingkat(kode) == 4 and kode.split(".")[3].startswith("1")


def mencakup(cakupan: str, kode: str) -> bool:
    """Whether a person with scope ``cakupan`` reaches the unit ``kode``: the same code or one below it."""
    return kode == cakupan or kode.startswith(cakupan + ".")


def sebutan(kode: str, nama: str) -> str:
    """The unit with its kind: "Kelurahan Air Bang", "Desa Cawang Lama", "Kecamatan Curup"; a kabupaten's name has it already."""
    if tingkat(kode) == 4:
        return f"{'Kelurahan' if is_kelurahan(kode) else 'Desa'} {nama}"
    return f"Kecamatan {nama}" if tingkat(kode) == 3 else nama
