"""Who of a desa has aid and who has none, and the totals by desa of a kecamatan; read whole, for a desa is some 300 families."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.queries import cakupan
from ...db import db
from ...keluarga.models import Keluarga
from ...usulan.models import Usulan
from ...usulan.queries.terima import terima_kini
from ...usulan.rules.status import TERBUKA
from ...usulan.rules.tinjau import Terima
from ..rules.penerima import BarisBantuan, JumlahBantuan, UsulanTerbuka, hitung


def list_bantuan(desa_kode: str, *, untuk: Any) -> list[BarisBantuan]:
    """Every family of the desa with what it receives and its open usulan, in no order."""
    milik = (cakupan(Keluarga.desa_kode, untuk), Keluarga.desa_kode == desa_kode)
    terima, terbuka = terima_kini(*milik), _terbuka(milik)
    pilih = select(
        Keluarga.id, Keluarga.desa_kode, Keluarga.nama, Keluarga.no_kk, Keluarga.rw, Keluarga.rt, Keluarga.desil, Keluarga.jumlah_anggota
    ).where(*milik)
    return [
        BarisBantuan(*baris, terima=terima.get(baris.id, ()), usulan=tuple(terbuka.get(baris.id, ())))
        for baris in db.session.execute(pilih)
    ]


def _terbuka(milik: tuple[Any, ...]) -> dict[UUID, list[UsulanTerbuka]]:
    pilih = (
        select(Usulan.keluarga_id, Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(*milik, Usulan.status.in_(TERBUKA))
        .order_by(Usulan.nomor)
    )
    hasil: dict[UUID, list[UsulanTerbuka]] = {}
    for keluarga_id, *satu in db.session.execute(pilih):
        hasil.setdefault(keluarga_id, []).append(UsulanTerbuka(*satu))
    return hasil


def count_bantuan(wilayah: str, *, untuk: Any) -> dict[str, JumlahBantuan]:
    """{desa: totals} of the desa of a kecamatan that have families."""
    milik = (cakupan(Keluarga.desa_kode, untuk), cakupan(Keluarga.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    terima = terima_kini(*milik)
    per_desa: dict[str, list[tuple[int | None, tuple[Terima, ...]]]] = {}
    for id_, desa, desil in db.session.execute(select(Keluarga.id, Keluarga.desa_kode, Keluarga.desil).where(*milik)):
        per_desa.setdefault(desa, []).append((desil, terima.get(id_, ())))
    return {desa: hitung(isi) for desa, isi in sorted(per_desa.items())}
