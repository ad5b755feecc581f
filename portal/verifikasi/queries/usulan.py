"""One usulan under examination: what the musdes decided of it, what was decided before, who holds it; and batches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import selectinload

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Perubahan
from ...musdes.models import Acara, Dokumen, Musdes
from ...usulan.models import Riwayat, Usulan
from ...usulan.queries import get_usulan
from ...usulan.rules.status import (
    DIAJUKAN,
    DIBATALKAN,
    DIPERIKSA,
    DITUNDA,
    DRAF,
    LAYAK,
    SIAP_MUSDES,
    TERBUKA,
    TIDAK_LAYAK,
    VALID_KECAMATAN,
)
from ..models import Keputusan, Massal

BELUM_DIAJUKAN = (DRAF, SIAP_MUSDES, LAYAK, TIDAK_LAYAK, DITUNDA, DIBATALKAN)


def get_periksa(id: UUID, *, untuk: Any, kunci: bool = False) -> Usulan:
    """The usulan once it has reached the dinsos; raises NotFound when it has not, is absent or out of scope."""
    usulan = get_usulan(id, untuk=untuk, kunci=kunci)
    if usulan.status in BELUM_DIAJUKAN:
        raise NotFound()
    return usulan


def list_usulan_terkunci(ids: Collection[UUID], *, untuk: Any) -> Sequence[Usulan]:
    """These usulan with their lines, each locked for the transaction in one order, so that two batches never deadlock."""
    pilih = (
        select(Usulan)
        .where(Usulan.id.in_(ids), cakupan(Usulan.desa_kode, untuk))
        .options(selectinload(Usulan.program))
        .order_by(Usulan.id)
        .with_for_update(of=Usulan)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(pilih).all()


def find_putusan_musdes(usulan_id: UUID, *, untuk: Any) -> Any:
    """What the last musdes decided of it: row (musdes_id, keputusan, alasan, tanggal, tempat, nomor, bentuk, dokumen_id) or None."""
    pilih = (
        select(
            Acara.musdes_id, Acara.keputusan, Acara.alasan, Musdes.tanggal, Musdes.tempat, Musdes.nomor, Musdes.bentuk,
            Dokumen.id.label("dokumen_id"),
        )
        .join(Musdes, Musdes.id == Acara.musdes_id)
        .outerjoin(Dokumen, and_(Dokumen.musdes_id == Musdes.id, Dokumen.diganti_oleh.is_(None)))
        .where(Acara.usulan_id == usulan_id, Acara.keputusan != "", cakupan(Acara.desa_kode, untuk))
        .order_by(Musdes.tanggal.desc(), Acara.diputus_pada.desc())
        .limit(1)
    )  # fmt: skip
    return db.session.execute(pilih).first()


def list_keputusan(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every decision on it, newest first: rows (id, hasil, alasan, catatan, bagian, tahap, dibuat_oleh, dibuat_pada, oleh_nama, ditarik_*)."""
    pilih = (
        select(
            Keputusan.id, Keputusan.hasil, Keputusan.alasan, Keputusan.catatan, Keputusan.bagian, Keputusan.dibuat_pada,
            Keputusan.tahap, Keputusan.dibuat_oleh, Keputusan.ditarik_pada, Keputusan.alasan_tarik, Pengguna.nama.label("oleh_nama"),
        )
        .join(Pengguna, Pengguna.id == Keputusan.dibuat_oleh)
        .where(Keputusan.usulan_id == usulan_id, cakupan(Keputusan.desa_kode, untuk))
        .order_by(Keputusan.dibuat_pada.desc())
    )  # fmt: skip
    return list(db.session.execute(pilih))


def list_perubahan_sejak(keluarga_id: UUID, sejak: datetime, *, untuk: Any) -> list[Any]:
    """Changes of the family after that moment, oldest first: rows (bagian, objek_id, objek_nama, aksi, beda)."""
    pilih = (
        select(Perubahan.bagian, Perubahan.objek_id, Perubahan.objek_nama, Perubahan.aksi, Perubahan.beda)
        .where(Perubahan.keluarga_id == keluarga_id, Perubahan.pada > sejak, cakupan(Perubahan.desa_kode, untuk))
        .order_by(Perubahan.pada, Perubahan.id)
    )
    return list(db.session.execute(pilih))


def get_keputusan(id: UUID, usulan_id: UUID) -> Keputusan:
    """A decision on this usulan, which the caller has looked up in the person's scope and locked; raises NotFound."""
    keputusan = db.session.scalar(select(Keputusan).where(Keputusan.id == id, Keputusan.usulan_id == usulan_id))
    if keputusan is None:
        raise NotFound()
    return keputusan


def find_keputusan_terakhir(usulan_id: UUID) -> UUID | None:
    """The last decision on it that stands."""
    pilih = select(Keputusan.id).where(Keputusan.usulan_id == usulan_id, Keputusan.ditarik_pada.is_(None))
    return db.session.scalar(pilih.order_by(Keputusan.dibuat_pada.desc(), Keputusan.id).limit(1))


def is_jenis_terbuka(usulan: Usulan) -> bool:
    """Whether the family has another open usulan of the same kind."""
    lain = (Usulan.keluarga_id == usulan.keluarga_id, Usulan.jenis == usulan.jenis, Usulan.status.in_(TERBUKA), Usulan.id != usulan.id)
    return db.session.scalar(select(Usulan.id).where(*lain).limit(1)) is not None


def find_asal(usulan_id: UUID) -> str:
    """From which state it was last taken for examination: where a released claim goes back to."""
    pilih = select(Riwayat.dari).where(Riwayat.usulan_id == usulan_id, Riwayat.ke == DIPERIKSA, Riwayat.dari.in_((DIAJUKAN, VALID_KECAMATAN)))
    return db.session.scalar(pilih.order_by(Riwayat.urutan.desc()).limit(1)) or DIAJUKAN


def sekantor(untuk: Any) -> Any:
    """Rows without a desa of their own (batches, letters, files) belong to the office of who made them (join Pengguna)."""
    return (Pengguna.wilayah_kode == untuk.wilayah_kode) | cakupan(Pengguna.wilayah_kode, untuk)


def get_massal(id: UUID, *, untuk: Any) -> Any:
    """The report of a batch: row (id, hasil, laporan, dibuat_pada, oleh_nama); raises NotFound."""
    pilih = select(Massal.id, Massal.hasil, Massal.laporan, Massal.dibuat_pada, Pengguna.nama.label("oleh_nama"))
    pilih = pilih.join(Pengguna, Pengguna.id == Massal.dibuat_oleh).where(Massal.id == id, sekantor(untuk))
    baris = db.session.execute(pilih).first()
    if baris is None:
        raise NotFound()
    return baris
