"""The queue: usulan that wait or are being examined, oldest first, with what can be seen of them at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, distinct, func, or_, select, union_all
from sqlalchemy.orm import aliased

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...jam import hari_ini, sekarang
from ...keluarga.models import Anggota, Keluarga, Kriteria
from ...kit.paging import UKURAN
from ...kit.tanggal import ZONA
from ...pemeriksaan.queries.temuan import count_of_keluarga
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DIAJUKAN, DIKEMBALIKAN, DIPERIKSA
from ...wilayah.models import Wilayah
from ..models import Keputusan
from ..rules import batas_terlambat

SAYA, TERLAMBAT = "saya", "terlambat"
ANTRE = (DIAJUKAN, DIPERIKSA)


@dataclass(frozen=True)
class Saring:
    """What the queue is narrowed to; empty means all."""

    kecamatan: str = ""
    jenis: str = ""
    program: str = ""
    milik: str = ""
    umur: str = ""


def saat_terlambat() -> datetime:
    """What has waited since before this moment is past the service days."""
    zona = pengaturan("zona")
    hari = batas_terlambat(hari_ini(zona), pengaturan("hari_layanan"))
    return datetime.combine(hari + timedelta(days=1), time(), ZONA[zona])


def _syarat(saring: Saring, untuk: Any) -> list[ColumnElement[bool]]:
    syarat = [cakupan(Usulan.desa_kode, untuk)]
    if saring.kecamatan:
        syarat.append(cakupan(Usulan.desa_kode, SimpleNamespace(wilayah_kode=saring.kecamatan)))
    if saring.jenis:
        syarat.append(Usulan.jenis == saring.jenis)
    if saring.program:
        baris = select(UsulanProgram.id).where(UsulanProgram.usulan_id == Usulan.id, UsulanProgram.program == saring.program)
        syarat.append(baris.exists())
    if saring.milik == SAYA:
        syarat += [Usulan.pemeriksa_id == untuk.id, Usulan.klaim_sampai > sekarang()]
    if saring.umur == TERLAMBAT:
        syarat.append(Usulan.menunggu_sejak < saat_terlambat())
    return syarat


def _kunci(saring: Saring, untuk: Any, setelah: tuple[datetime, UUID] | None, ukuran: int) -> Any:
    """The ids of one page: the head of each status by its own index order, then the two merged."""
    syarat = _syarat(saring, untuk)
    if setelah:
        sejak, id_ = setelah
        syarat += [Usulan.menunggu_sejak >= sejak, or_(Usulan.menunggu_sejak > sejak, Usulan.id > id_)]
    potongan = []
    for status in (DIPERIKSA,) if saring.milik == SAYA else ANTRE:
        satu = select(Usulan.id, Usulan.menunggu_sejak).where(Usulan.status == status, *syarat)
        satu_ = satu.order_by(Usulan.menunggu_sejak, Usulan.id).limit(ukuran + 1).subquery()
        potongan.append(select(satu_.c.id, satu_.c.menunggu_sejak))
    return union_all(*potongan).subquery()


@cache
def nik_ganda() -> ColumnElement[bool]:
    """Whether somebody of the usulan's family is also written in another family."""
    sendiri, lain = aliased(Anggota), aliased(Anggota)
    pilih = select(lain.id).join(sendiri, and_(sendiri.nik == lain.nik, sendiri.keluarga_id != lain.keluarga_id))
    return pilih.where(sendiri.keluarga_id == Usulan.keluarga_id).exists()


@cache
def sebab_kembali() -> Any:
    """The words of the last return of the usulan."""
    return (
        select(Keputusan.catatan)
        .where(Keputusan.usulan_id == Usulan.id, Keputusan.hasil == DIKEMBALIKAN)
        .order_by(Keputusan.dibuat_pada.desc())
        .limit(1)
        .scalar_subquery()
    )


