"""Reads of jobs: those one started, and for the dinsos those of everybody in its kabupaten."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from ..akun.models import Pengguna
from ..akun.queries import cakupan
from ..akun.rules import Izin, boleh
from ..db import db
from ..errors import NotFound
from ..jam import sekarang
from ..kit.paging import UKURAN
from ..pengaturan.queries import pengaturan
from .models import Pekerjaan
from .rules import BERJALAN, MATI_SETELAH, MENUNGGU, SELESAI, TERBUKA


def _terlihat(untuk: Any) -> ColumnElement[bool]:
    """One's own jobs; who runs the checks of the kabupaten sees all that its people and the server started."""
    milik = Pekerjaan.dibuat_oleh == untuk.id
    if not boleh(untuk, Izin.PEMERIKSAAN_JALANKAN):
        return milik
    sewilayah = or_(Pengguna.wilayah_kode == untuk.wilayah_kode, cakupan(Pengguna.wilayah_kode, untuk))
    if untuk.wilayah_kode == pengaturan("kabupaten_kode"):
        sewilayah = or_(sewilayah, Pekerjaan.dibuat_oleh.is_(None))
    return or_(milik, sewilayah)


def _pilih(untuk: Any) -> Select[Any]:
    return (
        select(Pekerjaan, Pengguna.nama.label("oleh_nama"))
        .outerjoin(Pengguna, Pengguna.id == Pekerjaan.dibuat_oleh)
        .where(_terlihat(untuk))
    )


def get_pekerjaan(id: UUID, *, untuk: Any) -> Any:
    """Row (Pekerjaan, oleh_nama); raises NotFound when absent or of others."""
    baris = db.session.execute(_pilih(untuk).where(Pekerjaan.id == id)).first()
    if baris is None:
        raise NotFound()
    return baris


def list_pekerjaan(*, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN) -> list[Any]:
    """Rows (Pekerjaan, oleh_nama), newest first, up to ``ukuran`` + 1 after the key (dibuat_pada, id)."""
    pilih = _pilih(untuk)
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(or_(Pekerjaan.dibuat_pada < pada, and_(Pekerjaan.dibuat_pada == pada, Pekerjaan.id < id_)))
    return list(db.session.execute(pilih.order_by(Pekerjaan.dibuat_pada.desc(), Pekerjaan.id.desc()).limit(ukuran + 1)))


def find_pekerjaan(id: UUID | None) -> Pekerjaan | None:
    """One job by its id; the caller has asked for the thing that it works on."""
    return db.session.get(Pekerjaan, id) if id else None


def find_selesai(jenis: str) -> Pekerjaan | None:
    """The newest job of a kind that ended well."""
    pilih = select(Pekerjaan).where(Pekerjaan.jenis == jenis, Pekerjaan.status == SELESAI)
    return db.session.scalar(pilih.order_by(Pekerjaan.dibuat_pada.desc()).limit(1))


def find_terbuka(jenis: str) -> Pekerjaan | None:
    """The oldest job of a kind that waits or runs, or None."""
    pilih = select(Pekerjaan).where(Pekerjaan.jenis == jenis, Pekerjaan.status.in_(TERBUKA))
    return db.session.scalar(pilih.order_by(Pekerjaan.dibuat_pada).limit(1))


def menunggu_pekerja(kini: datetime) -> ColumnElement[bool]:
    """Jobs that a worker should look at now: waiting ones, and running ones without a sign of life."""
    diam = or_(Pekerjaan.denyut_pada.is_(None), Pekerjaan.denyut_pada < kini - MATI_SETELAH)
    return or_(Pekerjaan.status == MENUNGGU, and_(Pekerjaan.status == BERJALAN, diam))


def is_ada_pekerjaan() -> bool:
    """Whether a worker has something to do; asked every few seconds, so it reads one index entry."""
    return db.session.scalar(select(Pekerjaan.id).where(menunggu_pekerja(sekarang())).limit(1)) is not None

