"""Reads for the correction of a frozen paper: all papers of a musdes, and the agenda as it may be put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from ...akun.queries import cakupan
from ...db import db
from ..models import Acara, BerkasMusdes, Dokumen, Musdes, Peserta
from ..rules.bentuk import AKTA


def list_dokumen(musdes_id: UUID, *, untuk: Any) -> Sequence[Row[Any]]:
    """Every paper of a musdes without its content, the newest first."""
    return db.session.execute(
        select(
            Dokumen.id, Dokumen.nomor, Dokumen.tanggal, Dokumen.sidik, Dokumen.kode_sidik, Dokumen.menggantikan, Dokumen.diganti_oleh, Dokumen.jenis,
        )
        .where(Dokumen.musdes_id == musdes_id, Dokumen.jenis.in_(AKTA), cakupan(Dokumen.desa_kode, untuk))
        .order_by(Dokumen.dibuat_pada.desc(), Dokumen.nomor.desc())
    ).all()  # fmt: skip


def find_nomor_lain(kode_sidik: str, awal_sidik: str, *, untuk: Any) -> str | None:
    """The number of any paper within the person's scope with this code or first part of the hash."""
    pilih = select(Dokumen.nomor).where(cakupan(Dokumen.desa_kode, untuk))
    cocok = Dokumen.kode_sidik == kode_sidik
    return db.session.scalar(pilih.where(cocok | Dokumen.sidik.startswith(awal_sidik) if awal_sidik else cocok).limit(1))


def list_alasan(musdes_id: UUID) -> dict[str, str]:
    """{usulan: reason as the meeting gave it} of a musdes that the caller has loaded by scope."""
    baris = db.session.execute(select(Acara.usulan_id, Acara.alasan).where(Acara.musdes_id == musdes_id))
    return {str(usulan_id): alasan for usulan_id, alasan in baris}


def list_peserta_beku(musdes: Musdes) -> list[Peserta]:
    """The participants in the order in which the papers list them, for a verb."""
    pilih = select(Peserta).where(Peserta.musdes_id == musdes.id)
    return list(db.session.scalars(pilih.order_by(Peserta.diundang.desc(), Peserta.urutan, Peserta.id)))


def list_berkas_hidup(musdes_id: UUID, jenis: Sequence[str]) -> list[BerkasMusdes]:
    """The files of these parts that are in the packet now, for a verb that holds the musdes."""
    pilih = select(BerkasMusdes).where(BerkasMusdes.musdes_id == musdes_id, BerkasMusdes.dihapus_pada.is_(None))
    return list(db.session.scalars(pilih.where(BerkasMusdes.jenis.in_(jenis))))
