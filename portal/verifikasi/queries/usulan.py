"""One usulan under examination: what the musdes decided of it, what was decided before, who holds it; and batches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import selectinload

from ...akun.models import Pengguna
from ...akun.queries import cakupan, nama_pengguna_by_id
from ...db import db
from ...errors import NotFound
from ...musdes.models import Acara, Dokumen, Musdes
from ...usulan.models import Usulan
from ...usulan.queries import get_usulan
from ...usulan.rules.status import DIBATALKAN, DITUNDA, DRAF, LAYAK, SIAP_MUSDES, TIDAK_LAYAK
from ..models import Keputusan, Massal
from ..rules import FaktaAntrean

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


def fakta_antrean(usulan: Collection[Any]) -> dict[UUID, FaktaAntrean]:
    """Each usulan as the rules of the queue see it: who made it, who holds it or decided it, and when."""
    nama = nama_pengguna_by_id({u.pemeriksa_id for u in usulan if u.pemeriksa_id})
    pilih = select(Keputusan.usulan_id, func.max(Keputusan.dibuat_pada)).group_by(Keputusan.usulan_id)
    pada = {id_: saat for id_, saat in db.session.execute(pilih.where(Keputusan.usulan_id.in_({u.id for u in usulan})))}
    return {
        u.id: FaktaAntrean(
            status=u.status, pembuat=u.dibuat_oleh, pemeriksa=u.pemeriksa_id, pemeriksa_nama=nama.get(u.pemeriksa_id, ""),
            klaim_sampai=u.klaim_sampai, diputus_pada=pada.get(u.id),
        )
        for u in usulan
    }  # fmt: skip


def find_putusan_musdes(usulan_id: UUID, *, untuk: Any) -> Any:
    """What the last musdes decided of it: row (musdes_id, keputusan, alasan, tanggal, tempat, nomor, dokumen_id) or None."""
    pilih = (
        select(
            Acara.musdes_id, Acara.keputusan, Acara.alasan, Musdes.tanggal, Musdes.tempat, Musdes.nomor, Dokumen.id.label("dokumen_id"),
        )
        .join(Musdes, Musdes.id == Acara.musdes_id)
        .outerjoin(Dokumen, and_(Dokumen.musdes_id == Musdes.id, Dokumen.diganti_oleh.is_(None)))
        .where(Acara.usulan_id == usulan_id, Acara.keputusan != "", cakupan(Acara.desa_kode, untuk))
        .order_by(Musdes.tanggal.desc(), Acara.diputus_pada.desc())
        .limit(1)
    )  # fmt: skip
    return db.session.execute(pilih).first()


def list_keputusan(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every decision on it, newest first: rows (id, hasil, alasan, catatan, bagian, dibuat_pada, oleh_nama)."""
    pilih = (
        select(
            Keputusan.id, Keputusan.hasil, Keputusan.alasan, Keputusan.catatan, Keputusan.bagian, Keputusan.dibuat_pada,
            Pengguna.nama.label("oleh_nama"),
        )
        .join(Pengguna, Pengguna.id == Keputusan.dibuat_oleh)
        .where(Keputusan.usulan_id == usulan_id, cakupan(Keputusan.desa_kode, untuk))
        .order_by(Keputusan.dibuat_pada.desc())
    )  # fmt: skip
    return list(db.session.execute(pilih))


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
