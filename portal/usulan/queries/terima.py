"""What families receive now: by answers of the centre, by the dinas and by imported lists of recipients, less what a removal ended."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from ...db import Waktu, db
from ...keluarga.models import Anggota, Keluarga
from ...kit.tanggal import setempat
from ...kuota.queries.program import program_berlaku
from ...pemeriksaan.models import BuktiDaftar
from ...pemeriksaan.rules.cek_bukti import BNBA
from ...pengaturan.queries import pengaturan
from ..models import Riwayat, Usulan, UsulanProgram
from ..rules.jenis import BANSOS, HAPUS
from ..rules.status import DITETAPKAN, DITETAPKAN_DINAS, DITOLAK, DITOLAK_PUSAT, MENUNGGU_DAERAH
from ..rules.tinjau import DAFTAR, DINAS, PUSAT, Terima, masih_menerima


def terima_kini(*milik: ColumnElement[bool]) -> dict[UUID, tuple[Terima, ...]]:
    """{family: what it receives} of those that receive something; ``milik`` are conditions on Keluarga that hold the reader's scope."""
    zona, berlaku = pengaturan("zona"), program_berlaku()
    lokal = {kode for kode, satu in berlaku.items() if satu.lokal}
    semua: dict[UUID, list[Terima]] = {}
    akhir: dict[UUID, date] = {}
    for id_, jenis, program, keputusan, pada in db.session.execute(_ditetapkan(milik)):
        hari = _hari(pada, zona)
        if jenis == HAPUS:
            akhir[id_] = max(hari, akhir.get(id_, hari))
        elif program not in lokal and keputusan not in (DITOLAK, DITOLAK_PUSAT):
            semua.setdefault(id_, []).append(Terima(program, PUSAT, hari))
    for id_, program, pada in db.session.execute(_dari_dinas(milik)) if lokal else ():
        semua.setdefault(id_, []).append(Terima(program, DINAS, _hari(pada, zona)))
    for id_, program, awal, terbaru in db.session.execute(_dari_daftar(milik)):  # a list after the removal says that it did not end
        semua.setdefault(id_, []).extend(Terima(program, DAFTAR, hari) for hari in (awal, terbaru))
    kini = {id_: masih_menerima(satu, akhir.get(id_), berlaku) for id_, satu in semua.items()}
    return {id_: satu for id_, satu in kini.items() if satu}


def _ditetapkan(milik: tuple[ColumnElement[bool], ...]) -> Any:
    """What the centre settled: lines of a bansos usulan, and removals."""
    return (
        select(Usulan.keluarga_id, Usulan.jenis, UsulanProgram.program, UsulanProgram.keputusan, Usulan.diubah_pada)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .outerjoin(UsulanProgram, UsulanProgram.usulan_id == Usulan.id)
        .where(*milik, Usulan.status == DITETAPKAN, Usulan.jenis.in_((BANSOS, HAPUS)))
    )


def _dari_dinas(milik: tuple[ColumnElement[bool], ...]) -> Any:
    """Lines that the dinsos settled itself: the family, the programme, and when the usulan was told so."""
    pada = select(func.max(Riwayat.waktu)).where(
        Riwayat.usulan_id == Usulan.id, (Riwayat.ke == DITETAPKAN_DINAS) | ((Riwayat.dari == Riwayat.ke) & Riwayat.ke.in_(MENUNGGU_DAERAH))
    )
    return (
        select(Usulan.keluarga_id, UsulanProgram.program, func.coalesce(pada.scalar_subquery(), Usulan.diubah_pada, type_=Waktu))
        .join(UsulanProgram, UsulanProgram.usulan_id == Usulan.id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(*milik, Usulan.jenis == BANSOS, UsulanProgram.keputusan == DITETAPKAN_DINAS)
        .distinct()
    )


def _dari_daftar(milik: tuple[ColumnElement[bool], ...]) -> Any:
    """Families of which a member stands in a list of recipients, by NIK, with the earliest and the latest day of the lists."""
    return (
        select(Anggota.keluarga_id, BuktiDaftar.program, func.min(BuktiDaftar.tanggal), func.max(BuktiDaftar.tanggal))
        .join(BuktiDaftar, BuktiDaftar.nik == Anggota.nik)
        .join(Keluarga, Keluarga.id == Anggota.keluarga_id)
        .where(*milik, BuktiDaftar.jenis == BNBA)
        .group_by(Anggota.keluarga_id, BuktiDaftar.program)
    )


def _hari(pada: datetime, zona: str) -> date:
    return setempat(pada, zona).date()
