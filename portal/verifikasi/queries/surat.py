"""The kadis' letter: which confirmation of a usulan counts, what the annex lists, the kept PDF and the scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...usulan.models import Riwayat, Usulan
from ...usulan.queries import list_program
from ...usulan.rules.status import DIKIRIM, DISAHKAN, DITETAPKAN_DINAS, DITOLAK
from ..models import Massal, Pengesahan, PengesahanBaris
from .usulan import sekantor

POTONGAN = 200


def pengesahan_berlaku(usulan_id: Any) -> Any:
    """The id of the confirmation that counts for a usulan (a column): the latest that was not undone; NULL without one."""
    return (
        select(Pengesahan.id)
        .join(PengesahanBaris, PengesahanBaris.pengesahan_id == Pengesahan.id)
        .where(PengesahanBaris.usulan_id == usulan_id, Pengesahan.dibatalkan_pada.is_(None))
        .order_by(Pengesahan.dibuat_pada.desc(), Pengesahan.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def get_surat(id: UUID, *, untuk: Any, kunci: bool = False) -> Pengesahan:
    """The letter as a row to work with, its PDF too; raises NotFound."""
    pilih = select(Pengesahan).join(Pengguna, Pengguna.id == Pengesahan.dibuat_oleh).where(Pengesahan.id == id, sekantor(untuk))
    pilih = pilih.execution_options(populate_existing=True)
    surat = db.session.scalar(pilih.with_for_update(of=Pengesahan) if kunci else pilih.options(undefer(Pengesahan.pdf)))
    if surat is None:
        raise NotFound()
    return surat


def list_diwakili(pengesahan_id: UUID) -> list[str]:
    """Names of the kadis for whom a letter was made by who acts for them; none when the kadis made it."""
    laporan = db.session.scalar(select(Massal.laporan).where(Massal.id == pengesahan_id)) or {}
    return [nama for _, nama in laporan.get("atas_nama", [])]


def list_ids(pengesahan_id: UUID, *, untuk: Any) -> list[UUID]:
    """Ids of the usulan of a letter."""
    pilih = select(PengesahanBaris.usulan_id).where(PengesahanBaris.pengesahan_id == pengesahan_id, cakupan(PengesahanBaris.desa_kode, untuk))
    return list(db.session.scalars(pilih))


def count_dikirim(pengesahan_id: UUID, sejak: datetime) -> int:
    """How many usulan of a letter went to the centre since it was made, or were settled by the dinsos itself."""
    maju = Riwayat.ke.in_((DIKIRIM, DITETAPKAN_DINAS)) | ((Riwayat.dari == DISAHKAN) & (Riwayat.ke == DISAHKAN))
    pilih = (
        select(func.count(func.distinct(Riwayat.usulan_id)))
        .join(PengesahanBaris, PengesahanBaris.usulan_id == Riwayat.usulan_id)
        .where(PengesahanBaris.pengesahan_id == pengesahan_id, maju, Riwayat.waktu >= sejak)
    )
    return db.session.scalar(pilih) or 0


def count_jenis_surat(pengesahan_id: UUID) -> dict[str, int]:
    """How many usulan of each kind a letter holds."""
    pilih = select(Usulan.jenis, func.count()).join(PengesahanBaris, PengesahanBaris.usulan_id == Usulan.id)
    pilih = pilih.where(PengesahanBaris.pengesahan_id == pengesahan_id).group_by(Usulan.jenis)
    return {jenis: jumlah for jenis, jumlah in db.session.execute(pilih)}


def list_lampiran(pengesahan_id: UUID, *, untuk: Any) -> list[dict[str, Any]]:
    """The annex: one row a usulan with its family, the NIK of its head, and the lines that were approved."""
    pilih = (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.alasan_hapus, Usulan.desa_kode, Usulan.keluarga_id, Keluarga.nama,
            Keluarga.no_kk, Keluarga.jumlah_anggota, Keluarga.rt, Keluarga.rw,
        )
        .join(PengesahanBaris, PengesahanBaris.usulan_id == Usulan.id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(PengesahanBaris.pengesahan_id == pengesahan_id, cakupan(Usulan.desa_kode, untuk))
        .order_by(Usulan.desa_kode, Usulan.nomor)
    )  # fmt: skip
    semua = list(db.session.execute(pilih))
    program = list_program([satu.id for satu in semua])
    nik = nik_kepala([satu.keluarga_id for satu in semua])
    return [
        {
            "nomor": u.nomor, "jenis": u.jenis, "alasan_hapus": u.alasan_hapus or "", "desa_kode": u.desa_kode, "nama": u.nama or "",
            "no_kk": u.no_kk or "", "nik": nik.get(u.keluarga_id, ""), "jiwa": u.jumlah_anggota, "rt": u.rt or "", "rw": u.rw or "",
            "program": dict(Counter(p.program for p in program[u.id] if p.keputusan != DITOLAK)),
        }
        for u in semua
    ]  # fmt: skip


def nik_kepala(keluarga_ids: Sequence[UUID]) -> dict[UUID, str]:
    """NIK of the head of each family, else of its first member."""
    hasil: dict[UUID, str] = {}
    for awal in range(0, len(keluarga_ids), POTONGAN):
        pilih = select(Anggota.keluarga_id, Anggota.nik, Anggota.hubungan).where(Anggota.keluarga_id.in_(keluarga_ids[awal : awal + POTONGAN]))
        kepala: set[UUID] = set()
        for orang in db.session.execute(pilih.order_by(Anggota.keluarga_id, Anggota.urutan)):
            if orang.hubungan == KEPALA_KELUARGA and orang.keluarga_id not in kepala:
                kepala.add(orang.keluarga_id)
                hasil[orang.keluarga_id] = orang.nik or ""
            else:
                hasil.setdefault(orang.keluarga_id, orang.nik or "")
    return hasil
