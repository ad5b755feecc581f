"""Findings, how each was settled, and the register of village apparatus with their declared relatives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Temuan(db.Model):
    """One finding of one rule about a family, or about two. ``kunci`` names rule and objects, so that it is written once for ever.

    ``bukti`` holds what the rule saw on both sides ({"sini": {...}, "sana": {...}}); who may not see a side gets it masked.
    ``skor`` is 0 to 100 for likenesses, None for plain facts. A settled finding does not come back.
    """

    __tablename__ = "temuan"
    __table_args__ = (
        Index("ix_temuan_daftar", "status", "desa_kode", "ditemukan_pada", "id"),
        Index("ix_temuan_aturan", "aturan", "status", "desa_kode", "ditemukan_pada", "id"),
        Index("ix_temuan_sana", "lain_desa_kode", "status"),
        Index("ix_temuan_keluarga", "keluarga_id", "status"),
        Index("ix_temuan_lain_keluarga", "lain_keluarga_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kunci: Mapped[str] = mapped_column(String(64), unique=True)
    aturan: Mapped[str] = mapped_column(String(40))
    tingkat: Mapped[str] = mapped_column(String(10))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    anggota_id: Mapped[UUID | None] = mapped_column(Uuid)
    lain_desa_kode: Mapped[str | None] = mapped_column(ForeignKey("wilayah.kode"))
    lain_keluarga_id: Mapped[UUID | None] = mapped_column(ForeignKey("keluarga.id"))
    lain_anggota_id: Mapped[UUID | None] = mapped_column(Uuid)
    skor: Mapped[int | None] = mapped_column(SmallInteger)
    bukti: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(20))
    catatan: Mapped[str] = mapped_column(String(1000), default="")
    ditemukan_pada: Mapped[datetime] = mapped_column(Waktu)
    terlihat_pada: Mapped[datetime] = mapped_column(Waktu)
    diselesaikan_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    diselesaikan_pada: Mapped[datetime | None] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Aparat(db.Model):
    """One official of a desa or kelurahan in a period (domain 6.5); ``selesai`` is empty while in office."""

    __tablename__ = "aparat"
    __table_args__ = (Index("ix_aparat_desa", "desa_kode", "nama_cari", "id"), Index("ix_aparat_nik", "nik"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    nama: Mapped[str] = mapped_column(String(120))
    nama_cari: Mapped[str] = mapped_column(String(120))
    nik: Mapped[str | None] = mapped_column(String(16))
    jabatan: Mapped[str] = mapped_column(String(30))
    mulai: Mapped[date] = mapped_column(Date)
    selesai: Mapped[date | None] = mapped_column(Date)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Kerabat(db.Model):
    """A declared relation of a family to an official: needs more evidence, never rejects by itself (domain 6.5)."""

    __tablename__ = "kerabat"
    __table_args__ = (UniqueConstraint("aparat_id", "keluarga_id"), Index("ix_kerabat_keluarga", "keluarga_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    aparat_id: Mapped[UUID] = mapped_column(ForeignKey("aparat.id"))
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    hubungan: Mapped[str] = mapped_column(String(30))
    keterangan: Mapped[str] = mapped_column(String(300), default="")
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class BuktiDaftar(db.Model):
    """A person in a list from elsewhere (deaths, civil servants, recipients of a programme ...): evidence for the rules, nothing more.

    ``jenis`` names the list, ``program`` the programme of a list of recipients; ``desa_kode`` is empty where the list names no village.
    """

    __tablename__ = "bukti_daftar"
    __table_args__ = (
        Index("ix_bukti_daftar_nik", "nik"),
        Index("ix_bukti_daftar_nama", "nama_cari"),
        Index("ix_bukti_daftar_impor", "impor_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    jenis: Mapped[str] = mapped_column(String(20))
    program: Mapped[str] = mapped_column(String(20), default="")
    desa_kode: Mapped[str | None] = mapped_column(ForeignKey("wilayah.kode"))
    nik: Mapped[str | None] = mapped_column(String(16))
    no_kk: Mapped[str | None] = mapped_column(String(16))
    nama: Mapped[str] = mapped_column(String(120))
    nama_cari: Mapped[str] = mapped_column(String(120))
    tanggal_lahir: Mapped[date | None] = mapped_column(Date)
    tanggal: Mapped[date | None] = mapped_column(Date)
    keterangan: Mapped[str] = mapped_column(String(300), default="")
    sumber: Mapped[str] = mapped_column(String(120), default="")
    impor_id: Mapped[UUID] = mapped_column(Uuid)
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
