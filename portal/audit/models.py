"""Tables of the trail. Triggers (see the first migration) refuse UPDATE and DELETE on both databases."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Integer, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Jejak(db.Model):
    """One line: who (pengguna, peran, alamat) did what (aksi) to which object, with details as JSON text."""

    __tablename__ = "jejak"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)
    waktu: Mapped[datetime] = mapped_column(Waktu, index=True)
    pengguna_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    peran: Mapped[str | None] = mapped_column(String(20))
    aksi: Mapped[str] = mapped_column(String(60), index=True)
    objek_jenis: Mapped[str | None] = mapped_column(String(40))
    objek_id: Mapped[str | None] = mapped_column(String(40), index=True)
    desa_kode: Mapped[str | None] = mapped_column(String(13))
    rincian: Mapped[str] = mapped_column(Text, default="{}")
    alamat: Mapped[str | None] = mapped_column(String(45))
    hash_sebelum: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class JejakKepala(db.Model):
    """The one row that holds the chain's last id and hash; its lock puts writers in order on PostgreSQL."""

    __tablename__ = "jejak_kepala"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    nomor: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
