"""Reads of one family, its members and photos; each starts from what the person may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import joinedload

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...pengaturan.queries import semua_pengaturan
from ..models import Anggota, Foto, Keluarga
from ..rules.fakta import FaktaAnggota, FaktaKeluarga
from ..rules.kelengkapan import Kekurangan, kekurangan


def get_keluarga(id: UUID, *, untuk: Any, kunci: bool = False) -> Keluarga:
    """The family; raises NotFound when absent or out of scope. ``kunci`` locks its row, so verbs on it queue up."""
    pilih = select(Keluarga).where(Keluarga.id == id, cakupan(Keluarga.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update()
    else:
        pilih = pilih.options(joinedload(Keluarga.kriteria), joinedload(Keluarga.rumah))
    keluarga = db.session.scalar(pilih)
    if keluarga is None:
        raise NotFound()
    return keluarga


def fakta_of(keluarga: Keluarga, jenis_foto: Iterable[str] | None = None) -> FaktaKeluarga:
    """The family as the rules look at it; ``jenis_foto`` when the caller has read the photos already."""
    anggota = tuple(
        FaktaAnggota(
            nama=a.nama, nik=a.nik, tanpa_nik_alasan=a.tanpa_nik_alasan, tempat_lahir=a.tempat_lahir,
            tanggal_lahir=a.tanggal_lahir, jenis_kelamin=a.jenis_kelamin or None, hubungan=a.hubungan,
            status_kawin=a.status_kawin, ibu_kandung=a.ibu_kandung, pekerjaan=a.pekerjaan,
        )
        for a in keluarga.anggota
    )  # fmt: skip
    if jenis_foto is None:
        jenis_foto = db.session.scalars(select(Foto.jenis).where(Foto.keluarga_id == keluarga.id).distinct())
    return FaktaKeluarga(
        no_kk=keluarga.no_kk, alamat=keluarga.alamat, rt=keluarga.rt, rw=keluarga.rw, anggota=anggota,
        jawaban=dict(keluarga.kriteria.jawaban) if keluarga.kriteria else {}, foto=frozenset(jenis_foto),
    )  # fmt: skip


def foto_wajib() -> Collection[str]:
    """The kinds of photo that the kabupaten demands before a musdes; none unless it set them."""
    return semua_pengaturan().get("foto_wajib", ())


def is_lengkap() -> ColumnElement[bool]:
    """For lists and counts of families: nothing is missing for a musdes, the photos as the setting demands them now."""
    ada = (exists().where(Foto.keluarga_id == Keluarga.id, Foto.jenis == jenis) for jenis in foto_wajib())
    return and_(Keluarga.lengkap, *ada)


def kekurangan_of(keluarga: Keluarga) -> list[Kekurangan]:
    """What the family lacks for a musdes."""
    return kekurangan(fakta_of(keluarga), foto_wajib())


def find_anggota_by_ids(ids: set[UUID], *, untuk: Any) -> dict[UUID, Anggota]:
    """The members with these ids that the person may see."""
    if not ids:
        return {}
    pilih = select(Anggota).where(Anggota.id.in_(ids), cakupan(Anggota.desa_kode, untuk))
    return {anggota.id: anggota for anggota in db.session.scalars(pilih)}


def get_anggota(id: UUID, keluarga_id: UUID, *, untuk: Any) -> Anggota:
    """One member of this family; raises NotFound when absent, of another family or out of scope."""
    pilih = select(Anggota).where(
        Anggota.id == id, Anggota.keluarga_id == keluarga_id, cakupan(Anggota.desa_kode, untuk)
    )
    anggota = db.session.scalar(pilih)
    if anggota is None:
        raise NotFound()
    return anggota


def get_foto(id: UUID, keluarga_id: UUID, *, untuk: Any) -> Foto:
    """One photo of this family; raises NotFound when absent, of another family or out of scope."""
    pilih = select(Foto).where(Foto.id == id, Foto.keluarga_id == keluarga_id, cakupan(Foto.desa_kode, untuk))
    foto = db.session.scalar(pilih)
    if foto is None:
        raise NotFound()
    return foto


def nama_pengurus(keluarga: Keluarga) -> str:
    """Who receives in the family's name: the member chosen for it, else the head."""
    if keluarga.pengurus_id is None:
        return keluarga.nama
    nama = db.session.scalar(select(Anggota.nama).where(Anggota.id == keluarga.pengurus_id, Anggota.keluarga_id == keluarga.id))
    return nama or keluarga.nama


def list_foto(keluarga_id: UUID, *, untuk: Any) -> list[Foto]:
    """The photos of a family, oldest first."""
    pilih = select(Foto).where(Foto.keluarga_id == keluarga_id, cakupan(Foto.desa_kode, untuk))
    return list(db.session.scalars(pilih.order_by(Foto.dibuat_pada, Foto.id)))


def count_foto(keluarga_id: UUID, jenis: str) -> int:
    """How many photos of this kind the family has; for the rule, so the caller has loaded the family."""
    pilih = select(func.count()).select_from(Foto).where(Foto.keluarga_id == keluarga_id, Foto.jenis == jenis)
    return db.session.scalar(pilih) or 0


def next_urutan(keluarga_id: UUID) -> int:
    """The place of the next member in the family's list."""
    return (db.session.scalar(select(func.max(Anggota.urutan)).where(Anggota.keluarga_id == keluarga_id)) or 0) + 1


def find_by_id(model: type, id: UUID) -> Any:
    """The row of a form's id, whoever's it is: only to see whether the form arrived before."""
    return db.session.get(model, id)