@cache  # built once: making the statement costs more than running it
def ringkas_usulan() -> Select[Any]:
    """The columns by which a list shows a usulan; the caller narrows it."""
    return (
        select(
            Usulan.id, Usulan.nomor, Usulan.keluarga_id, Usulan.desa_kode, Usulan.jenis, Usulan.status, Usulan.alasan_hapus,
            Usulan.menunggu_sejak, Usulan.klaim_sampai, Usulan.pemeriksa_id, Usulan.dibuat_oleh, Usulan.diubah_pada,
            Pengguna.nama.label("pemeriksa_nama"), Wilayah.nama.label("desa_nama"), Keluarga.nama, Keluarga.no_kk, Keluarga.desil,
            Keluarga.jumlah_anggota, Kriteria.terpenuhi, Kriteria.dijawab, nik_ganda().label("ganda"),
            sebab_kembali().label("sebab_kembali"),
        )
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == Usulan.desa_kode)
        .outerjoin(Kriteria, Kriteria.keluarga_id == Usulan.keluarga_id)
        .outerjoin(Pengguna, Pengguna.id == Usulan.pemeriksa_id)
    )  # fmt: skip


def list_antrean(
    saring: Saring, *, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Up to ``ukuran`` + 1 usulan after the key (menunggu_sejak, id), the one that has waited longest first."""
    kunci = _kunci(saring, untuk, setelah, ukuran)
    pilih = ringkas_usulan().join(kunci, kunci.c.id == Usulan.id).order_by(kunci.c.menunggu_sejak, kunci.c.id)
    return list(db.session.execute(pilih.limit(ukuran + 1)))


def list_by_ids(ids: Sequence[UUID], *, untuk: Any) -> list[Any]:
    """These usulan as lists show them, in queue order; ids out of scope do not exist."""
    pilih = ringkas_usulan().where(Usulan.id.in_(ids), cakupan(Usulan.desa_kode, untuk))
    return list(db.session.execute(pilih.order_by(Usulan.menunggu_sejak, Usulan.id)))


def count_antrean(*, untuk: Any) -> Any:
    """One row: menunggu, desa, saya, terlambat, kembali."""
    antre = Usulan.status.in_(ANTRE)
    saya = and_(Usulan.status == DIPERIKSA, Usulan.pemeriksa_id == untuk.id, Usulan.klaim_sampai > sekarang())
    return db.session.execute(
        select(
            func.count().filter(antre).label("menunggu"),
            func.count(distinct(Usulan.desa_kode)).filter(antre).label("desa"),
            func.count().filter(saya).label("saya"),
            func.count().filter(antre, Usulan.menunggu_sejak < saat_terlambat()).label("terlambat"),
            func.count().filter(Usulan.status == DIKEMBALIKAN).label("kembali"),
        ).where(Usulan.status.in_((*ANTRE, DIKEMBALIKAN)), cakupan(Usulan.desa_kode, untuk))
    ).one()


def find_berikut(*, untuk: Any) -> UUID | None:
    """What this verifikator looks at next: their own claims, then the oldest that nobody holds and others have made."""
    kini = sekarang()

    def terlama(status: str, *syarat: Any) -> Any:
        pilih = select(Usulan.menunggu_sejak, Usulan.id).where(Usulan.status == status, cakupan(Usulan.desa_kode, untuk), *syarat)
        return db.session.execute(pilih.order_by(Usulan.menunggu_sejak, Usulan.id).limit(1)).first()

    milik = terlama(DIPERIKSA, Usulan.pemeriksa_id == untuk.id, Usulan.klaim_sampai > kini)
    if milik:
        return milik.id
    lain = Usulan.dibuat_oleh != untuk.id
    bebas = [satu for satu in (terlama(DIAJUKAN, lain), terlama(DIPERIKSA, lain, Usulan.klaim_sampai <= kini)) if satu]
    return min(bebas).id if bebas else None


def count_peringatan(baris: Sequence[Any]) -> dict[UUID, int]:
    """How many findings wait about the family of each listed usulan."""
    return count_of_keluarga({satu.keluarga_id for satu in baris})
