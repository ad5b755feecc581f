"""Objections: one, the list, the published lists that may still be objected to with their lines, and what a usulan's page tells of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...jam import hari_ini
from ...keluarga.models import Keluarga
from ...keluarga.queries.pindah import bila_terlihat
from ...kit.paging import UKURAN
from ...musdes.models import Dokumen
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DITOLAK, TERVERIFIKASI
from ...verifikasi.models import Keputusan
from ...wilayah.models import Wilayah
from ..models import BuktiSanggahan, Pengumuman, Sanggahan
from ..rules.sanggahan import DITERIMA, PENYANGGAH, lihat_penyanggah
from .pengumuman import Baris, baris

Kunci = tuple[datetime, UUID]


def get_sanggahan(id: UUID, *, untuk: Any, kunci: bool = False) -> Sanggahan:
    """The objection in the person's scope; ``kunci`` locks its row. Raises NotFound."""
    pilih = select(Sanggahan).where(Sanggahan.id == id, cakupan(Sanggahan.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    satu = db.session.scalar(pilih)
    if satu is None:
        raise NotFound()
    return satu


def list_terbit(
    kini: date, wilayah: str = "", *, untuk: Any, setelah: tuple[date, UUID] | None = None, ukuran: int = UKURAN
) -> Sequence[Any]:
    """Lists that may be objected to on this day, of all desa in scope, newest first: rows (id, nomor, desa_kode, desa, mulai, sanggah_sampai)."""
    pilih = (
        select(Pengumuman.id, Pengumuman.nomor, Pengumuman.desa_kode, Wilayah.nama.label("desa"), Pengumuman.mulai, Pengumuman.sanggah_sampai)
        .join(Wilayah, Wilayah.kode == Pengumuman.desa_kode)
        .join(Dokumen, Dokumen.id == Pengumuman.dokumen_id)
        .where(cakupan(Pengumuman.desa_kode, untuk), Pengumuman.ditarik_pada.is_(None), Dokumen.diganti_oleh.is_(None))
        .where(Pengumuman.mulai <= kini, Pengumuman.sanggah_sampai >= kini)
        .order_by(Pengumuman.mulai.desc(), Pengumuman.id.desc())
        .limit(ukuran + 1)
    )
    if wilayah:
        pilih = pilih.where(cakupan(Pengumuman.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    if setelah:
        mulai, id_ = setelah
        pilih = pilih.where(or_(Pengumuman.mulai < mulai, and_(Pengumuman.mulai == mulai, Pengumuman.id < id_)))
    return db.session.execute(pilih).all()


def get_baris(pengumuman: Pengumuman, usulan_id: UUID) -> Baris:
    """The line of this usulan; raises NotFound for one that the list does not hold. The caller has loaded the list by scope."""
    satu = next((b for b in baris(pengumuman) if b.usulan_id == usulan_id), None)
    if satu is None:
        raise NotFound()
    return satu


def list_sanggahan(
    saring: Mapping[str, str], *, untuk: Any, setelah: Kunci | None = None, ukuran: int = UKURAN
) -> Sequence[Any]:
    """Newest first, up to ``ukuran`` + 1 after the key; ``saring`` holds wilayah and keadaan (a status, or lewat)."""
    pilih = (
        select(
            Sanggahan.id, Sanggahan.nomor, Sanggahan.desa_kode, Wilayah.nama.label("desa"), Sanggahan.jenis, Sanggahan.tentang, Sanggahan.usulan_id,
            Sanggahan.rahasia, Sanggahan.penyanggah_nama, Sanggahan.penyanggah_alamat, Sanggahan.penyanggah_telepon, Sanggahan.status,
            Sanggahan.hasil, Sanggahan.tindak_lanjut, Sanggahan.nomor_surat, Sanggahan.batas_jawab, Sanggahan.dibuat_pada,
            Sanggahan.dijawab_pada, Usulan.nomor.label("usulan_nomor"), bila_terlihat(Keluarga.nama, untuk).label("keluarga_nama"),
        )
        .join(Wilayah, Wilayah.kode == Sanggahan.desa_kode)
        .outerjoin(Usulan, Usulan.id == Sanggahan.usulan_id)
        .outerjoin(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(cakupan(Sanggahan.desa_kode, untuk))
        .order_by(Sanggahan.dibuat_pada.desc(), Sanggahan.id.desc())
        .limit(ukuran + 1)
    )  # fmt: skip
    if saring.get("wilayah"):
        pilih = pilih.where(cakupan(Sanggahan.desa_kode, SimpleNamespace(wilayah_kode=saring["wilayah"])))
    if saring.get("keadaan") == "lewat":
        pilih = pilih.where(Sanggahan.status == DITERIMA, Sanggahan.batas_jawab < hari_ini(pengaturan("zona")))
    elif saring.get("keadaan"):
        pilih = pilih.where(Sanggahan.status == saring["keadaan"])
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(or_(Sanggahan.dibuat_pada < pada, and_(Sanggahan.dibuat_pada == pada, Sanggahan.id < id_)))
    return db.session.execute(pilih).all()


def count_sanggahan(kini: date, *, untuk: Any) -> tuple[int, int]:
    """How many wait for an answer in the person's scope, and how many of them are overdue."""
    terbuka = select(func.count(), func.count().filter(Sanggahan.batas_jawab < kini)).select_from(Sanggahan)
    semua, lewat = db.session.execute(terbuka.where(Sanggahan.status == DITERIMA, cakupan(Sanggahan.desa_kode, untuk))).one()
    return int(semua), int(lewat)


def sanggahan_by_usulan(ids: Collection[UUID], *, untuk: Any) -> dict[UUID, list[Any]]:
    """{usulan: objections about it}, the open ones first: rows (id, usulan_id, nomor, status, hasil, batas_jawab)."""
    hasil: dict[UUID, list[Any]] = {}
    if ids:
        kolom = (Sanggahan.id, Sanggahan.usulan_id, Sanggahan.nomor, Sanggahan.status, Sanggahan.hasil, Sanggahan.batas_jawab)
        pilih = select(*kolom).where(Sanggahan.usulan_id.in_(ids), cakupan(Sanggahan.desa_kode, untuk))
        for satu in db.session.execute(pilih.order_by(Sanggahan.status.desc(), Sanggahan.dibuat_pada)):
            hasil.setdefault(satu.usulan_id, []).append(satu)
    return hasil


def count_terbuka(ids: Collection[UUID]) -> int:
    """How many objections about these usulan wait for an answer; for the trail, so the caller has loaded the usulan."""
    terbuka = select(func.count()).select_from(Sanggahan).where(Sanggahan.status == DITERIMA, Sanggahan.usulan_id.in_(ids))
    return int(db.session.scalar(terbuka) or 0)


def pemutus_of(usulan_id: UUID | None) -> tuple[UUID | None, set[UUID]]:
    """Who made a usulan, and who decided on it (decisions taken back do not count)."""
    if usulan_id is None:
        return None, set()
    pembuat, pemeriksa, status = db.session.execute(
        select(Usulan.dibuat_oleh, Usulan.pemeriksa_id, Usulan.status).where(Usulan.id == usulan_id)
    ).one()
    berlaku = (Keputusan.usulan_id == usulan_id, Keputusan.ditarik_pada.is_(None), Keputusan.hasil.in_((TERVERIFIKASI, DITOLAK)))
    pemutus = set(db.session.scalars(select(Keputusan.dibuat_oleh).where(*berlaku)))
    return pembuat, pemutus | ({pemeriksa} if pemeriksa and status == TERVERIFIKASI else set())


def list_bukti_sanggahan(sanggahan_id: UUID, *, untuk: Any) -> list[Any]:
    """The proofs that are there, oldest first: rows (id, pihak, nama_asli, mime, ukuran, dibuat_oleh, dibuat_pada)."""
    b = BuktiSanggahan
    pilih = select(b.id, b.pihak, b.nama_asli, b.mime, b.ukuran, b.dibuat_oleh, b.dibuat_pada)
    pilih = pilih.where(b.sanggahan_id == sanggahan_id, b.dihapus_pada.is_(None), cakupan(b.desa_kode, untuk))
    return list(db.session.execute(pilih.order_by(b.dibuat_pada, b.id)))


def get_bukti_sanggahan(id: UUID, sanggahan_id: UUID, *, untuk: Any, kunci: bool = False, isi: bool = True) -> BuktiSanggahan:
    """The proof in the person's scope; ``isi``: to look into it, which a secret citizen's proof allows only to who may know them.

    Raises NotFound when absent, taken out, of another objection, out of scope or not to be looked into.
    """
    pilih = select(BuktiSanggahan).where(
        BuktiSanggahan.id == id, BuktiSanggahan.sanggahan_id == sanggahan_id, BuktiSanggahan.dihapus_pada.is_(None),
        cakupan(BuktiSanggahan.desa_kode, untuk),
    )  # fmt: skip
    satu = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if satu is None:
        raise NotFound()
    if isi and satu.pihak == PENYANGGAH and not lihat_penyanggah(untuk, get_sanggahan(sanggahan_id, untuk=untuk).rahasia):
        raise NotFound()
    return satu


def count_bukti_sanggahan(sanggahan_id: UUID) -> int:
    """How many proofs are there; for the rule, so the caller has loaded the objection."""
    ada = select(func.count()).select_from(BuktiSanggahan)
    return db.session.scalar(ada.where(BuktiSanggahan.sanggahan_id == sanggahan_id, BuktiSanggahan.dihapus_pada.is_(None))) or 0
