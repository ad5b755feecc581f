"""Reads of recusals: who takes no part in deciding which family."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ..models import Acara, Musdes, Peserta, UndurDiri
from ..rules.suara import hak_suara


def _semua(musdes_id: UUID) -> Select[Any]:
    return (
        select(
            UndurDiri.id, UndurDiri.acara_id, UndurDiri.peserta_id, UndurDiri.hubungan, Acara.usulan_id, Peserta.nama,
            Peserta.jenis_kelamin, Peserta.jabatan, Peserta.unsur, Peserta.hadir_pada,
        )
        .join(Peserta, Peserta.id == UndurDiri.peserta_id)
        .join(Acara, Acara.id == UndurDiri.acara_id)
        .where(UndurDiri.musdes_id == musdes_id)
        .order_by(Acara.urutan, Peserta.urutan, UndurDiri.id)
    )  # fmt: skip


def list_undur(musdes_id: UUID, *, untuk: Any) -> list[Row[Any]]:
    """Every recusal of a meeting with the person's name, in the order of the agenda, then of the attendance list."""
    return list(db.session.execute(_semua(musdes_id).where(cakupan(UndurDiri.desa_kode, untuk))))


def list_undur_of(musdes: Musdes) -> list[Row[Any]]:
    """The same, of a meeting that was loaded through somebody's scope."""
    return list(db.session.execute(_semua(musdes.id)))


def get_undur(id: UUID, musdes: Musdes) -> UndurDiri:
    """One recusal of a meeting that was loaded through somebody's scope; raises NotFound."""
    undur = db.session.scalar(select(UndurDiri).where(UndurDiri.id == id, UndurDiri.musdes_id == musdes.id))
    if undur is None:
        raise NotFound()
    return undur


def find_undur(id: UUID) -> UndurDiri | None:
    """The row of a form's id, whoever's it is: only to see whether the form arrived before."""
    return db.session.get(UndurDiri, id)


def find_undur_of(peserta_id: UUID, acara_id: UUID) -> UndurDiri | None:
    """The recusal of this person from this family, however it was noted."""
    return db.session.scalar(select(UndurDiri).where(UndurDiri.peserta_id == peserta_id, UndurDiri.acara_id == acara_id))


def count_hak_suara(acara: Acara) -> int:
    """How many may vote on this family now."""
    hadir = select(func.count()).where(Peserta.musdes_id == acara.musdes_id, Peserta.hadir_pada.is_not(None))
    undur = hadir.where(UndurDiri.peserta_id == Peserta.id, UndurDiri.acara_id == acara.id)
    return hak_suara(db.session.scalar(hadir) or 0, db.session.scalar(undur) or 0)
