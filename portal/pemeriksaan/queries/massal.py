"""Reads for settling several findings at once: the ticked ones, and the receipt that the trail keeps."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...audit.queries import list_jejak
from ...db import db
from ...errors import NotFound
from ..models import Temuan
from .temuan import KOLOM, terlihat

AKSI, JENIS = "temuan.selesaikan_massal", "temuan_massal"


@dataclass(frozen=True, slots=True)
class Laporan:
    """What became of the ticked findings: the ids of those settled, (id, why) of those left out."""

    isi_sidik: str
    putusan: str
    selesai: list[str]
    dilewati: list[tuple[str, str]]
    pada: datetime | None = None


def list_by_ids(ids: Collection[UUID], *, untuk: Any) -> list[Any]:
    """Those of these findings that the person may see, as the list has them: rows (KOLOM)."""
    pilih = select(*KOLOM).where(Temuan.id.in_(ids), terlihat(untuk)).order_by(Temuan.desa_kode, Temuan.ditemukan_pada, Temuan.id)
    return list(db.session.execute(pilih)) if ids else []


def list_terkunci(ids: Collection[UUID], *, untuk: Any) -> list[Temuan]:
    """The same with their rows locked, in one order whoever asks."""
    pilih = select(Temuan).where(Temuan.id.in_(ids), terlihat(untuk)).order_by(Temuan.id)
    return list(db.session.scalars(pilih.with_for_update().execution_options(populate_existing=True)))


def find_laporan(id_: UUID, *, untuk: Any) -> Laporan | None:
    """The receipt of the form with this id that this person sent, or None."""
    for baris in list_jejak(aksi=AKSI, objek_id=str(id_)):
        isi = json.loads(baris.rincian)
        if baris.pengguna_id == untuk.id and not isi["ulang"]:
            return Laporan(isi["isi_sidik"], isi["ke"], isi["selesai"], [(satu, sebab) for satu, sebab in isi["dilewati"]], baris.waktu)
    return None


def get_laporan(id_: UUID, *, untuk: Any) -> Laporan:
    """The receipt; raises NotFound when there is none of this person."""
    laporan = find_laporan(id_, untuk=untuk)
    if laporan is None:
        raise NotFound()
    return laporan
