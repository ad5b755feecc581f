"""What a family declares of its relation to an official: more to look at, never a reason to refuse (domain 6.5)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken
from ...pemeriksaan.models import Kerabat
from ...pemeriksaan.service import add_kerabat, remove_kerabat
from ..queries import get_keluarga
from .periksa import perbarui_temuan


@verb
def declare_kerabat(id_: UUID, keluarga_id: UUID, aparat_id: UUID, hubungan: str, keterangan: str, *, oleh: Any) -> Kerabat:
    """Keep a declared relation; also of a locked family, since to disclose is always right. Raises NotFound, NotAllowed, RuleBroken."""
    keluarga = get_keluarga(keluarga_id, untuk=oleh, kunci=True)
    require(oleh, Izin.KELUARGA_TULIS, keluarga)
    kerabat = add_kerabat(id_, aparat_id, keluarga, hubungan, keterangan, oleh=oleh)
    db.session.flush()
    perbarui_temuan(keluarga)
    audit.record("kerabat.nyatakan", oleh=oleh, objek=kerabat, keluarga=keluarga_id, hubungan=hubungan)
    return kerabat


@verb
def retract_kerabat(id_: UUID, keluarga_id: UUID, *, oleh: Any) -> None:
    """Take a relation back that was declared by mistake; not while the dinsos has the family. Raises NotFound for one that is not there."""
    keluarga = get_keluarga(keluarga_id, untuk=oleh, kunci=True)
    require(oleh, Izin.KELUARGA_TULIS, keluarga)
    if keluarga.terkunci:
        raise RuleBroken("Sedang diperiksa dinas sosial, jadi hubungan ini belum dapat dicabut.")
    if not remove_kerabat(id_, keluarga):
        raise NotFound()
    perbarui_temuan(keluarga)
    audit.record("kerabat.cabut", oleh=oleh, objek=keluarga)
