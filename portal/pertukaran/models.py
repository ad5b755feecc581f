"""Numbered hand-over files with their usulan and the centre's answers; imports, staged row by row before anything is written."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint, Uuid
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
    csv: Mapped[bytes | None] = mapped_column(LargeBinary)
    sidik: Mapped[str] = mapped_column(String(64))
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class SerahanBaris(db.Model):
    """One usulan in a hand-over, and the tick of who typed it into SIKS-NG; it comes again only after the centre sent it back."""

    __tablename__ = "serahan_usulan"
    __table_args__ = (Index("ix_serahan_usulan_usulan", "usulan_id"),)

    serahan_id: Mapped[UUID] = mapped_column(ForeignKey("serahan.id"), primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"), primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    diinput_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    diinput_pada: Mapped[datetime | None] = mapped_column(Waktu)


class HasilPusat(db.Model):
    """What the centre answered about one usulan (padan, tidak_padan, ditetapkan, ditolak_pusat), with its date and source."""

    __tablename__ = "hasil_pusat"
    __table_args__ = (Index("ix_hasil_pusat_usulan", "usulan_id", "dibuat_pada"), Index("ix_hasil_pusat_impor", "impor_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    baris_id: Mapped[UUID | None] = mapped_column(Uuid)
    hasil: Mapped[str] = mapped_column(String(20))
    tanggal: Mapped[date] = mapped_column(Date)
    sumber: Mapped[str] = mapped_column(String(120))
    keterangan: Mapped[str] = mapped_column(String(300), default="")
    impor_id: Mapped[UUID | None] = mapped_column(ForeignKey("impor.id"))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Impor(db.Model):
    """One file brought in, from upload to commit and perhaps undo. ``peta`` is {field: column}; ``ringkas`` counts by kind of row.

    ``jenis`` says what it is (register, bnba, padan, hasil, kematian, asn, ...), ``status`` how far it came.
    """

    __tablename__ = "impor"
    __table_args__ = (Index("ix_impor_dibuat", "dibuat_pada", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    jenis: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    nama_asli: Mapped[str] = mapped_column(String(120))
    berkas: Mapped[str] = mapped_column(String(60))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    sumber: Mapped[str] = mapped_column(String(120), default="")
    tanggal_data: Mapped[date | None] = mapped_column(Date)
    lembar: Mapped[str] = mapped_column(String(120), default="")
    kepala: Mapped[list[Any]] = mapped_column(JSON, default=list)
    kepala_baris: Mapped[int] = mapped_column(Integer, default=0)
    peta: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    opsi: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    ringkas: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    galat: Mapped[str] = mapped_column(String(500), default="")
    pekerjaan_id: Mapped[UUID | None] = mapped_column(Uuid)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    dijalankan_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    dijalankan_pada: Mapped[datetime | None] = mapped_column(Waktu)
    ditarik_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    ditarik_pada: Mapped[datetime | None] = mapped_column(Waktu)
    alasan_tarik: Mapped[str] = mapped_column(String(500), default="")
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class ImporBaris(db.Model):
    """One row of the sheet as it was understood: what it would do (``aksi`` baru, ubah, sama, aneh, salah), its errors, and after the
    commit what it touched and how that was before (for the undo). ``desa_kode`` is empty where the row names no village of ours; a new
    family's values stand in ``padat`` (``rules.impor_padat``), since JSON of all of them takes longer than writing them.
    """

    __tablename__ = "impor_baris"
    __table_args__ = (Index("ix_impor_baris_aksi", "impor_id", "aksi", "nomor"),)

    impor_id: Mapped[UUID] = mapped_column(ForeignKey("impor.id"), primary_key=True)
    nomor: Mapped[int] = mapped_column(Integer, primary_key=True)
    aksi: Mapped[str] = mapped_column(String(10))
    desa_kode: Mapped[str | None] = mapped_column(String(13))
    isi: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    padat: Mapped[str | None] = mapped_column(Text)
    galat: Mapped[list[Any]] = mapped_column(JSON, default=list)
    sebelum: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    keluarga_id: Mapped[UUID | None] = mapped_column(Uuid)
    objek_id: Mapped[UUID | None] = mapped_column(Uuid)


class PetaKolom(db.Model):
    """A mapping of columns that somebody made by hand, found again by the headings it was made for."""

    __tablename__ = "peta_kolom"
    __table_args__ = (UniqueConstraint("jenis", "kepala_sidik"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    jenis: Mapped[str] = mapped_column(String(20))
    kepala_sidik: Mapped[str] = mapped_column(String(64))
    peta: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
