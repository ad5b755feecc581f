"""Decisions of verifikator, and the kadis' confirmation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, Float, ForeignKey, Index, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Keputusan(db.Model):
    """One decision on one usulan (terverifikasi, dikembalikan, ditolak), with reason; ``baris`` holds the lines of a bansos usulan.

    ``tahap`` is "pertama" for the first of two approvals that a family related to an official needs (domain 6.5), "kedua" for the
    second. A decision taken back before pengesahan stays here with ``ditarik_pada`` and the reason.
    """

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
    tahap: Mapped[str] = mapped_column(String(10), default="")
    ditarik_oleh: Mapped[UUID | None] = mapped_column(Uuid)
    ditarik_pada: Mapped[datetime | None] = mapped_column(Waktu)
    alasan_tarik: Mapped[str] = mapped_column(String(500), default="")
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Kunjungan(db.Model):
    """A home visit asked for a usulan (``sebab`` contoh: drawn as a sample, ragu: in doubt) and what was found there.

    ``isian`` holds the answers of the visit form {question: answer}; ``hasil`` stays empty until the visit was recorded.
    """

    __tablename__ = "kunjungan"
    __table_args__ = (Index("ix_kunjungan_usulan", "usulan_id"), Index("ix_kunjungan_buka", "hasil", "diminta_pada", "id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    sebab: Mapped[str] = mapped_column(String(10))
    pesan: Mapped[str] = mapped_column(String(500), default="")
    diminta_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    diminta_pada: Mapped[datetime] = mapped_column(Waktu)
    petugas: Mapped[str] = mapped_column(String(120), default="")
    tanggal: Mapped[date | None] = mapped_column(Date)
    hasil: Mapped[str] = mapped_column(String(20), default="")
    isian: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    catatan: Mapped[str] = mapped_column(String(1000), default="")
    lintang: Mapped[float | None] = mapped_column(Float)
    bujur: Mapped[float | None] = mapped_column(Float)
    dicatat_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    dicatat_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class FotoKunjungan(db.Model):
    """A photo of a home visit, re-encoded and without EXIF like all photos."""

    __tablename__ = "foto_kunjungan"
    __table_args__ = (Index("ix_foto_kunjungan_kunjungan", "kunjungan_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kunjungan_id: Mapped[UUID] = mapped_column(ForeignKey("kunjungan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    berkas: Mapped[str] = mapped_column(String(60))
    mime: Mapped[str] = mapped_column(String(40))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
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
    """The kadis' confirmation of a list, with letter number and date; ``pdf`` is the letter with its annex, rendered once and kept.

    ``pindaian`` is the signed scan. One undone before its hand-over keeps its number, with who, when and why.
    """

    __tablename__ = "pengesahan"
    __table_args__ = (Index("ix_pengesahan_dibuat", "dibuat_pada", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor_surat: Mapped[str] = mapped_column(String(60), unique=True)
    tanggal_surat: Mapped[date] = mapped_column(Date)
    jumlah: Mapped[int] = mapped_column(Integer)
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    pdf_sidik: Mapped[str] = mapped_column(String(64), default="")
    kode_sidik: Mapped[str | None] = mapped_column(String(64))
    pindaian: Mapped[str] = mapped_column(String(60), default="")
    pindaian_mime: Mapped[str] = mapped_column(String(40), default="")
    pindaian_pada: Mapped[datetime | None] = mapped_column(Waktu)
    dibatalkan_oleh: Mapped[UUID | None] = mapped_column(Uuid)
    dibatalkan_pada: Mapped[datetime | None] = mapped_column(Waktu)
    alasan_batal: Mapped[str] = mapped_column(String(500), default="")
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class PengesahanBaris(db.Model):
    """One usulan in a confirmation. It may stand in a later one again: after an undo, or after the centre sent it back."""

    __tablename__ = "pengesahan_usulan"
    __table_args__ = (Index("ix_pengesahan_usulan_usulan", "usulan_id"),)

    pengesahan_id: Mapped[UUID] = mapped_column(ForeignKey("pengesahan.id"), primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"), primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
