"""Reads for what is printed: the families of an RT, each with its members and what it lacks, in four statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ...akun.queries import cakupan
from ...db import db
from ..models import Foto, Keluarga
from ..rules.kelengkapan import Kekurangan, kekurangan
from .satu import fakta_of, foto_wajib


@dataclass(frozen=True)
class BarisPeriksa:
    """One family on the check list."""

    keluarga: Keluarga
    kurang: list[Kekurangan]


def list_periksa(desa_kode: str, rw: str = "", rt: str = "", *, untuk: Any, paling_banyak: int) -> list[BarisPeriksa]:
    """Families of a desa, of one RW or RT when named, in the order of RW, RT and name; up to ``paling_banyak`` + 1."""
    pilih = (
        select(Keluarga)
        .where(Keluarga.desa_kode == desa_kode, cakupan(Keluarga.desa_kode, untuk))
        .options(selectinload(Keluarga.anggota), joinedload(Keluarga.kriteria))
        .order_by(Keluarga.rw, Keluarga.rt, Keluarga.nama_cari, Keluarga.id)
        .limit(paling_banyak + 1)
    )
    for kolom, nilai in ((Keluarga.rw, rw), (Keluarga.rt, rt)):
        if nilai:
            pilih = pilih.where(kolom == nilai)
    semua = list(db.session.scalars(pilih))
    foto: dict[Any, set[str]] = {}
    for keluarga_id, jenis in db.session.execute(
        select(Foto.keluarga_id, Foto.jenis).where(Foto.keluarga_id.in_([k.id for k in semua])).distinct()
    ):
        foto.setdefault(keluarga_id, set()).add(jenis)
    wajib = foto_wajib()
    return [BarisPeriksa(k, kekurangan(fakta_of(k, foto.get(k.id, ())), wajib)) for k in semua]
