"""The search of families by name, NIK or No. KK within what a person may see; whoever keeps the names is behind ``indeks``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.engine import Row

from ...akun.queries import cakupan
from ...db import db
from ...kit.teks import kunci_cari
from ...wilayah.rules import mencakup
from ..models import Anggota, Keluarga
from ..rules.kemiripan import tanya_dekat, tanya_longgar, tanya_persis, urut_mirip, urut_persis
from .daftar import UKURAN, pilih_baris
from .indeks import IndeksNama, Temuan, cari_sebunyi, indeks

BATAS = 100  # persons that are put in order; of more only the likest by sound and these
SEDIKIT = 5  # with fewer hits names that are written otherwise are looked for too


@dataclass(frozen=True)
class Hasil:
    """Rows as lists show them, with ``ditemukan`` the member: those that hold what was typed, those that only look like it."""

    persis: list[Row[Any]] = field(default_factory=list)
    mirip: list[Row[Any]] = field(default_factory=list)
    lebih: bool = False


def find_by_nomor(nomor: str, *, untuk: Any, ukuran: int = UKURAN) -> Hasil:
    """Families with this No. KK or a member with this NIK, exactly."""
    punya_nik = select(Anggota.keluarga_id).where(Anggota.nik == nomor, cakupan(Anggota.desa_kode, untuk))
    pilih = pilih_baris(untuk).add_columns(Keluarga.nama.label("ditemukan"))
    pilih = pilih.where(or_(Keluarga.no_kk == nomor, Keluarga.id.in_(punya_nik)))
    baris = list(db.session.execute(pilih.order_by(Keluarga.desa_kode, Keluarga.id).limit(ukuran + 1)))
    return Hasil(baris[:ukuran], lebih=len(baris) > ukuran)


def find_by_nama(nama: str, *, untuk: Any, wilayah: str = "", ukuran: int = UKURAN) -> Hasil:
    """Families by a member's name: typed words that begin words of it, in any order; when these are few, names that are like it."""
    kunci, area = kunci_cari(nama), _area(untuk, wilayah)
    if not kunci or area is None:
        return Hasil()
    port = indeks(area)
    ditemukan = port.cari(tanya_persis(kunci.split()), BATAS + 1)
    if len(ditemukan) > BATAS:
        ditemukan = list(dict.fromkeys([*cari_sebunyi(nama, area, BATAS), *ditemukan]))
    persis = urut_persis(kunci, ditemukan)[:ukuran]
    mirip = _mirip(port, kunci, nama, {id_ for id_, _ in persis})[: ukuran - len(persis)] if len(persis) < SEDIKIT else []
    baris = _baris([id_ for id_, _ in (*persis, *mirip)], untuk, wilayah)
    return Hasil(
        [baris[id_] for id_, _ in persis if id_ in baris], [baris[id_] for id_, _ in mirip if id_ in baris],
        len(ditemukan) > ukuran,
    )  # fmt: skip


def _area(untuk: Any, wilayah: str) -> str | None:
    """The narrower of what the person may see and what was chosen; None when these have nothing in common."""
    if not wilayah or mencakup(wilayah, untuk.wilayah_kode):
        return str(untuk.wilayah_kode)
    return wilayah if mencakup(untuk.wilayah_kode, wilayah) else None


def _mirip(port: IndeksNama, kunci: str, nama: str, sudah: set[UUID]) -> Temuan:
    """Names that sound alike or whose words are near to the typed ones, likest first; without those found already."""
    dekat = tanya_dekat(kunci.split(), port.kosakata())

    def baru(temuan: Temuan) -> Temuan:
        return urut_mirip(kunci, (satu for satu in dict.fromkeys(temuan) if satu[0] not in sudah))

    temuan = baru([*cari_sebunyi(nama, port.area, BATAS), *(port.cari(dekat, BATAS) if dekat else [])])
    longgar = () if temuan or sudah else tanya_longgar(dekat)
    return baru(port.cari(longgar, BATAS)) if longgar else temuan


def _baris(ids: list[UUID], untuk: Any, wilayah: str) -> dict[UUID, Row[Any]]:
    """The rows of these members' families, by member."""
    if not ids:
        return {}
    pilih = (
        pilih_baris(untuk, wilayah)
        .add_columns(Anggota.nama.label("ditemukan"), Anggota.id.label("anggota_id"))
        .join(Anggota, Anggota.keluarga_id == Keluarga.id)
        .where(Anggota.id.in_(ids))
    )
    return {baris.anggota_id: baris for baris in db.session.execute(pilih)}
