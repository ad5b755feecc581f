"""Reads of the operators of desa/kelurahan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, or_, select, tuple_

from ...akun.models import Pengguna, Sesi
from ...akun.queries import cakupan
from ...akun.rules import Peran
from ...db import db
from ...errors import NotFound
from ...pengaturan.queries import pengaturan
from ...wilayah.models import Wilayah
from ..models import Bimtek, Operator, PesertaBimtek
from ..rules.bimtek import LULUS
from ..rules.operator import INGATKAN, TOLAK, Masa, halangan_mengisi, peringatan_mengisi

UKURAN = 25
URUT = (Operator.desa_kode, Operator.mulai, Operator.id)


def bertugas(hari: date) -> Any:
    """The condition that an appointment holds on a day."""
    return (Operator.mulai <= hari) & or_(Operator.selesai.is_(None), Operator.selesai >= hari)


def is_lulus() -> Any:
    """The condition that an operator passed a bimtek, now or in an earlier appointment with the same account."""
    lain = Operator.__table__.alias("operator_lain")
    lulus = select(PesertaBimtek.id).join(lain, lain.c.id == PesertaBimtek.operator_id).where(PesertaBimtek.hasil == LULUS)
    sendiri = or_(lain.c.id == Operator.id, lain.c.pengguna_id == Operator.pengguna_id)
    return lulus.where(sendiri).exists()


def terakhir() -> Any:
    """When the operator's account was last used."""
    return select(func.max(Sesi.terakhir_pada)).where(Sesi.pengguna_id == Operator.pengguna_id).scalar_subquery()


def get_operator(id: UUID, *, untuk: Any, kunci: bool = False) -> Operator:
    """The appointment in the person's scope; raises NotFound."""
    pilih = select(Operator).where(Operator.id == id, cakupan(Operator.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    baris = db.session.scalar(pilih)
    if baris is None:
        raise NotFound()
    return baris


def list_masa(desa_kode: str, kecuali: Collection[UUID] = ()) -> list[Masa]:
    """The appointments of a desa, without those named."""
    pilih = select(Operator.mulai, Operator.selesai).where(Operator.desa_kode == desa_kode, Operator.id.not_in(kecuali))
    return [Masa(*baris) for baris in db.session.execute(pilih)]


def list_operator(
    *, untuk: Any, hari_ini: date, wilayah: str = "", keadaan: str = "bertugas", bimtek: str = "", setelah: UUID | None = None,
    ukuran: int = UKURAN,
) -> list[Any]:  # fmt: skip
    """Operators by desa, up to ``ukuran`` + 1 after the one with the id ``setelah``; with last use of the account and whether trained."""
    lulus = is_lulus()
    pilih: Select[Any] = (
        select(
            Operator.id, Operator.desa_kode, Operator.nama, Operator.telepon, Operator.sk_nomor, Operator.mulai, Operator.selesai,
            Wilayah.nama.label("desa"), Pengguna.nama_pengguna, terakhir().label("terakhir_pada"), lulus.label("lulus"),
        )
        .join(Wilayah, Wilayah.kode == Operator.desa_kode)
        .outerjoin(Pengguna, Pengguna.id == Operator.pengguna_id)
        .where(cakupan(Operator.desa_kode, untuk))
    )  # fmt: skip
    if wilayah:
        pilih = pilih.where(cakupan(Operator.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    if keadaan == "bertugas":
        pilih = pilih.where(bertugas(hari_ini))
    elif keadaan == "selesai":
        pilih = pilih.where(Operator.selesai < hari_ini)
    if bimtek in ("lulus", "belum"):
        pilih = pilih.where(lulus if bimtek == "lulus" else ~lulus)
    if setelah:
        pilih = pilih.where(_sesudah(setelah))
    return list(db.session.execute(pilih.order_by(*URUT).limit(ukuran + 1)))


def _sesudah(id: UUID) -> Any:
    """After the row of this id: the cursor holds no name, since a URL ends up in logs."""
    baris = db.session.execute(select(*URUT).where(Operator.id == id)).first()
    if baris is None:
        return literal(True)
    return tuple_(*URUT) > tuple_(*(literal(nilai, kolom.type) for nilai, kolom in zip(baris, URUT, strict=True)))


def list_akun_bebas(desa_kode: str, hari_ini: date, *, kecuali: UUID | None = None) -> list[Any]:
    """(id, nama, nama_pengguna) of active operator accounts of the desa that no running appointment has."""
    terpakai = select(Operator.pengguna_id).where(
        bertugas(hari_ini), Operator.pengguna_id == Pengguna.id, Operator.id != kecuali if kecuali else literal(True)
    )
    pilih = select(Pengguna.id, Pengguna.nama, Pengguna.nama_pengguna).where(
        Pengguna.wilayah_kode == desa_kode, Pengguna.peran == Peran.OPERATOR, Pengguna.aktif, ~terpakai.exists()
    )
    return list(db.session.execute(pilih.order_by(Pengguna.nama, Pengguna.id)))


def has_lulus(pengguna_id: UUID) -> bool:
    """Whether the person behind an account passed a bimtek as operator."""
    pilih = select(PesertaBimtek.id).join(Operator, Operator.id == PesertaBimtek.operator_id)
    return db.session.scalar(pilih.where(Operator.pengguna_id == pengguna_id, PesertaBimtek.hasil == LULUS).limit(1)) is not None


def halangan_of(pengguna: Any) -> str | None:
    """The sentence that stops this operator from entering data (setting "wajib_bimtek"); None when nothing does."""
    wajib = pengaturan("wajib_bimtek")
    return halangan_mengisi(wajib, wajib != TOLAK or has_lulus(pengguna.id))


def peringatan_of(pengguna: Any) -> str | None:
    """The sentence that reminds this operator of the bimtek; None when there is no need."""
    wajib = pengaturan("wajib_bimtek")
    return peringatan_mengisi(wajib, wajib != INGATKAN or has_lulus(pengguna.id))


def list_bimtek_of(operator: Operator) -> list[Any]:
    """The sessions that an operator was invited to, newest first."""
    pilih = (
        select(
            PesertaBimtek.id, PesertaBimtek.bimtek_id, PesertaBimtek.hadir_pada, PesertaBimtek.hasil, PesertaBimtek.sertifikat_nomor,
            Bimtek.judul, Bimtek.tanggal,
        )
        .join(Bimtek, Bimtek.id == PesertaBimtek.bimtek_id)
        .where(PesertaBimtek.operator_id == operator.id)
        .order_by(Bimtek.tanggal.desc(), Bimtek.id)
    )  # fmt: skip
    return list(db.session.execute(pilih))
