"""A numbered hand-over file and the usulan in it; no usulan is handed over twice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Serahan(db.Model):
    """One xlsx for SIKS-NG, its bytes kept as made."""

    __tablename__ = "serahan"
    __table_args__ = (Index("ix_serahan_dibuat", "dibuat_pada", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor: Mapped[str] = mapped_column(String(40), unique=True)
    jumlah: Mapped[int] = mapped_column(Integer)
    baris: Mapped[int] = mapped_column(Integer)
    xlsx: Mapped[bytes] = mapped_column(LargeBinary)
    sidik: Mapped[str] = mapped_column(String(64))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class SerahanBaris(db.Model):
    """One usulan in a hand-over."""

    __tablename__ = "serahan_baris"

    serahan_id: Mapped[UUID] = mapped_column(ForeignKey("serahan.id"), primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"), primary_key=True, unique=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
