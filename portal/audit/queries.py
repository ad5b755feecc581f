"""Reads of the trail; callers ask the permission first (the trail names people, never their NIK)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ..db import db
from .models import Jejak, JejakKepala
from .rules import AWAL, BIDANG, periksa_rantai, untuk_sidik


def verify_chain() -> str | None:
    """None when every line is as it was written, else a sentence that names the first broken row."""
    kepala = db.session.execute(select(JejakKepala.nomor, JejakKepala.hash)).first()
    return periksa_rantai(_semua(), tuple(kepala) if kepala else (0, AWAL))


def _semua() -> Iterator[dict[str, Any]]:
    hasil = db.session.execute(select(*Jejak.__table__.columns).order_by(Jejak.id).execution_options(yield_per=2000))
    for baris in hasil.mappings():
        yield {n: untuk_sidik(baris[n]) for n in BIDANG} | {"hash_sebelum": baris["hash_sebelum"], "hash": baris["hash"]}


def count_jejak(aksi: str, pengguna_id: UUID, sejak: datetime) -> int:
    """How often this person did this since then; for throttles."""
    pilih = select(func.count()).select_from(Jejak).where(Jejak.pengguna_id == pengguna_id, Jejak.aksi == aksi, Jejak.waktu > sejak)
    return db.session.scalar(pilih) or 0


def list_jejak(*, setelah: int | None = None, aksi: str | None = None, objek_id: str | None = None, ukuran: int = 25) -> list[Any]:
    """Newest first: up to ``ukuran`` + 1 lines before id ``setelah``."""
    pilih = select(
        Jejak.id, Jejak.waktu, Jejak.pengguna_id, Jejak.peran, Jejak.aksi, Jejak.objek_jenis, Jejak.objek_id, Jejak.desa_kode, Jejak.rincian
    ).order_by(Jejak.id.desc())
    if setelah is not None:
        pilih = pilih.where(Jejak.id < setelah)
    if aksi:
        pilih = pilih.where(Jejak.aksi == aksi)
    if objek_id:
        pilih = pilih.where(Jejak.objek_id == objek_id)
    return list(db.session.execute(pilih.limit(ukuran + 1)))


def list_jejak_objek(objek_id: Collection[str], *, setelah: int | None = None, ukuran: int = 25) -> list[Any]:
    """Lines about any of these objects, newest first: up to ``ukuran`` + 1 before id ``setelah``."""
    pilih = select(Jejak.id, Jejak.waktu, Jejak.pengguna_id, Jejak.peran, Jejak.aksi, Jejak.objek_jenis, Jejak.rincian)
    pilih = pilih.where(Jejak.objek_id.in_(objek_id)).order_by(Jejak.id.desc())
    if setelah is not None:
        pilih = pilih.where(Jejak.id < setelah)
    return list(db.session.execute(pilih.limit(ukuran + 1)))
