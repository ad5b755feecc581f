"""Lists of families within scope; Core selects with only the columns shown, keyset pages, no COUNT."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, literal, select, tuple_
from sqlalchemy.engine import Row

from ...akun.queries import cakupan
from ...db import db
from ...wilayah.models import Wilayah
from ...wilayah.rules import tingkat
from ..models import Keluarga, Kriteria
from .satu import foto_wajib, is_lengkap

UKURAN = 25
URUT = (Keluarga.desa_kode, Keluarga.rw, Keluarga.rt, Keluarga.id)


def pilih_baris(untuk: Any, wilayah: str = "", *dahulu: ColumnElement[bool]) -> Select[Any]:
    """Families of the scope, narrowed to ``wilayah`` when given; both conditions hold, so a foreign code finds nothing.

    ``dahulu`` come first: of several lower bounds on an index SQLite takes the first, and a page begins at its cursor.
    """
    pilih = (
        select(
            Keluarga.id, Keluarga.desa_kode, Keluarga.nama, Keluarga.no_kk, Keluarga.alamat, Keluarga.rt, Keluarga.rw,
            Keluarga.jumlah_anggota, is_lengkap().label("lengkap"), Keluarga.terkunci, Wilayah.nama.label("desa"),
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
    saring, awal = (wilayah, rw, rt, lengkap, ukuran), untuk.wilayah_kode
    if setelah is None:
        pilih = _halaman_pertama(db.engine.dialect.name, tuple(foto_wajib()), awal, *saring)
    else:
        pilih = _halaman(_sesudah(setelah, tingkat(wilayah or awal) == 4), awal, *saring)
    return list(db.session.execute(pilih))


@lru_cache(maxsize=256)  # making the statement costs more than running it; the first two are only what it also depends on
def _halaman_pertama(dialek: str, wajib: tuple[str, ...], awal: str, *saring: Any) -> Select[Any]:
    return _halaman([], awal, *saring)


def _halaman(
    sesudah: list[ColumnElement[bool]], awal: str, wilayah: str, rw: str, rt: str, lengkap: bool | None, ukuran: int
) -> Select[Any]:
    pilih = pilih_baris(SimpleNamespace(wilayah_kode=awal), wilayah, *sesudah)
    for kolom, nilai in ((Keluarga.rw, rw), (Keluarga.rt, rt)):
        if nilai:
            pilih = pilih.where(kolom == nilai)
    if lengkap is not None:
        pilih = pilih.where(is_lengkap() if lengkap else ~is_lengkap())
    return pilih.order_by(*URUT).limit(ukuran + 1)


def _sesudah(setelah: tuple[str, str, str, UUID], satu_desa: bool) -> list[ColumnElement[bool]]:
    """The rows after a cursor; within one desa its code is fixed already, and the rest of the key walks the index."""
    kunci = [literal(nilai) for nilai in setelah[:3]] + [literal(setelah[3], Uuid())]
    if satu_desa:
        return [Keluarga.desa_kode == setelah[0], tuple_(*URUT[1:]) > tuple_(*kunci[1:])]
    return [tuple_(*URUT) > tuple_(*kunci)]
