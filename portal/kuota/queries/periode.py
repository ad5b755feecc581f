"""Periods, their windows, and the leave given to single desa."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...jam import hari_ini, sekarang
from ...kit.paging import UKURAN
from ...kit.tanggal import setempat
from ...pengaturan.queries import pengaturan
from ...wilayah.models import Wilayah
from ..models import Dispensasi, Jatah, Jendela, Periode
from ..rules.jatah import TUNGGU
from ..rules.jendela import Keadaan, Masa, keadaan_jendela

SEMENIT = timedelta(minutes=1)  # the last minute still counts


def get_periode(id: UUID, *, kunci: bool = False) -> Periode:
    """The period; ``kunci`` keeps everybody else who gives out places of it waiting. Raises NotFound."""
    pilih = select(Periode).where(Periode.id == id)
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    periode = db.session.scalar(pilih)
    if periode is None:
        raise NotFound()
    return periode


def list_periode(*, sebelum: date | None = None, ukuran: int = UKURAN) -> Sequence[Any]:
    """Up to ``ukuran`` + 1 periods, the latest first: rows (id, nama, mulai, selesai); ``sebelum`` is the first day of the last one shown."""
    pilih = select(Periode.id, Periode.nama, Periode.mulai, Periode.selesai).order_by(Periode.mulai.desc()).limit(ukuran + 1)
    return db.session.execute(pilih.where(Periode.mulai < sebelum) if sebelum else pilih).all()


def find_periode_hari(hari: date) -> Any:
    """The period that holds this day: row (id, nama, mulai, selesai), or None."""
    pilih = select(Periode.id, Periode.nama, Periode.mulai, Periode.selesai).where(Periode.mulai <= hari, Periode.selesai >= hari)
    return db.session.execute(pilih).first()


def find_periode_kini() -> Any:
    """The period of today, or None."""
    return find_periode_hari(hari_ini(pengaturan("zona")))


def list_tunggu_lama() -> list[Any]:
    """Earlier periods in which lines still wait: rows (id, nama, jumlah), the oldest first; none without a period of today."""
    kini = find_periode_kini()
    if kini is None:
        return []
    pilih = (
        select(Periode.id, Periode.nama, func.count().label("jumlah"))
        .join(Jatah, Jatah.periode_id == Periode.id)
        .where(Periode.mulai < kini.mulai, Jatah.status == TUNGGU)
        .group_by(Periode.id, Periode.nama, Periode.mulai)
        .order_by(Periode.mulai)
    )
    return list(db.session.execute(pilih))


def list_jendela(periode_id: UUID) -> dict[str, Jendela]:
    """The windows of a period by kind."""
    return {satu.jenis: satu for satu in db.session.scalars(select(Jendela).where(Jendela.periode_id == periode_id))}


def list_keadaan(desa_kode: str, saat: datetime | None = None) -> dict[str, Keadaan]:
    """Whether each kind that has a window may be released by this desa now; a kind that is absent is open."""
    saat, zona = saat or sekarang(), pengaturan("zona")
    masa = [Masa(*baris) for baris in db.session.execute(select(Jendela.jenis, Jendela.buka_pada, Jendela.tutup_pada))]
    if not masa:
        return {}
    periode = find_periode_hari(setempat(saat, zona).date())
    di_periode = set(db.session.scalars(select(Jendela.jenis).where(Jendela.periode_id == periode.id))) if periode else set()
    izin = _dispensasi(desa_kode, saat)
    hasil = {}
    for jenis in dict.fromkeys(satu.jenis for satu in masa):
        keadaan = keadaan_jendela(
            jenis, masa, saat, zona, berperiode=jenis in di_periode, dispensasi=max((izin[k] for k in (jenis, "") if k in izin), default=None)
        )
        if keadaan.kalimat:
            hasil[jenis] = keadaan
    return hasil


def jendela_tertutup(desa_kode: str, jenis: Iterable[str], saat: datetime | None = None) -> list[str]:
    """A sentence for each of these kinds that this desa may not release now."""
    keadaan = list_keadaan(desa_kode, saat)
    return [keadaan[satu].kalimat for satu in dict.fromkeys(jenis) if satu in keadaan and not keadaan[satu].terbuka]


def _dispensasi(desa_kode: str, saat: datetime) -> dict[str, datetime]:
    """Until when this desa may release each kind ("" all kinds) outside its window."""
    pilih = select(Dispensasi.jenis, Dispensasi.sampai).where(Dispensasi.desa_kode == desa_kode, Dispensasi.sampai >= saat - SEMENIT)
    return {jenis: sampai for jenis, sampai in db.session.execute(pilih.order_by(Dispensasi.sampai))}


def list_dispensasi(*, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN) -> Sequence[Any]:
    """Leave given, newest first: rows (id, jenis, sampai, alasan, dibuat_pada, desa_kode, desa_nama, oleh_nama)."""
    pilih = (
        select(
            Dispensasi.id, Dispensasi.jenis, Dispensasi.sampai, Dispensasi.alasan, Dispensasi.dibuat_pada, Dispensasi.desa_kode,
            Wilayah.nama.label("desa_nama"), Pengguna.nama.label("oleh_nama"),
        )
        .join(Wilayah, Wilayah.kode == Dispensasi.desa_kode)
        .join(Pengguna, Pengguna.id == Dispensasi.dibuat_oleh)
        .where(cakupan(Dispensasi.desa_kode, untuk))
        .order_by(Dispensasi.dibuat_pada.desc(), Dispensasi.id.desc())
        .limit(ukuran + 1)
    )  # fmt: skip
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where((Dispensasi.dibuat_pada < pada) | ((Dispensasi.dibuat_pada == pada) & (Dispensasi.id < id_)))
    return db.session.execute(pilih).all()
