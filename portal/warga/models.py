"""What was published of a musdes, the objections against it, and citizens' own proposals taken at the counter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Pengumuman(db.Model):
    """The public list of one closed musdes from ``mulai`` until ``sampai`` (days included); objections are taken until ``sanggah_sampai``.

    ``isi`` is the list as it was published, already masked: no NIK, KK, birth date, address or health ever stands in it, so that the
    public page cannot show them. ``ditarik_pada`` marks one that was withdrawn early, with its reason.
    """

    __tablename__ = "pengumuman"
    __table_args__ = (
        UniqueConstraint("dokumen_id"),
        Index("ix_pengumuman_desa", "desa_kode", "mulai", "id"),
        Index("ix_pengumuman_mulai", "mulai", "id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    dokumen_id: Mapped[UUID] = mapped_column(ForeignKey("dokumen.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    nomor: Mapped[str] = mapped_column(String(60))
    mulai: Mapped[date] = mapped_column(Date)
    sampai: Mapped[date] = mapped_column(Date)
    sanggah_sampai: Mapped[date] = mapped_column(Date)
    isi: Mapped[dict[str, Any]] = mapped_column(JSON)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    ditarik_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    ditarik_pada: Mapped[datetime | None] = mapped_column(Waktu)
    alasan_tarik: Mapped[str] = mapped_column(String(500), default="")
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class Sanggahan(db.Model):
    """One objection of a citizen against a published list, written down by the operator; it never stops a usulan by itself.

    ``usulan_id`` is the line it is about, None for a family that is missing on the list (then ``tentang`` says whom). ``rahasia`` keeps
    the citizen's name from all but those who answer. ``status`` and ``hasil`` are words of warga.rules.sanggahan.
    """

    __tablename__ = "sanggahan"
    __table_args__ = (
        Index("ix_sanggahan_desa", "desa_kode", "status", "dibuat_pada", "id"),
        Index("ix_sanggahan_status", "status", "batas_jawab", "id"),
        Index("ix_sanggahan_pengumuman", "pengumuman_id"),
        Index("ix_sanggahan_usulan", "usulan_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor: Mapped[str] = mapped_column(String(40), unique=True)
    pengumuman_id: Mapped[UUID] = mapped_column(ForeignKey("pengumuman.id"))
    usulan_id: Mapped[UUID | None] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    tentang: Mapped[str] = mapped_column(String(200), default="")
    uraian: Mapped[str] = mapped_column(String(2000))
    penyanggah_nama: Mapped[str] = mapped_column(String(120))
    penyanggah_alamat: Mapped[str] = mapped_column(String(200), default="")
    penyanggah_telepon: Mapped[str] = mapped_column(String(30), default="")
    rahasia: Mapped[bool] = mapped_column(Boolean, default=False)
    status: Mapped[str] = mapped_column(String(20))
    batas_jawab: Mapped[date] = mapped_column(Date)
    hasil: Mapped[str] = mapped_column(String(20), default="")
    jawaban: Mapped[str] = mapped_column(String(2000), default="")
    tindak_lanjut: Mapped[str] = mapped_column(String(20), default="")
    nomor_surat: Mapped[str] = mapped_column(String(60), default="")
    dijawab_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    dijawab_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class BuktiSanggahan(db.Model):
    """An uploaded proof of an objection or of its answer (``pihak`` penyanggah or dinas); one taken out keeps its file."""

    __tablename__ = "bukti_sanggahan"
    __table_args__ = (Index("ix_bukti_sanggahan_sanggahan", "sanggahan_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sanggahan_id: Mapped[UUID] = mapped_column(ForeignKey("sanggahan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    pihak: Mapped[str] = mapped_column(String(12))
    nama_asli: Mapped[str] = mapped_column(String(120))
    berkas: Mapped[str] = mapped_column(String(60))
    mime: Mapped[str] = mapped_column(String(40))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    dihapus_pada: Mapped[datetime | None] = mapped_column(Waktu)


class UsulMandiri(db.Model):
    """A citizen's own proposal taken at the counter for one desa; its operator makes a usulan of it, or says why not.

    ``keluarga_id`` is the family found by the NIK, ``usulan_id`` the usulan that it became.
    """

    __tablename__ = "usul_mandiri"
    __table_args__ = (
        Index("ix_usul_mandiri_desa", "desa_kode", "status", "dibuat_pada", "id"),
        Index("ix_usul_mandiri_nik", "nik"),
        Index("ix_usul_mandiri_keluarga", "keluarga_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor: Mapped[str] = mapped_column(String(40), unique=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    nik: Mapped[str] = mapped_column(String(16))
    nama: Mapped[str] = mapped_column(String(120))
    alamat: Mapped[str] = mapped_column(String(200), default="")
    telepon: Mapped[str] = mapped_column(String(30), default="")
    permintaan: Mapped[str] = mapped_column(String(20))
    keterangan: Mapped[str] = mapped_column(String(1000), default="")
    status: Mapped[str] = mapped_column(String(20))
    keluarga_id: Mapped[UUID | None] = mapped_column(ForeignKey("keluarga.id"))
    usulan_id: Mapped[UUID | None] = mapped_column(ForeignKey("usulan.id"))
    alasan: Mapped[str] = mapped_column(String(500), default="")
    ditangani_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    ditangani_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}
