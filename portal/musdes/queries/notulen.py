"""Reads of the notulen as it was saved, again and again: who wrote what when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ..models import Musdes, RevisiNotulen

UKURAN = 25


def list_revisi(musdes_id: UUID, *, untuk: Any, sebelum: int | None = None, ukuran: int = UKURAN) -> list[Row[Any]]:
    """The saves, newest first, up to ``ukuran`` + 1 before the number ``sebelum``; each with its length, without its text."""
    pilih = (
        select(RevisiNotulen.nomor, RevisiNotulen.pada, Pengguna.nama, func.length(RevisiNotulen.isi).label("panjang"))
        .join(Pengguna, Pengguna.id == RevisiNotulen.oleh)
        .where(RevisiNotulen.musdes_id == musdes_id, cakupan(RevisiNotulen.desa_kode, untuk))
        .order_by(RevisiNotulen.nomor.desc())
        .limit(ukuran + 1)
    )
    if sebelum is not None:
        pilih = pilih.where(RevisiNotulen.nomor < sebelum)
    return list(db.session.execute(pilih))


def get_revisi(musdes_id: UUID, nomor: int, *, untuk: Any) -> Row[Any]:
    """One save with its text; raises NotFound."""
    baris = db.session.execute(
        select(RevisiNotulen.nomor, RevisiNotulen.pada, RevisiNotulen.isi, Pengguna.nama)
        .join(Pengguna, Pengguna.id == RevisiNotulen.oleh)
        .where(RevisiNotulen.musdes_id == musdes_id, RevisiNotulen.nomor == nomor, cakupan(RevisiNotulen.desa_kode, untuk))
    ).first()
    if baris is None:
        raise NotFound()
    return baris


def next_revisi(musdes: Musdes) -> int:
    """The number of the next save; the caller holds the meeting's row locked."""
    return (db.session.scalar(select(func.max(RevisiNotulen.nomor)).where(RevisiNotulen.musdes_id == musdes.id)) or 0) + 1
