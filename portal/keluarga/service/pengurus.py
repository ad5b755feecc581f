"""The verb that names the pengurus: who receives in the family's name, not always the head (domain 2.3, 4.5)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...audit import service as audit
from ...db import db, verb
from ..models import Anggota, Keluarga
from ..queries.satu import get_anggota
from ..rules.bagian import ANGGOTA
from .perubahan import catat_perubahan
from .ringkasan import open_bagian, refresh_ringkasan


def pasang_pengurus(keluarga: Keluarga, anggota_id: UUID | None, *, oleh: Any) -> None:
    """Set or clear the pengurus of a family whose row is locked, with its line of history; ``versi`` stays, see set_kunci."""
    catat_perubahan(keluarga, ANGGOTA, {"pengurus_id": keluarga.pengurus_id}, {"pengurus_id": anggota_id}, oleh=oleh)
    db.session.execute(update(Keluarga).where(Keluarga.id == keluarga.id).values(pengurus_id=anggota_id))


@verb
def set_pengurus(keluarga_id: UUID, anggota_id: UUID, *, oleh: Any) -> Anggota:
    """Name a member of this family as its pengurus; the same choice twice changes nothing."""
    return _pilih(keluarga_id, anggota_id, True, oleh)


@verb
def clear_pengurus(keluarga_id: UUID, anggota_id: UUID, *, oleh: Any) -> Anggota:
    """Let the head of the family receive again instead of this member."""
    return _pilih(keluarga_id, anggota_id, False, oleh)


def _pilih(keluarga_id: UUID, anggota_id: UUID, pengurus: bool, oleh: Any) -> Anggota:
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    anggota = get_anggota(anggota_id, keluarga_id, untuk=oleh)
    if (keluarga.pengurus_id == anggota_id) != pengurus:
        pasang_pengurus(keluarga, anggota_id if pengurus else None, oleh=oleh)
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("keluarga.pengurus", oleh=oleh, objek=keluarga, anggota=anggota_id, pengurus=pengurus)
    return anggota
