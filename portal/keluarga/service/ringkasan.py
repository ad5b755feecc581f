"""What every verb of a family shares: the lock of its sections and the summary columns that follow its members."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update

from ...db import db
from ..models import Keluarga


def set_kunci(keluarga: Keluarga, terkunci: bool, bagian_terbuka: Sequence[str] = ()) -> None:
    """Lock or unlock the family for its village, except the named sections. Inside a transaction; leaves no audit line.

    By an UPDATE that leaves ``versi`` alone: a lock is no change of the address that somebody may have open.
    """
    db.session.execute(
        update(Keluarga)
        .where(Keluarga.id == keluarga.id)
        .values(terkunci=terkunci, bagian_terbuka=sorted(bagian_terbuka) if terkunci else [])
    )
