"""Quota rows by unit, what is left of them, and how each number came about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from ...akun.models import Pengguna
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Keluarga
from ...kit.paging import UKURAN
from ...wilayah.models import Wilayah
from ...wilayah.rules import mencakup
from ..models import Jatah, Kuota, SebaranKuota
from ..rules.jatah import DAPAT, TUNGGU, lingkar

KOLOM = (Kuota.desa_kode, Kuota.jumlah, Kuota.terpakai, Kuota.asal, Kuota.versi)


def di_bawah(kolom: Any, kode: str) -> Any:
    """The unit itself and all below it."""
    return (kolom == kode) | kolom.startswith(f"{kode}.", autoescape=True)


def list_kuota(periode_id: UUID, program: str, kode: Collection[str] | None = None) -> dict[str, Any]:
    """Quota rows (desa_kode, jumlah, terpakai, asal, versi) by unit; all, or those of these units."""
    pilih = select(*KOLOM).where(Kuota.periode_id == periode_id, Kuota.program == program)
    if kode is not None:
        pilih = pilih.where(Kuota.desa_kode.in_(kode))
    return {baris.desa_kode: baris for baris in db.session.execute(pilih)}


def list_kuota_desa(periode_id: UUID, desa_kode: str) -> dict[str, dict[str, Any]]:
    """{programme: {unit: row (jumlah, terpakai)}} of the ceilings that apply to one desa."""
    pilih = select(Kuota.program, *KOLOM).where(Kuota.periode_id == periode_id, Kuota.desa_kode.in_(lingkar(desa_kode)))
    hasil: dict[str, dict[str, Any]] = {}
    for baris in db.session.execute(pilih):
        hasil.setdefault(baris.program, {})[baris.desa_kode] = baris
    return hasil


def kunci_kuota(periode_id: UUID, program: Collection[str], wilayah: str) -> dict[str, dict[str, int]]:
    """{programme: {unit: places left}} of the ceilings above, at and below ``wilayah``, locked in one order for the transaction."""
    pilih = (
        select(Kuota.program, Kuota.desa_kode, Kuota.jumlah, Kuota.terpakai)
        .where(
            Kuota.periode_id == periode_id, Kuota.program.in_(program),
            or_(Kuota.desa_kode.in_(lingkar(wilayah)), Kuota.desa_kode.startswith(f"{wilayah}.", autoescape=True)),
        )
        .order_by(Kuota.program, Kuota.desa_kode)
        .with_for_update()
    )  # fmt: skip
    hasil: dict[str, dict[str, int]] = {}
    for baris in db.session.execute(pilih):
        hasil.setdefault(baris.program, {})[baris.desa_kode] = baris.jumlah - baris.terpakai
    return hasil


def count_jatah(periode_id: UUID, program: str, status: str, wilayah: str) -> int:
    """Lines with this standing under a unit."""
    pilih = select(func.count()).select_from(Jatah)
    syarat = (Jatah.periode_id == periode_id, Jatah.program == program, Jatah.status == status, di_bawah(Jatah.desa_kode, wilayah))
    return db.session.scalar(pilih.where(*syarat)) or 0


def count_dapat_per_desa(periode_id: UUID, program: str) -> dict[str, int]:
    """Places given out by desa, also where no ceiling is set."""
    return dict(
        db.session.execute(
            select(Jatah.desa_kode, func.count())
            .where(Jatah.periode_id == periode_id, Jatah.program == program, Jatah.status == DAPAT)
            .group_by(Jatah.desa_kode)
        ).all()
    )


def baris_menunggu(usulan_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """{usulan: its lines that wait for a place}; nobody decides them before they have one."""
    hasil: dict[UUID, set[UUID]] = {}
    if usulan_ids:
        pilih = select(Jatah.usulan_id, Jatah.baris_id).where(Jatah.usulan_id.in_(usulan_ids), Jatah.status == TUNGGU)
        for usulan_id, baris_id in db.session.execute(pilih):
            hasil.setdefault(usulan_id, set()).add(baris_id)
    return hasil


def urutan_tunggu(usulan_ids: Collection[UUID]) -> dict[UUID, int]:
    """The rank of each waiting line of these usulan among all that wait for the same places, from 1."""
    if not usulan_ids:
        return {}
    milik = select(Jatah.baris_id, Jatah.periode_id, Jatah.desa_kode, Jatah.program).where(
        Jatah.usulan_id.in_(usulan_ids), Jatah.status == TUNGGU
    )
    kolam: dict[tuple[UUID, str, str], list[UUID]] = {}
    for satu in db.session.execute(milik):
        kolam.setdefault((satu.periode_id, satu.program, _kolam(satu)), []).append(satu.baris_id)
    hasil = {}
    for (periode_id, program, unit), baris in kolam.items():
        antre = select(Jatah.baris_id).where(
            Jatah.periode_id == periode_id, Jatah.program == program, Jatah.status == TUNGGU, di_bawah(Jatah.desa_kode, unit)
        )
        ke = {id_: nomor for nomor, id_ in enumerate(db.session.scalars(antre.order_by(Jatah.urutan, Jatah.sejak, Jatah.baris_id)), 1)}
        hasil |= {id_: ke[id_] for id_ in baris}
    return hasil


def _kolam(baris: Any) -> str:
    """The widest unit with a ceiling for this line: all that wait under it wait for the same places."""
    pilih = select(Kuota.desa_kode).where(
        Kuota.periode_id == baris.periode_id, Kuota.program == baris.program, Kuota.desa_kode.in_(lingkar(baris.desa_kode))
    )
    return db.session.scalars(pilih.order_by(Kuota.desa_kode)).first() or baris.desa_kode


def list_satuan(kabupaten: str, kecamatan: str) -> list[Any]:
    """The units whose quota one page types: the kabupaten, one kecamatan, its desa: rows (kode, nama, tingkat)."""
    pilih = select(Wilayah.kode, Wilayah.nama, Wilayah.tingkat).where(
        or_(Wilayah.kode == kabupaten, Wilayah.kode == kecamatan, Wilayah.induk == kecamatan)
    )
    return list(db.session.execute(pilih.order_by(Wilayah.kode)))


def kode_satuan(kabupaten: str) -> dict[str, str]:
    """{code: name} of every unit that may get a quota."""
    pilih = select(Wilayah.kode, Wilayah.nama).where(di_bawah(Wilayah.kode, kabupaten)).order_by(Wilayah.kode)
    return dict(db.session.execute(pilih).all())  # type: ignore[arg-type]


def dasar_sebaran(kabupaten: str, desil_maks: int | None) -> dict[str, int]:
    """Families by desa, 0 where there are none: those up to this rank, or all of them."""
    pilih = select(Keluarga.desa_kode, func.count()).where(di_bawah(Keluarga.desa_kode, kabupaten)).group_by(Keluarga.desa_kode)
    if desil_maks is not None:
        pilih = pilih.where(Keluarga.desil <= desil_maks)
    jumlah: Mapping[str, int] = dict(db.session.execute(pilih).all())  # type: ignore[arg-type]
    desa = db.session.scalars(select(Wilayah.kode).where(Wilayah.tingkat == 4, di_bawah(Wilayah.kode, kabupaten)).order_by(Wilayah.kode))
    return {kode: jumlah.get(kode, 0) for kode in desa}


def get_sebaran(id: UUID, *, untuk: Any) -> Any:
    """One spreading: row (id, periode_id, program, jumlah, dasar, hasil, dibuat_pada, oleh_nama); raises NotFound out of scope."""
    baris = db.session.execute(
        select(
            SebaranKuota.id, SebaranKuota.periode_id, SebaranKuota.program, SebaranKuota.jumlah, SebaranKuota.dasar, SebaranKuota.hasil,
            SebaranKuota.dibuat_pada, Pengguna.nama.label("oleh_nama"),
        )
        .join(Pengguna, Pengguna.id == SebaranKuota.dibuat_oleh)
        .where(SebaranKuota.id == id)
    ).first()  # fmt: skip
    if baris is None or not all(mencakup(untuk.wilayah_kode, kode) for kode in baris.hasil):
        raise NotFound()
    return baris


def list_sebaran(periode_id: UUID, ukuran: int = UKURAN) -> Sequence[Any]:
    """The spreadings of a period, newest first: rows (id, program, jumlah, dibuat_pada)."""
    pilih = select(SebaranKuota.id, SebaranKuota.program, SebaranKuota.jumlah, SebaranKuota.dibuat_pada)
    pilih = pilih.where(SebaranKuota.periode_id == periode_id).order_by(SebaranKuota.dibuat_pada.desc()).limit(ukuran)
    return db.session.execute(pilih).all()
