"""Decisions of verifikator, and the kadis' confirmation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Keputusan(db.Model):
    """One decision on one usulan (terverifikasi, dikembalikan, ditolak), with reason; ``baris`` holds the lines of a bansos usulan."""

    __tablename__ = "keputusan"
    __table_args__ = (Index("ix_keputusan_usulan", "usulan_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    hasil: Mapped[str] = mapped_column(String(20))
    alasan: Mapped[str] = mapped_column(String(40), default="")
    catatan: Mapped[str] = mapped_column(String(500), default="")
    bagian: Mapped[list[Any]] = mapped_column(JSON, default=list)
    baris: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Massal(db.Model):
    """One batch of decisions: its receipt names what was decided and each usulan left out with the reason."""

    __tablename__ = "massal"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    hasil: Mapped[str] = mapped_column(String(20))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    laporan: Mapped[dict[str, Any]] = mapped_column(JSON)
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Pengesahan(db.Model):
    """The kadis' confirmation of a list, with letter number and date."""

    __tablename__ = "pengesahan"
    __table_args__ = (Index("ix_pengesahan_dibuat", "dibuat_pada", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor_surat: Mapped[str] = mapped_column(String(60), unique=True)
    tanggal_surat: Mapped[date] = mapped_column(Date)
    jumlah: Mapped[int] = mapped_column(Integer)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class PengesahanBaris(db.Model):
    """One usulan in a confirmation."""

    __tablename__ = "pengesahan_baris"

    pengesahan_id: Mapped[UUID] = mapped_column(ForeignKey("pengesahan.id"), primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"), primary_key=True, unique=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
