"""Reads of families and their sections; each starts from what the person may see."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from ..akun.queries import cakupan
from ..db import db
from ..errors import NotFound
from ..pengaturan.queries import semua_pengaturan
from .models import Anggota, Foto, Keluarga
from .rules.fakta import FaktaAnggota, FaktaKeluarga
from .rules.kelengkapan import Kekurangan, kekurangan


def get_keluarga(id: UUID, *, untuk: Any, kunci: bool = False) -> Keluarga:
    """The family; raises NotFound when absent or out of scope. ``kunci`` locks its row, so verbs on it queue up."""
    pilih = select(Keluarga).where(Keluarga.id == id, cakupan(Keluarga.desa_kode, untuk))
    keluarga = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if keluarga is None:
        raise NotFound()
    return keluarga


def fakta_of(keluarga: Keluarga) -> FaktaKeluarga:
    """The family as the rules look at it: its members, answers and kinds of photo."""
    anggota = tuple(
        FaktaAnggota(
            nama=a.nama, nik=a.nik, tanpa_nik_alasan=a.tanpa_nik_alasan, tempat_lahir=a.tempat_lahir,
            tanggal_lahir=a.tanggal_lahir, jenis_kelamin=a.jenis_kelamin or None, hubungan=a.hubungan,
            status_kawin=a.status_kawin, ibu_kandung=a.ibu_kandung, pekerjaan=a.pekerjaan,
        )
        for a in keluarga.anggota
    )  # fmt: skip
    foto = db.session.scalars(select(Foto.jenis).where(Foto.keluarga_id == keluarga.id).distinct())
    jawaban = keluarga.kriteria.jawaban if keluarga.kriteria else {}
    return FaktaKeluarga(
        no_kk=keluarga.no_kk, alamat=keluarga.alamat, rt=keluarga.rt, rw=keluarga.rw, anggota=anggota,
        jawaban=dict(jawaban), foto=frozenset(foto),
    )  # fmt: skip


def kekurangan_of(keluarga: Keluarga) -> list[Kekurangan]:
    """What the family lacks for a musdes, with the photos that the kabupaten's settings demand (none unless set)."""
    return kekurangan(fakta_of(keluarga), semua_pengaturan().get("foto_wajib", ()))


def find_anggota_by_ids(ids: set[UUID], *, untuk: Any) -> dict[UUID, Anggota]:
    """The members with these ids that the person may see."""
    if not ids:
        return {}
    pilih = select(Anggota).where(Anggota.id.in_(ids), cakupan(Anggota.desa_kode, untuk))
    return {anggota.id: anggota for anggota in db.session.scalars(pilih)}
