"""A musdes/muskel, its people, its agenda with decisions, its frozen papers, its files and the released packet."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Waktu, db
from ..usulan.models import Usulan


class Musdes(db.Model):
    """One meeting of one desa/kelurahan; what is frozen at closing stands in Dokumen.

    ``bentuk`` "sptjm" is the packet of a period in which no meeting was held, with its reason in ``alasan_tanpa``. ``layar_nama`` keeps
    all but names from the live page, for a projector.
    """

    __tablename__ = "musdes"
    __table_args__ = (Index("ix_musdes_desa_tanggal", "desa_kode", "tanggal", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    status: Mapped[str] = mapped_column(String(20))
    tanggal: Mapped[date] = mapped_column(Date)
    jam_mulai: Mapped[time] = mapped_column(Time)
    jam_selesai: Mapped[time | None] = mapped_column(Time)
    tempat: Mapped[str] = mapped_column(String(200))
    pimpinan_nama: Mapped[str] = mapped_column(String(120), default="")
    pimpinan_jabatan: Mapped[str] = mapped_column(String(80), default="")
    notulis_nama: Mapped[str] = mapped_column(String(120), default="")
    notulis_jabatan: Mapped[str] = mapped_column(String(80), default="")
    cara: Mapped[str] = mapped_column(String(20), default="mufakat")
    suara_setuju: Mapped[int | None] = mapped_column(Integer)
    suara_tidak: Mapped[int | None] = mapped_column(Integer)
    notulen: Mapped[str] = mapped_column(Text, default="")
    bentuk: Mapped[str] = mapped_column(String(20), default="musyawarah")
    alasan_tanpa: Mapped[str] = mapped_column(String(500), default="")
    layar_nama: Mapped[bool] = mapped_column(Boolean, default=False)
    nomor: Mapped[str | None] = mapped_column(String(60))
    ditutup_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    peserta: Mapped[list[Peserta]] = relationship(order_by="Peserta.urutan", back_populates="musdes")
    acara: Mapped[list[Acara]] = relationship(order_by="Acara.urutan", back_populates="musdes")
    __mapper_args__ = {"version_id_col": versi}


class Peserta(db.Model):
    """A person invited or walked in; ``hadir_pada`` is set when ticked."""

    __tablename__ = "peserta"
    __table_args__ = (Index("ix_peserta_musdes", "musdes_id", "urutan"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    urutan: Mapped[int] = mapped_column(SmallInteger)
    nama: Mapped[str] = mapped_column(String(120))
    jenis_kelamin: Mapped[str] = mapped_column(String(1))
    unsur: Mapped[str] = mapped_column(String(40))
    jabatan: Mapped[str] = mapped_column(String(80), default="")
    alamat: Mapped[str] = mapped_column(String(120), default="")
    diundang: Mapped[bool] = mapped_column(Boolean)
    hadir_pada: Mapped[datetime | None] = mapped_column(Waktu)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    versi: Mapped[int] = mapped_column(Integer)

    musdes: Mapped[Musdes] = relationship(back_populates="peserta")
    __mapper_args__ = {"version_id_col": versi}


class Acara(db.Model):
    """One usulan on the agenda and what the meeting decided of it; ``urutan`` is its priority.

    The three counts of votes are there when this family was decided by voting.
    """

    __tablename__ = "acara"
    __table_args__ = (UniqueConstraint("musdes_id", "usulan_id"), Index("ix_acara_usulan", "usulan_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    urutan: Mapped[int] = mapped_column(SmallInteger)
    keputusan: Mapped[str] = mapped_column(String(20), default="")
    alasan: Mapped[str] = mapped_column(String(500), default="")
    suara_setuju: Mapped[int | None] = mapped_column(Integer)
    suara_tidak: Mapped[int | None] = mapped_column(Integer)
    suara_abstain: Mapped[int | None] = mapped_column(Integer)
    diputus_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    diputus_pada: Mapped[datetime | None] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    musdes: Mapped[Musdes] = relationship(back_populates="acara")
    usulan: Mapped[Usulan] = relationship()
    __mapper_args__ = {"version_id_col": versi}


class UndurDiri(db.Model):
    """A participant related to a family takes no part in deciding it (conflict of interest); the berita acara says so."""

    __tablename__ = "undur_diri"
    __table_args__ = (UniqueConstraint("peserta_id", "acara_id"), Index("ix_undur_diri_musdes", "musdes_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    peserta_id: Mapped[UUID] = mapped_column(ForeignKey("peserta.id"))
    acara_id: Mapped[UUID] = mapped_column(ForeignKey("acara.id"))
    hubungan: Mapped[str] = mapped_column(String(30))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class RevisiNotulen(db.Model):
    """The notulen as it was saved, again and again while it is typed: who wrote what when; only ever added."""

    __tablename__ = "revisi_notulen"
    __table_args__ = (UniqueConstraint("musdes_id", "nomor"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    nomor: Mapped[int] = mapped_column(Integer)
    isi: Mapped[str] = mapped_column(Text)
    oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    pada: Mapped[datetime] = mapped_column(Waktu)


class Dokumen(db.Model):
    """A frozen paper: its data (``isi``), their SHA-256 (``sidik``), its number and the hashed code of its public page.

    ``jenis`` is berita_acara or sptjm. A trigger refuses any change but ``diganti_oleh``. ``nomor`` is unique within the desa. A
    pembetulan names in ``menggantikan`` the paper that it replaces.
    """

    __tablename__ = "dokumen"
    __table_args__ = (UniqueConstraint("desa_kode", "nomor"), Index("ix_dokumen_musdes", "musdes_id"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    nomor: Mapped[str] = mapped_column(String(60))
    tanggal: Mapped[date] = mapped_column(Date)
    kode_sidik: Mapped[str] = mapped_column(String(64), unique=True)
    sidik: Mapped[str] = mapped_column(String(64))
    isi: Mapped[dict[str, Any]] = mapped_column(JSON)
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    diganti_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("dokumen.id"))
    menggantikan: Mapped[UUID | None] = mapped_column(Uuid)


class Cetakan(db.Model):
    """The bytes of one frozen paper (berita acara, daftar hadir, SPTJM or pernyataan) on one kind of paper, rendered once and kept."""

    __tablename__ = "cetakan"
    __table_args__ = (UniqueConstraint("dokumen_id", "jenis", "kertas"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    dokumen_id: Mapped[UUID] = mapped_column(ForeignKey("dokumen.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    kertas: Mapped[str] = mapped_column(String(2))
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sidik: Mapped[str] = mapped_column(String(64))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)


class BerkasMusdes(db.Model):
    """An uploaded file of the packet: scan of the signed berita acara or attendance, photo of the meeting, proof of publication.

    A scan names the paper that it shows: ``dokumen_id``, found by the code or hash that was read from it (``cara_baca`` qr or ketik).
    ``dihapus_pada`` marks one that was replaced or taken out; its file is kept.
    """

    __tablename__ = "berkas_musdes"
    __table_args__ = (Index("ix_berkas_musdes_musdes", "musdes_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    nama_asli: Mapped[str] = mapped_column(String(120))
    berkas: Mapped[str] = mapped_column(String(60))
    mime: Mapped[str] = mapped_column(String(40))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    dihapus_pada: Mapped[datetime | None] = mapped_column(Waktu)
    dokumen_id: Mapped[UUID | None] = mapped_column(Uuid)
    cara_baca: Mapped[str] = mapped_column(String(10), default="")
    urutan: Mapped[int] = mapped_column(SmallInteger, default=0)


class Pengajuan(db.Model):
    """The packet released to the dinsos: the receipt's number and time; one for each musdes."""

    __tablename__ = "pengajuan"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    musdes_id: Mapped[UUID] = mapped_column(ForeignKey("musdes.id"), unique=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    nomor: Mapped[str] = mapped_column(String(40), unique=True)
    jumlah: Mapped[int] = mapped_column(Integer)
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
