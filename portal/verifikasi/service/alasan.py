"""The dinsos' own list of reasons: what is in use, what it added."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ...errors import RuleBroken
from ...pengaturan.queries import pengaturan
from ...pengaturan.service import update_pengaturan
from ..rules.alasan import salah_tambahan, setelan_baru

KUNCI = "alasan_tolak"


def update_alasan(
    hidup: Collection[str], *, kelompok: str = "", kata: str = "", wajib_catatan: bool = False, versi: dict[str, int], oleh: Any
) -> list[str]:
    """Switch reasons on and off and add one; returns the keys that changed. Raises RuleBroken, and StaleWrite when another admin was first."""
    setelan = pengaturan(KUNCI)
    salah = salah_tambahan(setelan, kelompok, kata) if kata else None
    if salah:
        raise RuleBroken(salah)
    baru = setelan_baru(setelan, hidup, kelompok, kata, wajib_catatan)
    return update_pengaturan({KUNCI: baru}, versi=versi, oleh=oleh)
