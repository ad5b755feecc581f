"""The verb that releases a family to the desa that asked for it; it lives here because an open usulan forbids it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...keluarga.models import Keluarga, Pindah
from ...keluarga.queries.pindah import get_pindah
from ...keluarga.rules.pindah import DILEPAS
from ...keluarga.service.pindah import answer_pindah, move_keluarga
from ..queries import list_terbuka
from ..rules.pelepasan import halangan_melepas


@verb
def release_keluarga(pindah_id: UUID, *, oleh: Any) -> Pindah:
    """Move the family with its members, house, criteria, photos and history, all or nothing; twice is once.

    The family's row is locked first, as every verb of a family and every new usulan does: what is checked is what moves.
    Raises RuleBroken while it is locked or has an open usulan, or when the request has ended otherwise.
    """
    pindah = get_pindah(pindah_id, untuk=oleh)
    require(oleh, Izin.KELUARGA_PINDAH, pindah)
    terkunci = select(Keluarga).where(Keluarga.id == pindah.keluarga_id).with_for_update()
    keluarga = db.session.scalars(terkunci.execution_options(populate_existing=True)).one()
    pindah = get_pindah(pindah_id, untuk=oleh, kunci=True)
    if pindah.status == DILEPAS:
        audit.record("keluarga.pindah", oleh=oleh, objek=keluarga, desa_kode=pindah.desa_kode, ulang=True)
        return pindah
    halangan = halangan_melepas(keluarga.terkunci, list_terbuka(keluarga.id, untuk=oleh))
    answer_pindah(pindah, DILEPAS, oleh=oleh)
    if halangan:
        raise RuleBroken(halangan[0], rincian=tuple(halangan[1:]))
    move_keluarga(keluarga, pindah.ke_desa_kode, oleh=oleh)
    audit.record("keluarga.pindah", oleh=oleh, objek=keluarga, desa_kode=pindah.desa_kode, ke=pindah.ke_desa_kode, pindah=pindah.id)
    return pindah
