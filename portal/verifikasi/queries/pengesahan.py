"""Confirmation by the kadis: what waits for it, what was confirmed by which letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Keluarga
from ...kit.paging import UKURAN
from ...usulan.models import Usulan
from ...usulan.rules.status import TERVERIFIKASI
from ...wilayah.models import Wilayah
from ..models import Pengesahan, PengesahanBaris
from .usulan import sekantor

SEKALIGUS = 500


def _ringkas() -> Select[Any]:
    return (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.alasan_hapus, Usulan.desa_kode, Usulan.status, Usulan.dibuat_oleh,
            Usulan.pemeriksa_id, Usulan.diubah_pada, Keluarga.nama, Keluarga.jumlah_anggota, Wilayah.nama.label("desa_nama"),
            Pengguna.nama.label("pemeriksa_nama"),
        )
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == Usulan.desa_kode)
        .outerjoin(Pengguna, Pengguna.id == Usulan.pemeriksa_id)
    )  # fmt: skip


def di_bawah(kode: str) -> Any:
    """Usulan of a chosen unit or below it, beside the scope of who asks."""
    return cakupan(Usulan.desa_kode, SimpleNamespace(wilayah_kode=kode))


def list_terverifikasi(
    wilayah: str = "", *, untuk: Any, setelah: tuple[str, str] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """What waits for confirmation, desa by desa, up to ``ukuran`` + 1 after the key (desa_kode, nomor)."""
    pilih = _ringkas().where(Usulan.status == TERVERIFIKASI, cakupan(Usulan.desa_kode, untuk))
    if wilayah:
        pilih = pilih.where(di_bawah(wilayah))
    if setelah:
        desa, nomor = setelah
        pilih = pilih.where(or_(Usulan.desa_kode > desa, (Usulan.desa_kode == desa) & (Usulan.nomor > nomor)))
    return list(db.session.execute(pilih.order_by(Usulan.desa_kode, Usulan.nomor).limit(ukuran + 1)))


def list_terpilih(ids: Sequence[UUID], *, untuk: Any) -> list[Any]:
    """The chosen usulan, in whatever state they are now, desa by desa; ids out of scope do not exist."""
    pilih = _ringkas().where(Usulan.id.in_(ids), cakupan(Usulan.desa_kode, untuk))
    return list(db.session.execute(pilih.order_by(Usulan.desa_kode, Usulan.nomor)))


def count_per_desa(*, untuk: Any) -> list[Any]:
    """How many wait in each desa: rows (desa_kode, nama, jumlah), in code order."""
    pilih = (
        select(Usulan.desa_kode, Wilayah.nama, func.count().label("jumlah"))
        .join(Wilayah, Wilayah.kode == Usulan.desa_kode)
        .where(Usulan.status == TERVERIFIKASI, cakupan(Usulan.desa_kode, untuk))
        .group_by(Usulan.desa_kode, Wilayah.nama)
        .order_by(Usulan.desa_kode)
    )
    return list(db.session.execute(pilih))


def _surat(untuk: Any) -> Select[Any]:
    penarik = aliased(Pengguna)
    return (
        select(
            Pengesahan.id, Pengesahan.nomor_surat, Pengesahan.tanggal_surat, Pengesahan.jumlah, Pengesahan.dibuat_pada,
            Pengesahan.pdf_sidik, Pengesahan.pindaian_mime, Pengesahan.pindaian_pada, Pengesahan.dibatalkan_pada,
            Pengesahan.alasan_batal, penarik.nama.label("ditarik_nama"), Pengguna.nama.label("oleh_nama"),
        )
        .join(Pengguna, Pengguna.id == Pengesahan.dibuat_oleh)
        .outerjoin(penarik, penarik.id == Pengesahan.dibatalkan_oleh)
        .where(sekantor(untuk))
    )  # fmt: skip


def list_tahun(*, untuk: Any) -> list[int]:
    """The years of the letters, latest first; empty without letters."""
    ujung = select(func.min(Pengesahan.tanggal_surat), func.max(Pengesahan.tanggal_surat)).join(Pengguna, Pengguna.id == Pengesahan.dibuat_oleh)
    awal, akhir = db.session.execute(ujung.where(sekantor(untuk))).one()
    return list(range(akhir.year, awal.year - 1, -1)) if awal else []


def list_pengesahan(
    tahun: int | None = None, nomor: str = "", *, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Confirmations of the year of their letter, by a part of its number; newest first, up to ``ukuran`` + 1 after (dibuat_pada, id)."""
    pilih = _surat(untuk)
    if tahun:
        pilih = pilih.where(Pengesahan.tanggal_surat.between(date(tahun, 1, 1), date(tahun, 12, 31)))
    if nomor:
        pilih = pilih.where(Pengesahan.nomor_surat.icontains(nomor, autoescape=True))
    if setelah:
        pada, id_ = setelah
        lebih_lama = or_(Pengesahan.dibuat_pada < pada, Pengesahan.id < id_)
        pilih = pilih.where(Pengesahan.dibuat_pada <= pada, lebih_lama)
    return list(db.session.execute(pilih.order_by(Pengesahan.dibuat_pada.desc(), Pengesahan.id.desc()).limit(ukuran + 1)))


def get_pengesahan(id: UUID, *, untuk: Any) -> Any:
    """One confirmation; raises NotFound."""
    baris = db.session.execute(_surat(untuk).where(Pengesahan.id == id)).first()
    if baris is None:
        raise NotFound()
    return baris


def count_baris_per_desa(pengesahan_id: UUID, *, untuk: Any) -> list[Any]:
    """How many usulan of each desa a confirmation holds: rows (desa_kode, nama, jumlah), in code order."""
    pilih = (
        select(PengesahanBaris.desa_kode, Wilayah.nama, func.count().label("jumlah"))
        .join(Wilayah, Wilayah.kode == PengesahanBaris.desa_kode)
        .where(PengesahanBaris.pengesahan_id == pengesahan_id, cakupan(PengesahanBaris.desa_kode, untuk))
        .group_by(PengesahanBaris.desa_kode, Wilayah.nama)
        .order_by(PengesahanBaris.desa_kode)
    )
    return list(db.session.execute(pilih))


def list_baris(
    pengesahan_id: UUID, wilayah: str = "", jenis: str = "", *, untuk: Any, setelah: tuple[str, str] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """The usulan of a confirmation, desa by desa, up to ``ukuran`` + 1 after the key (desa_kode, nomor)."""
    pilih = _ringkas().join(PengesahanBaris, PengesahanBaris.usulan_id == Usulan.id)
    pilih = pilih.where(PengesahanBaris.pengesahan_id == pengesahan_id, cakupan(Usulan.desa_kode, untuk))
    if wilayah:
        pilih = pilih.where(di_bawah(wilayah))
    if jenis:
        pilih = pilih.where(Usulan.jenis == jenis)
    if setelah:
        desa, nomor = setelah
        pilih = pilih.where(or_(Usulan.desa_kode > desa, (Usulan.desa_kode == desa) & (Usulan.nomor > nomor)))
    return list(db.session.execute(pilih.order_by(Usulan.desa_kode, Usulan.nomor).limit(ukuran + 1)))
