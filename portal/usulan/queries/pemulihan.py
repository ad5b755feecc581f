"""Removals and the usulan that take them back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.queries import cakupan
from ...db import db
from ..models import Usulan
from ..rules.bentrok import DAPAT_DIPULIHKAN
from ..rules.jenis import HAPUS
from ..rules.status import TERBUKA


def find_ringkas(id: UUID | None, *, untuk: Any) -> Any:
    """(id, nomor) of a usulan in the person's scope, or None."""
    if id is None:
        return None
    return db.session.execute(select(Usulan.id, Usulan.nomor).where(Usulan.id == id, cakupan(Usulan.desa_kode, untuk))).first()


def list_pemulih(hapus_id: UUID, *, untuk: Any) -> list[Any]:
    """The usulan that take this removal back, oldest first: rows (id, nomor, jenis, status)."""
    pilih = select(Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status).where(Usulan.memulihkan == hapus_id, cakupan(Usulan.desa_kode, untuk))
    return list(db.session.execute(pilih.order_by(Usulan.dibuat_pada)))


def dapat_dipulihkan(usulan: Usulan, *, untuk: Any) -> bool:
    """Whether this removal has come so far that a new proposal may take it back, and none is under way."""
    if usulan.jenis != HAPUS or usulan.status not in DAPAT_DIPULIHKAN:
        return False
    return not any(satu.status in TERBUKA for satu in list_pemulih(usulan.id, untuk=untuk))
