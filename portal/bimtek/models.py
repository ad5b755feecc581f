"""Appointments of operators, bimtek sessions, who was invited, who came and with what result."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Operator(db.Model):
    """A person appointed as operator of one desa/kelurahan by an SK, for a period; ``selesai`` is empty while it lasts.

    ``pengguna_id`` is the account, if one was made; ``sk_berkas`` the scan of the SK. A hand-over ends one row and opens the next, so
    that every act stays with the person who did it.
    """

    __tablename__ = "operator"
    __table_args__ = (Index("ix_operator_desa", "desa_kode", "mulai", "id"), Index("ix_operator_pengguna", "pengguna_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    pengguna_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    nama: Mapped[str] = mapped_column(String(120))
    nama_cari: Mapped[str] = mapped_column(String(120))
    telepon: Mapped[str] = mapped_column(String(20), default="")
    sk_nomor: Mapped[str] = mapped_column(String(80), default="")
    sk_tanggal: Mapped[date | None] = mapped_column(Date)
    sk_berkas: Mapped[str] = mapped_column(String(60), default="")
    sk_mime: Mapped[str] = mapped_column(String(40), default="")
    mulai: Mapped[date] = mapped_column(Date)
    selesai: Mapped[date | None] = mapped_column(Date)
    alasan_selesai: Mapped[str] = mapped_column(String(300), default="")
    menggantikan: Mapped[UUID | None] = mapped_column(Uuid)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Bimtek(db.Model):
    """One training session, for one kecamatan or for the kabupaten (``wilayah_kode``); ``status`` direncanakan, selesai or batal."""

    __tablename__ = "bimtek"
    __table_args__ = (Index("ix_bimtek_tanggal", "tanggal", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    judul: Mapped[str] = mapped_column(String(160))
    tanggal: Mapped[date] = mapped_column(Date)
    tempat: Mapped[str] = mapped_column(String(200))
    wilayah_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    materi: Mapped[str] = mapped_column(String(2000), default="")
    narasumber: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[str] = mapped_column(String(20))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class PesertaBimtek(db.Model):
    """One operator invited to (or come to) a session; ``hasil`` lulus or tidak_lulus; a certificate has a number and a public code."""

    __tablename__ = "peserta_bimtek"
    __table_args__ = (UniqueConstraint("bimtek_id", "operator_id"), Index("ix_peserta_bimtek_operator", "operator_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    bimtek_id: Mapped[UUID] = mapped_column(ForeignKey("bimtek.id"))
    operator_id: Mapped[UUID] = mapped_column(ForeignKey("operator.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    hadir_pada: Mapped[datetime | None] = mapped_column(Waktu)
    nilai: Mapped[int | None] = mapped_column(SmallInteger)
    hasil: Mapped[str] = mapped_column(String(20), default="")
    sertifikat_nomor: Mapped[str | None] = mapped_column(String(60), unique=True)
    kode_sidik: Mapped[str | None] = mapped_column(String(64), unique=True)
    sertifikat_pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}
