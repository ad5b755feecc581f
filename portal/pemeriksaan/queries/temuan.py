"""Reads of findings: each is seen from both villages that it touches, and from those above them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Uuid, bindparam, func, literal, or_, select, tuple_, union_all

from ...akun.queries import cakupan
from ...db import Waktu, db
from ...errors import NotFound
from ...pengaturan.queries import pengaturan
from ...wilayah.rules import tingkat
from ..models import Temuan
from ..rules.aturan import KUAT, TOLAK, AturanBerlaku
from ..rules.putusan import TERBUKA

UKURAN = 25
CETAK = 500  # rows of a list as it is printed
KOLOM = (
    Temuan.id, Temuan.aturan, Temuan.tingkat, Temuan.desa_kode, Temuan.keluarga_id, Temuan.anggota_id, Temuan.lain_desa_kode,
    Temuan.lain_keluarga_id, Temuan.lain_anggota_id, Temuan.skor, Temuan.bukti, Temuan.status, Temuan.ditemukan_pada,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saring:
    """The filter of the list; ``wilayah`` narrows the reader's own, ``sebelum`` keeps what was found before that day."""

    status: str = TERBUKA
    tingkat: tuple[str, ...] = ()
    aturan: str = ""
    wilayah: str = ""
    sebelum: date | None = None
    keluarga_id: UUID | None = None


def aturan_berlaku() -> AturanBerlaku:
    """Which rules hold, with which limits."""
    return AturanBerlaku(frozenset(pengaturan("aturan_mati")), pengaturan("batas_aturan"))


def terlihat(untuk: Any) -> ColumnElement[bool]:
    """One of its sides lies in the person's scope."""
    return or_(cakupan(Temuan.desa_kode, untuk), cakupan(Temuan.lain_desa_kode, untuk))


def get_temuan(id: UUID, *, untuk: Any, kunci: bool = False) -> Temuan:
    """The finding when one of its sides lies in the person's scope; ``kunci`` locks its row. Raises NotFound."""
    pilih = select(Temuan).where(Temuan.id == id, terlihat(untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    baris = db.session.scalar(pilih)
    if baris is None:
        raise NotFound()
    return baris


def _syarat(saring: Saring) -> list[ColumnElement[bool]]:
    syarat: list[ColumnElement[bool]] = [Temuan.status == saring.status]
    mati = pengaturan("aturan_mati")
    if mati:
        syarat.append(Temuan.aturan.not_in(mati))
    if saring.tingkat:
        syarat.append(Temuan.tingkat.in_(saring.tingkat))
    if saring.aturan:
        syarat.append(Temuan.aturan == saring.aturan)
    if saring.sebelum:
        syarat.append(Temuan.ditemukan_pada < datetime.combine(saring.sebelum, time(), UTC))
    if saring.keluarga_id:
        syarat.append(or_(Temuan.keluarga_id == saring.keluarga_id, Temuan.lain_keluarga_id == saring.keluarga_id))
    return syarat


def _kepala(kolom: Any, syarat: Sequence[ColumnElement[bool]], setelah: Any, ukuran: int, satu_desa: bool) -> Select[Any]:
    """The first rows of one side, in the order of its index: desa (``kolom``), when it was found, id."""
    urut = (kolom, Temuan.ditemukan_pada, Temuan.id)
    pilih = select(Temuan.id, kolom.label("urut")).where(*syarat)
    if setelah is not None:
        nilai = (literal(setelah[0], String()), literal(setelah[1], Waktu()), literal(setelah[2], Uuid()))
        if satu_desa and setelah[0]:
            pilih = pilih.where(tuple_(*urut[1:]) > tuple_(*nilai[1:]))
        else:
            pilih = pilih.where(tuple_(*urut) > tuple_(*nilai))
    satu = pilih.order_by(*urut).limit(ukuran + 1).subquery()
    return select(satu.c.id, satu.c.urut)


def list_temuan(
    saring: Saring, *, untuk: Any, setelah: tuple[str, datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Up to ``ukuran`` + 1 rows (KOLOM and ``urut``, the desa by which it is listed) after the key (urut, ditemukan_pada, id).

    A pair stands once: at the side in the chosen wilayah, at its first side when both are.
    """
    pilihan = SimpleNamespace(wilayah_kode=saring.wilayah or untuk.wilayah_kode)
    satu_desa = tingkat(pilihan.wilayah_kode) == 4
    syarat, dalam = _syarat(saring), [terlihat(untuk)] if saring.wilayah else []
    sini = _kepala(Temuan.desa_kode, [*syarat, *dalam, cakupan(Temuan.desa_kode, pilihan)], setelah, ukuran, satu_desa)
    hanya_sana = [cakupan(Temuan.lain_desa_kode, pilihan), ~cakupan(Temuan.desa_kode, pilihan)]
    sana = _kepala(Temuan.lain_desa_kode, [*syarat, *dalam, *hanya_sana], setelah, ukuran, satu_desa)
    kunci = union_all(sini, sana).subquery()
    pilih = select(*KOLOM, kunci.c.urut).join(kunci, kunci.c.id == Temuan.id)
    return list(db.session.execute(pilih.order_by(kunci.c.urut, Temuan.ditemukan_pada, Temuan.id).limit(ukuran + 1)))


# Built once: making the statement costs more than running it.
_KELUARGA = bindparam("keluarga", expanding=True)
_TABEL = Temuan.__table__.c  # plain rows, without the ORM
TENTANG_KELUARGA = select(
    *(_TABEL[satu.key] for satu in KOLOM), _TABEL.kunci, _TABEL.terlihat_pada, _TABEL.diselesaikan_pada
).where(or_(_TABEL.keluarga_id.in_(_KELUARGA), _TABEL.lain_keluarga_id.in_(_KELUARGA)))


def list_of_keluarga(keluarga: Collection[UUID]) -> list[Any]:
    """Every finding about these families, whoever reads: rows (id, kunci, aturan, status and what a check compares)."""
    return list(db.session.execute(TENTANG_KELUARGA, {"keluarga": list(keluarga)}).all()) if keluarga else []


def count_of_keluarga(keluarga: Collection[UUID]) -> dict[UUID, int]:
    """How many findings that matter wait about each of these families, on whichever side it stands."""
    hasil: dict[UUID, int] = {}
    for kolom in (Temuan.keluarga_id, Temuan.lain_keluarga_id) if keluarga else ():
        pilih = select(kolom, func.count()).where(kolom.in_(keluarga), *_syarat(Saring(tingkat=(TOLAK, KUAT))))
        if kolom is Temuan.lain_keluarga_id:
            pilih = pilih.where(Temuan.lain_keluarga_id != Temuan.keluarga_id)
        for id_, jumlah in db.session.execute(pilih.group_by(kolom)):
            hasil[id_] = hasil.get(id_, 0) + jumlah
    return hasil


def count_terbuka() -> int:
    """How many findings wait in the whole kabupaten."""
    return db.session.scalar(select(func.count()).select_from(Temuan).where(*_syarat(Saring()))) or 0
