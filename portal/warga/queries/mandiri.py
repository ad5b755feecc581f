"""Citizens' own proposals: one, the list, those of a NIK for the counter, and the family and usulan that one may become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...kit.paging import UKURAN
from ...usulan.models import Usulan
from ...usulan.rules.status import TERBUKA
from ...wilayah.models import Wilayah
from ...wilayah.rules import mencakup, sebutan
from ..models import UsulMandiri
from ..rules.mandiri import MENUNGGU, StatusMandiri

PALING_BANYAK = 10


@dataclass(frozen=True)
class Tempat:
    """Where a NIK stands in the register: the family within the person's scope, or only in which village it is."""

    keluarga_id: UUID | None
    keluarga_nama: str
    desa_kode: str
    sebutan: str


def get_mandiri(id: UUID, *, untuk: Any, kunci: bool = False) -> UsulMandiri:
    """The proposal in the person's scope; ``kunci`` locks its row. Raises NotFound."""
    pilih = select(UsulMandiri).where(UsulMandiri.id == id, cakupan(UsulMandiri.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    satu = db.session.scalar(pilih)
    if satu is None:
        raise NotFound()
    return satu


def find_menunggu(nik: str, kabupaten: str) -> UsulMandiri | None:
    """The proposal of this NIK that waits, wherever in the kabupaten; for the verb, which shows it only within scope."""
    dalam = cakupan(UsulMandiri.desa_kode, SimpleNamespace(wilayah_kode=kabupaten))
    pilih = select(UsulMandiri).where(UsulMandiri.nik == nik, UsulMandiri.status == MENUNGGU, dalam)
    return db.session.scalars(pilih.order_by(UsulMandiri.dibuat_pada).limit(1)).first()


def list_mandiri(
    saring: Mapping[str, str], *, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> Sequence[Any]:
    """Newest first, up to ``ukuran`` + 1 after the key; ``saring`` holds status, permintaan, wilayah."""
    pilih = (
        select(
            UsulMandiri.id, UsulMandiri.nomor, UsulMandiri.desa_kode, Wilayah.nama.label("desa"), UsulMandiri.nik, UsulMandiri.nama,
            UsulMandiri.alamat, UsulMandiri.telepon, UsulMandiri.permintaan, UsulMandiri.keterangan, UsulMandiri.status, UsulMandiri.alasan,
            UsulMandiri.dibuat_pada, UsulMandiri.ditangani_pada, Usulan.nomor.label("usulan_nomor"),
        )
        .join(Wilayah, Wilayah.kode == UsulMandiri.desa_kode)
        .outerjoin(Usulan, Usulan.id == UsulMandiri.usulan_id)
        .where(cakupan(UsulMandiri.desa_kode, untuk))
        .order_by(UsulMandiri.dibuat_pada.desc(), UsulMandiri.id.desc())
        .limit(ukuran + 1)
    )  # fmt: skip
    if saring.get("wilayah"):
        pilih = pilih.where(cakupan(UsulMandiri.desa_kode, SimpleNamespace(wilayah_kode=saring["wilayah"])))
    for nama in ("status", "permintaan"):
        if saring.get(nama):
            pilih = pilih.where(getattr(UsulMandiri, nama) == saring[nama])
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(or_(UsulMandiri.dibuat_pada < pada, and_(UsulMandiri.dibuat_pada == pada, UsulMandiri.id < id_)))
    return db.session.execute(pilih).all()


def count_mandiri(*, untuk: Any) -> int:
    """How many wait for the operator in the person's scope."""
    menunggu = select(func.count()).select_from(UsulMandiri).where(UsulMandiri.status == MENUNGGU, cakupan(UsulMandiri.desa_kode, untuk))
    return int(db.session.scalar(menunggu) or 0)


def list_status_mandiri(nik: str, kabupaten: str) -> tuple[StatusMandiri, ...]:
    """What the counter may tell of the proposals of who is present, newest first: nothing but number, place, request and state."""
    pilih = (
        select(
            UsulMandiri.nomor, UsulMandiri.desa_kode, Wilayah.nama, UsulMandiri.permintaan, UsulMandiri.status, UsulMandiri.dibuat_pada,
            UsulMandiri.alasan, Usulan.nomor.label("usulan_nomor"),
        )
        .join(Wilayah, Wilayah.kode == UsulMandiri.desa_kode)
        .outerjoin(Usulan, Usulan.id == UsulMandiri.usulan_id)
        .where(UsulMandiri.nik == nik, cakupan(UsulMandiri.desa_kode, SimpleNamespace(wilayah_kode=kabupaten)))
        .order_by(UsulMandiri.dibuat_pada.desc(), UsulMandiri.id)
        .limit(PALING_BANYAK)
    )  # fmt: skip
    return tuple(
        StatusMandiri(b.nomor, sebutan(b.desa_kode, b.nama), b.permintaan, b.status, b.dibuat_pada, b.alasan, b.usulan_nomor)
        for b in db.session.execute(pilih)
    )


def find_tempat(nik: str, *, untuk: Any) -> Tempat | None:
    """The family in which this NIK is, one within scope before others; None when the register does not know it."""
    kabupaten = SimpleNamespace(wilayah_kode=untuk.wilayah_kode[:5])
    pilih = (
        select(Keluarga.id, Keluarga.nama, Keluarga.desa_kode, Wilayah.nama.label("desa"))
        .join(Anggota, Anggota.keluarga_id == Keluarga.id)
        .join(Wilayah, Wilayah.kode == Keluarga.desa_kode)
        .where(Anggota.nik == nik, cakupan(Keluarga.desa_kode, kabupaten))
        .order_by(Keluarga.desa_kode, Keluarga.id)
        .limit(PALING_BANYAK)
    )
    semua = db.session.execute(pilih).all()
    if not semua:
        return None
    satu = next((b for b in semua if mencakup(untuk.wilayah_kode, b.desa_kode)), semua[0])
    dalam = mencakup(untuk.wilayah_kode, satu.desa_kode)
    return Tempat(satu.id if dalam else None, satu.nama if dalam else "", satu.desa_kode, sebutan(satu.desa_kode, satu.desa))


def is_sekeluarga(nik: str, keluarga_id: UUID) -> bool:
    """Whether the person with this NIK is of the family."""
    return db.session.scalar(select(Anggota.id).where(Anggota.keluarga_id == keluarga_id, Anggota.nik == nik).limit(1)) is not None


def list_calon_usulan(keluarga_id: UUID, *, untuk: Any) -> list[Any]:
    """Open usulan of a family that a proposal may become: rows (id, nomor, jenis, status, dibuat_pada), newest first."""
    pilih = select(Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status, Usulan.dibuat_pada).where(
        Usulan.keluarga_id == keluarga_id, Usulan.status.in_(TERBUKA), cakupan(Usulan.desa_kode, untuk)
    )
    return list(db.session.execute(pilih.order_by(Usulan.dibuat_pada.desc(), Usulan.id).limit(PALING_BANYAK)))


def nomor_usulan(id: UUID | None) -> str | None:
    """The number of the usulan that a proposal became; the caller has loaded the proposal."""
    return db.session.scalar(select(Usulan.nomor).where(Usulan.id == id)) if id else None
