"""Accounts, their sessions as rows, sign-in attempts and first-password links."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Waktu, db
from ..wilayah.models import Wilayah
from .rules import NAMA_PERAN, Peran


class Pengguna(db.Model):
    """A person with one peran and one wilayah; never deleted, only made inactive."""

    __tablename__ = "pengguna"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    nama_pengguna: Mapped[str] = mapped_column(String(60), unique=True)
    nama: Mapped[str] = mapped_column(String(120))
    peran: Mapped[str] = mapped_column(String(20))
    wilayah_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"), index=True)
    sandi: Mapped[str | None] = mapped_column(String(200))
    aktif: Mapped[bool] = mapped_column(Boolean, default=True)
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    isi_sidik: Mapped[str | None] = mapped_column(String(64))
    versi: Mapped[int] = mapped_column(Integer)

    wilayah: Mapped[Wilayah] = relationship(lazy="joined", innerjoin=True)
    __mapper_args__ = {"version_id_col": versi}

    is_authenticated = True
    is_anonymous = False
    token = None  # of the session in use; set by the user loader

    @property
    def is_active(self) -> bool:
        return self.aktif

    def get_id(self) -> str:
        """Flask-Login keeps the session's token in the cookie, never the person's id."""
        return self.token or ""

    @property
    def peran_nama(self) -> str:
        return NAMA_PERAN[Peran(self.peran)]

    @property
    def wilayah_nama(self) -> str:
        return self.wilayah.sebutan


class Sesi(db.Model):
    """One signed-in browser; only the SHA-256 of its token is stored."""

    __tablename__ = "sesi"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    token_sidik: Mapped[str] = mapped_column(String(64), unique=True)
    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    terakhir_pada: Mapped[datetime] = mapped_column(Waktu)
    berakhir_pada: Mapped[datetime | None] = mapped_column(Waktu)
    alamat: Mapped[str | None] = mapped_column(String(45))
    agen: Mapped[str | None] = mapped_column(String(200))


class PercobaanMasuk(db.Model):
    """One sign-in attempt, counted before the password is looked at."""

    __tablename__ = "percobaan_masuk"
    __table_args__ = (Index("ix_percobaan_masuk_kunci_waktu", "kunci", "waktu"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    kunci: Mapped[str] = mapped_column(String(64))
    waktu: Mapped[datetime] = mapped_column(Waktu)


class TautanSandi(db.Model):
    """A single-use link to set a password; only the SHA-256 of its token is stored."""

    __tablename__ = "tautan_sandi"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    token_sidik: Mapped[str] = mapped_column(String(64), unique=True)
    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    berlaku_sampai: Mapped[datetime] = mapped_column(Waktu)
    dipakai_pada: Mapped[datetime | None] = mapped_column(Waktu)


class Wakil(db.Model):
    """One person acts for another of the same role while that one is away; four-eyes hold for both of them together."""

    __tablename__ = "wakil"
    __table_args__ = (Index("ix_wakil_ke", "ke_id", "selesai"), Index("ix_wakil_dari", "dari_id", "selesai"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    dari_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    ke_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    mulai: Mapped[date] = mapped_column(Date)
    selesai: Mapped[date] = mapped_column(Date)
    alasan: Mapped[str] = mapped_column(String(300))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    dicabut_pada: Mapped[datetime | None] = mapped_column(Waktu)


class Unduhan(db.Model):
    """A list that somebody took out as a file: which, how many rows, why and what for; the daily cap counts these rows."""

    __tablename__ = "unduhan"
    __table_args__ = (Index("ix_unduhan_oleh", "oleh", "pada"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    daftar: Mapped[str] = mapped_column(String(40))
    pribadi: Mapped[bool] = mapped_column(Boolean)
    baris: Mapped[int] = mapped_column(Integer)
    alasan: Mapped[str] = mapped_column(String(40), default="")
    tujuan: Mapped[str] = mapped_column(String(300), default="")
    oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    pada: Mapped[datetime] = mapped_column(Waktu)
