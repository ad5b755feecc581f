"""Reads of training sessions and of who takes part; a session of a kecamatan is seen by who sees that kecamatan."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, or_, select, tuple_

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...wilayah.models import Wilayah
from ..models import Bimtek, Operator, PesertaBimtek
from ..rules.bimtek import LULUS
from .operator import bertugas

UKURAN = 25


def _terlihat(untuk: Any) -> Any:
    """Sessions of the person's own kecamatan, of those below, and those for the whole kabupaten that the person belongs to."""
    return or_(Bimtek.wilayah_kode.in_({untuk.wilayah_kode, untuk.wilayah_kode[:5]}), cakupan(Bimtek.wilayah_kode, untuk))


def get_bimtek(id: UUID, *, untuk: Any, kunci: bool = False) -> Bimtek:
    """The session, if the person may see it; raises NotFound."""
    pilih = select(Bimtek).where(Bimtek.id == id, _terlihat(untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    baris = db.session.scalar(pilih)
    if baris is None:
        raise NotFound()
    return baris


def list_bimtek(*, untuk: Any, status: str = "", setelah: tuple[date, UUID] | None = None, ukuran: int = UKURAN) -> list[Any]:
    """Sessions, newest first, each with how many were invited, came and passed; up to ``ukuran`` + 1 after the cursor."""
    jumlah = [
        select(func.count()).where(PesertaBimtek.bimtek_id == Bimtek.id, cakupan(PesertaBimtek.desa_kode, untuk), *syarat).scalar_subquery()
        for syarat in ((), (PesertaBimtek.hadir_pada.is_not(None),), (PesertaBimtek.hasil == LULUS,))
    ]
    pilih: Select[Any] = select(
        Bimtek.id, Bimtek.judul, Bimtek.tanggal, Bimtek.tempat, Bimtek.status, Bimtek.wilayah_kode, Wilayah.nama.label("wilayah"),
        jumlah[0].label("diundang"), jumlah[1].label("hadir"), jumlah[2].label("lulus"),
    ).join(Wilayah, Wilayah.kode == Bimtek.wilayah_kode)  # fmt: skip
    pilih = pilih.where(_terlihat(untuk))
    if status:
        pilih = pilih.where(Bimtek.status == status)
    if setelah:
        pilih = pilih.where(tuple_(Bimtek.tanggal, Bimtek.id) < tuple_(literal(setelah[0], Bimtek.tanggal.type), literal(setelah[1], Bimtek.id.type)))
    return list(db.session.execute(pilih.order_by(Bimtek.tanggal.desc(), Bimtek.id.desc()).limit(ukuran + 1)))


def list_peserta(bimtek_id: UUID, *, untuk: Any) -> list[Any]:
    """Who was invited, by desa and name; at most as many as there are operators."""
    pilih = (
        select(
            PesertaBimtek.id, PesertaBimtek.operator_id, PesertaBimtek.desa_kode, PesertaBimtek.hadir_pada, PesertaBimtek.nilai,
            PesertaBimtek.hasil, PesertaBimtek.sertifikat_nomor, PesertaBimtek.versi, Operator.nama, Wilayah.nama.label("desa"),
        )
        .join(Operator, Operator.id == PesertaBimtek.operator_id)
        .join(Wilayah, Wilayah.kode == PesertaBimtek.desa_kode)
        .where(PesertaBimtek.bimtek_id == bimtek_id, cakupan(PesertaBimtek.desa_kode, untuk))
        .order_by(PesertaBimtek.desa_kode, Operator.nama_cari, PesertaBimtek.id)
    )  # fmt: skip
    return list(db.session.execute(pilih))


def get_peserta(id: UUID, bimtek_id: UUID, *, untuk: Any, kunci: bool = False) -> PesertaBimtek:
    """One participant of a session; raises NotFound."""
    pilih = select(PesertaBimtek).where(
        PesertaBimtek.id == id, PesertaBimtek.bimtek_id == bimtek_id, cakupan(PesertaBimtek.desa_kode, untuk)
    )
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    baris = db.session.scalar(pilih)
    if baris is None:
        raise NotFound()
    return baris


def list_calon(bimtek: Bimtek, hari: date) -> list[Any]:
    """(id, desa_kode, nama, desa) of operators in office, in the session's kecamatan, who are not invited yet."""
    sudah = select(PesertaBimtek.id).where(PesertaBimtek.bimtek_id == bimtek.id, PesertaBimtek.operator_id == Operator.id)
    pilih = (
        select(Operator.id, Operator.desa_kode, Operator.nama, Wilayah.nama.label("desa"))
        .join(Wilayah, Wilayah.kode == Operator.desa_kode)
        .where(bertugas(hari), ~sudah.exists())
        .order_by(Operator.desa_kode, Operator.nama_cari, Operator.id)
    )
    return list(db.session.execute(pilih.where(cakupan(Operator.desa_kode, bimtek))))


def find_sertifikat(kode_sidik: str) -> Any | None:
    """What anybody may know of a certificate by its public code: number, session, desa; the row or None."""
    pilih = (
        select(
            PesertaBimtek.sertifikat_nomor, Bimtek.judul, Bimtek.tanggal, Bimtek.tempat, Operator.nama, Wilayah.kode, Wilayah.nama.label("desa")
        )
        .join(Bimtek, Bimtek.id == PesertaBimtek.bimtek_id)
        .join(Operator, Operator.id == PesertaBimtek.operator_id)
        .join(Wilayah, Wilayah.kode == PesertaBimtek.desa_kode)
        .where(PesertaBimtek.kode_sidik == kode_sidik)
    )
    return db.session.execute(pilih).first()
