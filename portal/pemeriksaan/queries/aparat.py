"""Reads of the register of officials and of declared relations."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Uuid, bindparam, literal, or_, select, tuple_

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...wilayah.models import Wilayah
from ...wilayah.rules import tingkat
from ..models import Aparat, Kerabat
from ..rules.fakta import FaktaAparat

UKURAN = 25
URUT = (Aparat.desa_kode, Aparat.nama_cari, Aparat.id)


def _menjabat(hari_ini: date) -> Any:
    return (Aparat.mulai <= hari_ini) & or_(Aparat.selesai.is_(None), Aparat.selesai >= hari_ini)


def get_aparat(id: UUID, *, untuk: Any, kunci: bool = False) -> Aparat:
    """The official in the person's scope; raises NotFound."""
    pilih = select(Aparat).where(Aparat.id == id, cakupan(Aparat.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    baris = db.session.scalar(pilih)
    if baris is None:
        raise NotFound()
    return baris


def list_aparat(
    *, untuk: Any, hari_ini: date, wilayah: str = "", jabatan: str = "", keadaan: str = "menjabat",
    setelah: UUID | None = None, ukuran: int = UKURAN,
) -> list[Any]:  # fmt: skip
    """Officials by desa and name, up to ``ukuran`` + 1 after the one with the id ``setelah``.

    The cursor holds no name: a URL ends up in logs, so the place of the last row is looked up.
    """
    pilih: Select[Any] = (
        select(Aparat.id, Aparat.desa_kode, Aparat.nama, Aparat.nik, Aparat.jabatan, Aparat.mulai, Aparat.selesai, Wilayah.nama.label("desa"))
        .join(Wilayah, Wilayah.kode == Aparat.desa_kode)
        .where(cakupan(Aparat.desa_kode, untuk))
    )
    if wilayah:
        pilih = pilih.where(cakupan(Aparat.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    if jabatan:
        pilih = pilih.where(Aparat.jabatan == jabatan)
    if keadaan == "menjabat":
        pilih = pilih.where(_menjabat(hari_ini))
    elif keadaan == "selesai":
        pilih = pilih.where(Aparat.selesai < hari_ini)
    if setelah:
        pilih = pilih.where(_sesudah(setelah, tingkat(wilayah or untuk.wilayah_kode) == 4))
    return list(db.session.execute(pilih.order_by(*URUT).limit(ukuran + 1)))


def _sesudah(id: UUID, satu_desa: bool) -> Any:
    terakhir = db.session.execute(select(*URUT).where(Aparat.id == id)).first()
    if terakhir is None:
        return literal(True)
    nilai = (literal(terakhir[0], String()), literal(terakhir[1], String()), literal(terakhir[2], Uuid()))
    mulai = 1 if satu_desa else 0
    return tuple_(*URUT[mulai:]) > tuple_(*nilai[mulai:])


def list_pilihan_aparat(desa_kode: str, hari_ini: date) -> list[Any]:
    """(id, nama, jabatan) of who holds an office in the desa: what a family may declare a relation to."""
    pilih = select(Aparat.id, Aparat.nama, Aparat.jabatan).where(Aparat.desa_kode == desa_kode, _menjabat(hari_ini))
    return list(db.session.execute(pilih.order_by(Aparat.nama_cari, Aparat.id).limit(200)))


def list_kerabat(keluarga_id: UUID, *, untuk: Any) -> list[Any]:
    """What a family declared: rows (id, hubungan, keterangan, aparat_id, nama, jabatan, selesai)."""
    pilih = (
        select(Kerabat.id, Kerabat.hubungan, Kerabat.keterangan, Kerabat.aparat_id, Aparat.nama, Aparat.jabatan, Aparat.selesai)
        .join(Aparat, Aparat.id == Kerabat.aparat_id)
        .where(Kerabat.keluarga_id == keluarga_id, cakupan(Kerabat.desa_kode, untuk))
    )
    return list(db.session.execute(pilih.order_by(Kerabat.dibuat_pada, Kerabat.id)))


def fakta_aparat(baris: Any) -> FaktaAparat:
    """The official as the rules look at it."""
    return FaktaAparat(baris.id, baris.desa_kode, baris.nama, baris.nik, baris.jabatan, baris.mulai, baris.selesai)


KOLOM_FAKTA = (Aparat.id, Aparat.desa_kode, Aparat.nama, Aparat.nik, Aparat.jabatan, Aparat.mulai, Aparat.selesai)


# Built once: making the statement costs more than running it.
_A, _K = Aparat.__table__.c, Kerabat.__table__.c  # plain rows, without the ORM
_DINYATAKAN = select(_K.aparat_id).where(_K.keluarga_id == bindparam("keluarga"))  # so that each of the three ways has an index
UNTUK_KELUARGA = (
    select(*(_A[satu.key] for satu in KOLOM_FAKTA), _K.hubungan)
    .select_from(Aparat.__table__.outerjoin(Kerabat.__table__, (_K.aparat_id == _A.id) & (_K.keluarga_id == bindparam("keluarga"))))
    .where(or_(_A.nik.in_(bindparam("nik", expanding=True)), _A.desa_kode == bindparam("desa"), _A.id.in_(_DINYATAKAN)))
    .limit(300)
)


def find_aparat_for(nik: set[str], keluarga_id: UUID, desa_kode: str) -> list[Any]:
    """Officials that may concern a family: with a NIK of it, those of its desa, and those it declared a relation to.

    Not scoped, since an official of another desa counts too; what a reader may see of them the rules decide. Each row ends with the
    declared relation, or None.
    """
    return list(db.session.execute(UNTUK_KELUARGA, {"nik": list(nik), "keluarga": keluarga_id, "desa": desa_kode}).all())


def semua_aparat() -> list[Any]:
    """Every official, for the check of the whole kabupaten."""
    return list(db.session.execute(select(*KOLOM_FAKTA)))


def kerabat_by_keluarga(keluarga: list[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """{keluarga: [(aparat_id, hubungan)]} as declared."""
    hasil: dict[UUID, list[tuple[UUID, str]]] = {}
    pilih = select(Kerabat.keluarga_id, Kerabat.aparat_id, Kerabat.hubungan).where(Kerabat.keluarga_id.in_(keluarga))
    for keluarga_id, aparat_id, hubungan in db.session.execute(pilih):
        hasil.setdefault(keluarga_id, []).append((aparat_id, hubungan))
    return hasil
