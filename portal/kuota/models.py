"""Programmes as the kabupaten runs them, periods, input windows, quota per desa, and the places that usulan lines hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class ProgramKabupaten(db.Model):
    """What the kabupaten changed of a programme, or a local one of its own (``lokal``); the others stand in rules.PROGRAM.

    ``dasar`` is the regulation behind a local programme, ``syarat`` who it is for, in words.
    """

    __tablename__ = "program"

    kode: Mapped[str] = mapped_column(String(20), primary_key=True)
    nama: Mapped[str] = mapped_column(String(120))
    singkatan: Mapped[str] = mapped_column(String(20))
    satuan: Mapped[str] = mapped_column(String(10))
    desil_maks: Mapped[int | None] = mapped_column(SmallInteger)
    lokal: Mapped[bool] = mapped_column(Boolean, default=False)
    dasar: Mapped[str] = mapped_column(String(200), default="")
    syarat: Mapped[str] = mapped_column(String(500), default="")
    aktif: Mapped[bool] = mapped_column(Boolean, default=True)
    urutan: Mapped[int] = mapped_column(SmallInteger, default=0)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class LaranganPaduan(db.Model):
    """Two programmes that one family may not have together, with the reason; any pair without a row is allowed. ``a`` < ``b``."""

    __tablename__ = "larangan_paduan"

    a: Mapped[str] = mapped_column(String(20), primary_key=True)
    b: Mapped[str] = mapped_column(String(20), primary_key=True)
    alasan: Mapped[str] = mapped_column(String(300))


class Periode(db.Model):
    """One period of input, usually a month: quota and windows are set for it."""

    __tablename__ = "periode"
    __table_args__ = (UniqueConstraint("nama"), Index("ix_periode_mulai", "mulai", "id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nama: Mapped[str] = mapped_column(String(60))
    mulai: Mapped[date] = mapped_column(Date)
    selesai: Mapped[date] = mapped_column(Date)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Jendela(db.Model):
    """When one kind of usulan may be released in a period: from ``buka_pada`` until the cut-off ``tutup_pada`` (UTC)."""

    __tablename__ = "jendela"
    __table_args__ = (UniqueConstraint("periode_id", "jenis"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    jenis: Mapped[str] = mapped_column(String(20))
    buka_pada: Mapped[datetime] = mapped_column(Waktu)
    tutup_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Dispensasi(db.Model):
    """Leave for one desa to release one kind of usulan (empty: all) outside its window until ``sampai``, with the reason."""

    __tablename__ = "dispensasi"
    __table_args__ = (Index("ix_dispensasi_desa", "desa_kode", "sampai"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20), default="")
    sampai: Mapped[datetime] = mapped_column(Waktu)
    alasan: Mapped[str] = mapped_column(String(300))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Kuota(db.Model):
    """Places of one programme for one desa in one period. ``terpakai`` follows the lines that hold a place, in the same transaction.

    No row means that no ceiling is set. The database itself refuses more places than there are.
    """

    __tablename__ = "kuota"
    __table_args__ = (
        UniqueConstraint("periode_id", "desa_kode", "program"),
        CheckConstraint("jumlah >= 0 and terpakai >= 0 and terpakai <= jumlah", name="terpakai"),
        Index("ix_kuota_desa", "desa_kode", "periode_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    program: Mapped[str] = mapped_column(String(20))
    jumlah: Mapped[int] = mapped_column(Integer)
    terpakai: Mapped[int] = mapped_column(Integer, default=0)
    asal: Mapped[str] = mapped_column(String(10))
    diubah_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Jatah(db.Model):
    """What one line of a usulan has of the quota: a place (``status`` dapat), a wait in musdes order (tunggu), or given back (lepas).

    ``baris_id`` is the usulan_program line; ``urutan`` ranks the waiting ones: the musdes' date and order.
    """

    __tablename__ = "jatah"
    __table_args__ = (
        Index("ix_jatah_antre", "periode_id", "desa_kode", "program", "status", "urutan"),
        Index("ix_jatah_usulan", "usulan_id"),
    )

    baris_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(Uuid)
    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    program: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(10))
    urutan: Mapped[str] = mapped_column(String(40))
    sejak: Mapped[datetime] = mapped_column(Waktu)


class SebaranKuota(db.Model):
    """One spreading of a number of places over all desa, so that it can be shown how each desa's number came about."""

    __tablename__ = "sebaran_kuota"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    program: Mapped[str] = mapped_column(String(20))
    jumlah: Mapped[int] = mapped_column(Integer)
    dasar: Mapped[str] = mapped_column(String(40))
    hasil: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
