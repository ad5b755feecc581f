"""A family, its members and its sections. Every row carries desa_kode: scope, partition, later shard key."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Waktu, db


class Keluarga(db.Model):
    """One family (KK). ``nama`` and ``jumlah_anggota`` follow the members; ``lengkap``: no data is missing for a musdes.

    Which photos a musdes needs is a setting that may change any day, so the photos are not in ``lengkap``; see queries.is_lengkap.

    ``pengurus_id`` is the member who receives in the family's name (None: the head). ``lintang`` and ``bujur`` (degrees, WGS 84)
    are there only when the operator gave them. ``terkunci``: after the packet was released the village may change only the
    sections in ``bagian_terbuka`` (named by a return).
    """

    __tablename__ = "keluarga"
    __table_args__ = (
        Index("ix_keluarga_desa_rt", "desa_kode", "rw", "rt", "id"),
        Index("ix_keluarga_desa_nama", "desa_kode", "nama_cari"),
        Index("ix_keluarga_no_kk", "no_kk"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    no_kk: Mapped[str | None] = mapped_column(String(16))
    nama: Mapped[str] = mapped_column(String(120), default="")
    nama_cari: Mapped[str] = mapped_column(String(120), default="")
    alamat: Mapped[str] = mapped_column(String(200), default="")
    rt: Mapped[str] = mapped_column(String(3), default="")
    rw: Mapped[str] = mapped_column(String(3), default="")
    dusun: Mapped[str] = mapped_column(String(80), default="")
    desil: Mapped[int | None] = mapped_column(SmallInteger, CheckConstraint("desil between 1 and 10", name="desil"))
    pengurus_id: Mapped[UUID | None] = mapped_column(Uuid)
    lintang: Mapped[float | None] = mapped_column(Float)
    bujur: Mapped[float | None] = mapped_column(Float)
    jumlah_anggota: Mapped[int] = mapped_column(SmallInteger, default=0)
    lengkap: Mapped[bool] = mapped_column(Boolean, default=False)
    terkunci: Mapped[bool] = mapped_column(Boolean, default=False)
    bagian_terbuka: Mapped[list[Any]] = mapped_column(JSON, default=list)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    diubah_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    anggota: Mapped[list[Anggota]] = relationship(order_by="Anggota.urutan", back_populates="keluarga")
    kriteria: Mapped[Kriteria | None] = relationship(back_populates="keluarga")
    rumah: Mapped[Rumah | None] = relationship(back_populates="keluarga")
    __mapper_args__ = {"version_id_col": versi}


class Anggota(db.Model):
    """One person of a family. A NIK is kept as typed, never derived, never changed by the portal (domain 0.8).

    ``bunyi`` is how the name sounds, to find the same person written otherwise. ``rincian`` holds DTSEN's variables of a person
    (domain 4.1) as {variable: code} of the code list named beside it; what was not asked is absent.
    """

    __tablename__ = "anggota"
    __table_args__ = (
        Index("ix_anggota_keluarga", "keluarga_id", "urutan"),
        Index("ix_anggota_nik", "nik"),
        Index("ix_anggota_desa_nama", "desa_kode", "nama_cari"),
        Index("ix_anggota_lahir", "tanggal_lahir"),
        Index("ix_anggota_bunyi", "bunyi"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    urutan: Mapped[int] = mapped_column(SmallInteger)
    nama: Mapped[str] = mapped_column(String(120))
    nama_cari: Mapped[str] = mapped_column(String(120))
    bunyi: Mapped[str] = mapped_column(String(60), default="")
    nik: Mapped[str | None] = mapped_column(String(16))
    tanpa_nik_alasan: Mapped[str] = mapped_column(String(200), default="")
    tempat_lahir: Mapped[str] = mapped_column(String(80), default="")
    tanggal_lahir: Mapped[date | None] = mapped_column(Date)
    jenis_kelamin: Mapped[str] = mapped_column(String(1), default="")
    hubungan: Mapped[int | None] = mapped_column(SmallInteger)
    status_kawin: Mapped[int | None] = mapped_column(SmallInteger)
    pekerjaan: Mapped[int | None] = mapped_column(SmallInteger)
    ibu_kandung: Mapped[str] = mapped_column(String(120), default="")
    rincian: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rincian_daftar: Mapped[str] = mapped_column(String(40), default="DTSEN")
    rincian_versi: Mapped[str] = mapped_column(String(20), default="2025")
    isi_sidik: Mapped[str] = mapped_column(String(64))
    versi: Mapped[int] = mapped_column(Integer)

    keluarga: Mapped[Keluarga] = relationship(back_populates="anggota")
    __mapper_args__ = {"version_id_col": versi}


class Kriteria(db.Model):
    """Answers to the gate and the eight criteria (Kepmensos 262/HUK/2022): {kode: 'ya'|'tidak'}; unanswered ones are absent."""

    __tablename__ = "kriteria"

    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"), primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    daftar: Mapped[str] = mapped_column(String(40), default="KEPMENSOS-262/HUK/2022")
    jawaban: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    terpenuhi: Mapped[int] = mapped_column(SmallInteger, default=0)
    dijawab: Mapped[int] = mapped_column(SmallInteger, default=0)
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    keluarga: Mapped[Keluarga] = relationship(back_populates="kriteria")
    __mapper_args__ = {"version_id_col": versi}


class Rumah(db.Model):
    """House variables as {variable: code} of one versioned code list (domain 5.1): a bare integer means nothing without its list."""

    __tablename__ = "rumah"

    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"), primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    daftar: Mapped[str] = mapped_column(String(40), default="DTSEN")
    daftar_versi: Mapped[str] = mapped_column(String(20), default="2025")
    isi: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    keluarga: Mapped[Keluarga] = relationship(back_populates="rumah")
    __mapper_args__ = {"version_id_col": versi}


class Foto(db.Model):
    """One picture of a family (rumah depan, rumah dalam, KTP, KK); the file lies outside the web root."""

    __tablename__ = "foto"
    __table_args__ = (Index("ix_foto_keluarga", "keluarga_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    berkas: Mapped[str] = mapped_column(String(60))
    mime: Mapped[str] = mapped_column(String(40))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class Perubahan(db.Model):
    """One change of a family: who changed what when, ``beda`` = {column: [before, after]}; written with the change itself.

    ``bagian`` is the section, ``objek_id`` the member or photo, ``aksi`` one of buat, ubah, hapus, pindah.
    """

    __tablename__ = "perubahan"
    __table_args__ = (Index("ix_perubahan_keluarga", "keluarga_id", "pada", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    bagian: Mapped[str] = mapped_column(String(20))
    objek_id: Mapped[UUID | None] = mapped_column(Uuid)
    objek_nama: Mapped[str] = mapped_column(String(120), default="")
    aksi: Mapped[str] = mapped_column(String(20))
    beda: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    pada: Mapped[datetime] = mapped_column(Waktu)


_DIMINTA = text("status = 'diminta'")


class Pindah(db.Model):
    """A village asks another one for a family that moved (claim); the one that holds it lets go or says why not (release).

    ``desa_kode`` holds the family when it was asked for, ``ke_desa_kode`` asks. At most one open request a family.
    """

    __tablename__ = "pindah"
    __table_args__ = (
        Index("ix_pindah_desa", "desa_kode", "status", "diminta_pada"),
        Index("ix_pindah_ke_desa", "ke_desa_kode", "status", "diminta_pada"),
        Index("ix_pindah_keluarga", "keluarga_id"),
        Index("uq_pindah_diminta", "keluarga_id", unique=True, sqlite_where=_DIMINTA, postgresql_where=_DIMINTA),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    ke_desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    status: Mapped[str] = mapped_column(String(20))
    alasan: Mapped[str] = mapped_column(String(500), default="")
    jawaban: Mapped[str] = mapped_column(String(500), default="")
    diminta_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    diminta_pada: Mapped[datetime] = mapped_column(Waktu)
    dijawab_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    dijawab_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    versi: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versi}


class TulisSekaligus(db.Model):
    """While this transaction has a row here, triggers neither count nor index each family and member: ``service.sekaligus`` does it for all.

    The row goes in the transaction that wrote it, so nobody else ever sees one.
    """

    __tablename__ = "tulis_sekaligus"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
