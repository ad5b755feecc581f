"""The queue: usulan that wait or are being examined, oldest first, with what can be seen of them at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, distinct, func, or_, select, true, union_all
from sqlalchemy.orm import aliased

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...jam import hari_ini, sekarang
from ...keluarga.models import Anggota, Keluarga, Kriteria
from ...kit.paging import UKURAN
from ...kit.tanggal import ZONA
from ...kit.teks import kunci_cari
from ...pemeriksaan.queries.temuan import count_of_keluarga
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DIAJUKAN, DIKEMBALIKAN, DIPERIKSA
from ...wilayah.models import Wilayah
from ..models import Keputusan, Kunjungan
from ..rules import batas_terlambat
from .fakta import antre_kini, is_bertemuan, is_kembali, is_kerabat, is_kunjungan, is_pertama, kuasa_kini

SAYA, TERLAMBAT = "saya", "terlambat"
TEMUAN, KERABAT, ULANG, KUNJUNGAN, KEDUA = "temuan", "kerabat", "ulang", "kunjungan", "kedua"
CARI_MAKS = 50


@dataclass(frozen=True)
class Saring:
    """What the queue is narrowed to; empty means all."""

    kecamatan: str = ""
    desa: str = ""
    jenis: str = ""
    program: str = ""
    asal: str = ""
    milik: str = ""
    umur: str = ""
    tanda: str = ""


def saat_terlambat() -> datetime:
    """What has waited since before this moment is past the service days."""
    zona = pengaturan("zona")
    hari = batas_terlambat(hari_ini(zona), pengaturan("hari_layanan"))
    return datetime.combine(hari + timedelta(days=1), time(), ZONA[zona])


def _syarat(saring: Saring, untuk: Any) -> list[ColumnElement[bool]]:
    syarat = [cakupan(Usulan.desa_kode, untuk)]
    if saring.desa or saring.kecamatan:
        syarat.append(cakupan(Usulan.desa_kode, SimpleNamespace(wilayah_kode=saring.desa or saring.kecamatan)))
    if saring.jenis:
        syarat.append(Usulan.jenis == saring.jenis)
    if saring.asal:
        syarat.append(Usulan.asal == saring.asal)
    if saring.program:
        baris = select(UsulanProgram.id).where(UsulanProgram.usulan_id == Usulan.id, UsulanProgram.program == saring.program)
        syarat.append(baris.exists())
    if saring.milik == SAYA:
        syarat += [Usulan.pemeriksa_id == untuk.id, Usulan.klaim_sampai > sekarang()]
    if saring.umur == TERLAMBAT:
        syarat.append(Usulan.menunggu_sejak < saat_terlambat())
    if saring.tanda in _TANDA:
        syarat.append(_TANDA[saring.tanda]())
    return syarat


_TANDA: dict[str, Callable[[], ColumnElement[bool]]] = {
    TEMUAN: is_bertemuan, KERABAT: is_kerabat, ULANG: is_kembali, KUNJUNGAN: is_kunjungan, KEDUA: lambda: is_pertama().is_not(None),
}  # fmt: skip


def _kunci(saring: Saring, untuk: Any, setelah: tuple[datetime, UUID] | None, ukuran: int) -> Any:
    """The ids of one page: the head of each status by its own index order, then the two merged."""
    syarat = _syarat(saring, untuk)
    if setelah:
        sejak, id_ = setelah
        syarat += [Usulan.menunggu_sejak >= sejak, or_(Usulan.menunggu_sejak > sejak, Usulan.id > id_)]
    potongan = []
    for status in (DIPERIKSA,) if saring.milik == SAYA else antre_kini():
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
        .where(Keputusan.usulan_id == Usulan.id, Keputusan.hasil == DIKEMBALIKAN, Keputusan.ditarik_pada.is_(None))
        .order_by(Keputusan.dibuat_pada.desc())
        .limit(1)
        .scalar_subquery()
    )


@cache  # built once: making the statement costs more than running it
def ringkas_usulan() -> Select[Any]:
    """The columns by which a list shows a usulan; the caller narrows it."""
    return (
        select(
            Usulan.id, Usulan.nomor, Usulan.keluarga_id, Usulan.desa_kode, Usulan.jenis, Usulan.asal, Usulan.status, Usulan.alasan_hapus,
            Usulan.menunggu_sejak, Usulan.klaim_sampai, Usulan.pemeriksa_id, Usulan.dibuat_oleh, Usulan.diubah_pada,
            Pengguna.nama.label("pemeriksa_nama"), Wilayah.nama.label("desa_nama"), Keluarga.nama, Keluarga.no_kk, Keluarga.desil,
            Keluarga.jumlah_anggota, Kriteria.terpenuhi, Kriteria.dijawab, nik_ganda().label("ganda"),
            sebab_kembali().label("sebab_kembali"), is_kerabat().label("kerabat"), is_kunjungan().label("kunjungan"),
            is_pertama().label("pertama"),
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
    """One row: menunggu, desa, saya, terlambat, kembali, and kunjungan not recorded yet."""
    kunjungan = select(func.count()).select_from(Kunjungan).where(Kunjungan.hasil == "", cakupan(Kunjungan.desa_kode, untuk))
    antre = Usulan.status.in_(antre_kini())
    saya = and_(Usulan.status == DIPERIKSA, Usulan.pemeriksa_id == untuk.id, Usulan.klaim_sampai > sekarang())
    return db.session.execute(
        select(
            func.count().filter(antre).label("menunggu"),
            func.count(distinct(Usulan.desa_kode)).filter(antre).label("desa"),
            func.count().filter(saya).label("saya"),
            func.count().filter(antre, Usulan.menunggu_sejak < saat_terlambat()).label("terlambat"),
            func.count().filter(Usulan.status == DIKEMBALIKAN).label("kembali"),
            kunjungan.scalar_subquery().label("kunjungan"),
        ).where(Usulan.status.in_((*antre_kini(), DIKEMBALIKAN)), cakupan(Usulan.desa_kode, untuk))
    ).one()


def find_berikut(*, untuk: Any, sesudah: UUID | None = None) -> UUID | None:
    """What this verifikator looks at next: their own claims, then the oldest that nobody holds and others have made.

    ``sesudah`` passes over that one and those before it; after the last the queue begins anew.
    """
    kini, kunci = sekarang(), _kunci_of(sesudah)
    kuasa = kuasa_kini(untuk)
    mata = {untuk.id, *kuasa.bersama}
    pertama = is_pertama()
    bebas = or_(Usulan.status != DIPERIKSA, Usulan.klaim_sampai.is_(None), Usulan.klaim_sampai <= kini)
    milik = and_(Usulan.status == DIPERIKSA, Usulan.pemeriksa_id.in_({untuk.id, *kuasa.atas}), Usulan.klaim_sampai > kini)
    boleh = (Usulan.dibuat_oleh.not_in(mata), or_(pertama.is_(None), pertama.not_in(mata)), Usulan.id != sesudah if sesudah else true())

    def terlama(*syarat: Any) -> UUID | None:
        semua = []
        for status in antre_kini():
            pilih = select(Usulan.menunggu_sejak, Usulan.id).where(Usulan.status == status, cakupan(Usulan.desa_kode, untuk), *boleh, *syarat)
            satu = db.session.execute(pilih.order_by(Usulan.menunggu_sejak, Usulan.id).limit(1)).first()
            semua += [tuple(satu)] if satu else []
        return min(semua)[1] if semua else None

    if kunci is None:
        return terlama(milik) or terlama(bebas)
    sejak, id_ = kunci
    lanjut = and_(Usulan.menunggu_sejak >= sejak, or_(Usulan.menunggu_sejak > sejak, Usulan.id > id_))
    return terlama(lanjut, or_(bebas, milik)) or terlama(or_(bebas, milik))


def _kunci_of(id_: UUID | None) -> tuple[datetime, UUID] | None:
    if id_ is None:
        return None
    baris = db.session.execute(select(Usulan.menunggu_sejak, Usulan.id).where(Usulan.id == id_)).first()
    return tuple(baris) if baris and baris.menunggu_sejak else None  # type: ignore[return-value]


def find_di_antrean(teks: str, *, untuk: Any) -> list[Any]:
    """What waits in the queue under a name or a number of a usulan, the longest wait first; at most ``CARI_MAKS`` + 1 rows."""
    kata = kunci_cari(teks)
    cocok = [Usulan.nomor.icontains(teks.strip(), autoescape=True)]
    if kata:
        cocok.append(Keluarga.nama_cari.contains(kata, autoescape=True))
    pilih = ringkas_usulan().where(Usulan.status.in_(antre_kini()), cakupan(Usulan.desa_kode, untuk), or_(*cocok))
    return list(db.session.execute(pilih.order_by(Usulan.menunggu_sejak, Usulan.id).limit(CARI_MAKS + 1)))


def count_peringatan(baris: Sequence[Any]) -> dict[UUID, int]:
    """How many findings wait about the family of each listed usulan."""
    return count_of_keluarga({satu.keluarga_id for satu in baris})


def list_menunggu_kecamatan(*, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN) -> list[Any]:
    """What waits for this camat's validation, the longest wait first, up to ``ukuran`` + 1 after the key (menunggu_sejak, id)."""
    pilih = ringkas_usulan().where(Usulan.status == DIAJUKAN, cakupan(Usulan.desa_kode, untuk))
    if setelah:
        sejak, id_ = setelah
        pilih = pilih.where(Usulan.menunggu_sejak >= sejak, or_(Usulan.menunggu_sejak > sejak, Usulan.id > id_))
    return list(db.session.execute(pilih.order_by(Usulan.menunggu_sejak, Usulan.id).limit(ukuran + 1)))
