"""What was built on the families of an import since: then it cannot be taken back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from ...db import db
from ...keluarga.models import Foto, Keluarga, Perubahan, Pindah
from ...pemeriksaan.models import Kerabat
from ...usulan.models import Usulan
from ..models import Impor, ImporBaris
from ..rules.impor_jenis import REGISTER

CONTOH = 20
_JEDA = timedelta(milliseconds=10)  # an import's own history bears its moment, some microseconds apart


def _dasar(mulai: datetime, kolom: Any) -> list[tuple[str, Select[Any], Any, Any]]:
    """(sentence, statement, its family, order) of each thing that may have been built."""
    return [
        ("dibuatkan usulan {}", select(kolom, Usulan.nomor).where(Usulan.dibuat_pada > mulai), Usulan.keluarga_id, Usulan.nomor),
        ("diubah desa/kelurahan", select(kolom, Perubahan.bagian).where(Perubahan.pada > mulai + _JEDA), Perubahan.keluarga_id, Perubahan.pada),
        ("diberi foto", select(kolom, Foto.jenis).where(Foto.dibuat_pada > mulai), Foto.keluarga_id, Foto.id),
        ("dicatat kerabat aparat", select(kolom, Kerabat.hubungan).where(Kerabat.dibuat_pada > mulai), Kerabat.keluarga_id, Kerabat.id),
        ("diminta pindah", select(kolom, Pindah.status).where(Pindah.diminta_pada > mulai), Pindah.keluarga_id, Pindah.id),
    ]


def halangan_tarik(impor: Impor) -> list[str]:
    """Sentences that name families and what was done with them after the import, at most 20; empty when it can be taken back."""
    if impor.jenis != REGISTER or impor.dijalankan_pada is None:
        return []
    hasil: list[str] = []
    for kata, pilih, keluarga_id, urut in _dasar(impor.dijalankan_pada, Keluarga.nama):
        pilih = pilih.join(Keluarga, Keluarga.id == keluarga_id).join(ImporBaris, ImporBaris.keluarga_id == Keluarga.id)
        pilih = pilih.where(ImporBaris.impor_id == impor.id).order_by(urut).limit(CONTOH - len(hasil))
        if len(hasil) < CONTOH:
            hasil += dict.fromkeys(f"Keluarga {nama or 'tanpa nama'} {kata.format(apa)}." for nama, apa in db.session.execute(pilih))
    return hasil


def dibangun(ids: Collection[UUID], mulai: datetime) -> set[UUID]:
    """Those of the families on which something was built; asked again inside each step of the withdrawal."""
    semua: set[UUID] = set()
    for _, pilih, keluarga_id, _urut in _dasar(mulai, Keluarga.id):
        semua |= set(db.session.scalars(pilih.join(Keluarga, Keluarga.id == keluarga_id).where(Keluarga.id.in_(ids))))
    return semua
