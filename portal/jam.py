"""The one clock: services ask here, rules get the answer as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime

from .kit.tanggal import setempat


def sekarang() -> datetime:
    """Now, in UTC with zone."""
    return datetime.now(UTC)


def hari_ini(zona: str = "WIB") -> date:
    """Today in the kabupaten's zone (WIB, WITA or WIT)."""
    return setempat(sekarang(), zona).date()
