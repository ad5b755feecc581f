"""What belongs to one family, so that the trail can tell who looked at it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, union_all

from ...db import db
from ...keluarga.models import Anggota, Foto
from ...pemeriksaan.models import Temuan
from ...usulan.models import Usulan


def list_objek_keluarga(keluarga_id: UUID) -> list[str]:
    """The ids of a family and of its members, photos, findings and usulan, as the trail writes them."""
    milik = [select(tabel.id).where(tabel.keluarga_id == keluarga_id) for tabel in (Anggota, Foto, Temuan, Usulan)]
    return [str(keluarga_id), *(str(satu) for satu in db.session.scalars(union_all(*milik)))]
