"""Lists of families and the search, within scope; Core selects with only the columns shown, keyset pages, no COUNT."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, literal, or_, select, tuple_
from sqlalchemy.engine import Row

from ...akun.queries import cakupan
from ...db import db
from ...kit.teks import kunci_cari
from ...wilayah.models import Wilayah
from ...wilayah.rules import tingkat
from ..models import Anggota, Keluarga, Kriteria

UKURAN = 25
URUT = (Keluarga.desa_kode, Keluarga.rw, Keluarga.rt, Keluarga.id)


def _pilih(untuk: Any, wilayah: str, *dahulu: ColumnElement[bool]) -> Select[Any]:
    """Families of the scope, narrowed to ``wilayah`` when given; both conditions hold, so a foreign code finds nothing.

    ``dahulu`` come first: of several lower bounds on an index SQLite takes the first, and a page begins at its cursor.
    """
    pilih = (
        select(
            Keluarga.id, Keluarga.desa_kode, Keluarga.nama, Keluarga.no_kk, Keluarga.alamat, Keluarga.rt, Keluarga.rw,
            Keluarga.jumlah_anggota, Keluarga.lengkap, Keluarga.terkunci, Wilayah.nama.label("desa"),
            Kriteria.terpenuhi, Kriteria.dijawab,
        )
        .join(Wilayah, Wilayah.kode == Keluarga.desa_kode)
        .outerjoin(Kriteria, Kriteria.keluarga_id == Keluarga.id)
        .where(*dahulu, cakupan(Keluarga.desa_kode, untuk))
    )  # fmt: skip
    return pilih.where(cakupan(Keluarga.desa_kode, SimpleNamespace(wilayah_kode=wilayah))) if wilayah else pilih


def list_keluarga(
    *,
    untuk: Any,
    wilayah: str = "",
    rw: str = "",
    rt: str = "",
    lengkap: bool | None = None,
    setelah: tuple[str, str, str, UUID] | None = None,
    ukuran: int = UKURAN,
) -> list[Row[Any]]:
    """Families by desa, RW, RT, up to ``ukuran`` + 1 after the key (desa_kode, rw, rt, id)."""
    pilih = _pilih(untuk, wilayah, *_sesudah(setelah, tingkat(wilayah or untuk.wilayah_kode) == 4))
    for kolom, nilai in ((Keluarga.rw, rw), (Keluarga.rt, rt)):
        if nilai:
            pilih = pilih.where(kolom == nilai)
    if lengkap is not None:
        pilih = pilih.where(Keluarga.lengkap.is_(lengkap))
    return list(db.session.execute(pilih.order_by(*URUT).limit(ukuran + 1)))


def _sesudah(setelah: tuple[str, str, str, UUID] | None, satu_desa: bool) -> list[ColumnElement[bool]]:
    """The rows after a cursor; within one desa its code is fixed already, and the rest of the key walks the index."""
    if setelah is None:
        return []
    kunci = [literal(nilai) for nilai in setelah[:3]] + [literal(setelah[3], Uuid())]
    if satu_desa:
        return [Keluarga.desa_kode == setelah[0], tuple_(*URUT[1:]) > tuple_(*kunci[1:])]
    return [tuple_(*URUT) > tuple_(*kunci)]


def find_by_nomor(nomor: str, *, untuk: Any, ukuran: int = UKURAN) -> list[Row[Any]]:
    """Families with this No. KK or a member with this NIK, exactly."""
    punya_nik = select(Anggota.keluarga_id).where(Anggota.nik == nomor, cakupan(Anggota.desa_kode, untuk))
    pilih = _pilih(untuk, "").where(or_(Keluarga.no_kk == nomor, Keluarga.id.in_(punya_nik)))
    return list(db.session.execute(pilih.order_by(Keluarga.desa_kode, Keluarga.id).limit(ukuran + 1)))


def find_by_nama(nama: str, *, untuk: Any, wilayah: str = "", ukuran: int = UKURAN) -> list[Row[Any]]:
    """Families with a member whose name has words that begin so; the columns of a list and ``ditemukan``, the member."""
    kata = kunci_cari(nama).split()
    if not kata:
        return []
    cocok = and_(
        *(
            or_(Anggota.nama_cari.startswith(k, autoescape=True), Anggota.nama_cari.contains(f" {k}", autoescape=True))
            for k in kata
        )
    )
    pilih = (
        _pilih(untuk, wilayah)
        .add_columns(Anggota.nama.label("ditemukan"))
        .join(Anggota, Anggota.keluarga_id == Keluarga.id)
        # The members' own desa_kode lets the database walk their index of names, village by village.
        .where(cakupan(Anggota.desa_kode, SimpleNamespace(wilayah_kode=wilayah) if wilayah else untuk), cocok)
    )
    return list(
        db.session.execute(pilih.order_by(Anggota.desa_kode, Anggota.nama_cari, Anggota.id).limit(ukuran + 1))
    )
