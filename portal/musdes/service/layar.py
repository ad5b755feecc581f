"""What the live page may show while it stands on a projector."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ..models import Musdes
from ..queries import get_musdes
from .umum import periksa_mengatur


@verb
def set_layar(id_: UUID, nama_saja: bool, *, oleh: Any) -> None:
    """Show only names on the live page, or all that the meeting needs; remembered on the meeting. Twice is once."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_mengatur(musdes)
    if ubah := musdes.layar_nama != nama_saja:
        # By an UPDATE that leaves versi alone: whoever writes the notulen meanwhile has no clash.
        db.session.execute(update(Musdes).where(Musdes.id == id_).values(layar_nama=nama_saja))
    audit.record("musdes.layar", oleh=oleh, objek=musdes, nama_saja=nama_saja, ulang=not ubah)
