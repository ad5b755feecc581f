"""A usulan, its programme lines and every change of its state."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Waktu, db
from ..keluarga.models import Keluarga


class Usulan(db.Model):
    """One proposal for one family. ``status`` changes only through usulan.service; ``menunggu_sejak`` orders the queue.

    ``asal`` is "desa", or "kabupaten" when the dinsos itself proposed. ``perubahan`` holds what a perbaikan asks for, element by
    element: [{bagian, elemen, anggota, dari, ke}], with ``diterapkan`` once it was put; a ganti_pengurus holds its one change there too.
    ``alasan_hapus`` is the reason of a removal or of another pengurus. ``pengurus_baru_id`` is the heir of a ganti_pengurus, a member of
    the same family; ``memulihkan`` the removal that this usulan takes back.
    """

    __tablename__ = "usulan"
    __table_args__ = (
        Index("ix_usulan_desa_status", "desa_kode", "status", "dibuat_pada", "id"),
        Index("ix_usulan_status_menunggu", "status", "menunggu_sejak", "id"),
        Index("ix_usulan_keluarga", "keluarga_id"),
        Index("ix_usulan_dibuat", "dibuat_pada", "id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    nomor: Mapped[str] = mapped_column(String(30), unique=True)
    keluarga_id: Mapped[UUID] = mapped_column(ForeignKey("keluarga.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    alasan_hapus: Mapped[str | None] = mapped_column(String(40))
    keterangan: Mapped[str] = mapped_column(String(500), default="")
    bagian_kembali: Mapped[str] = mapped_column(String(100), default="")
    alasan_putusan: Mapped[str] = mapped_column(String(40), default="")
    catatan_putusan: Mapped[str] = mapped_column(String(500), default="")
    pemeriksa_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    klaim_sampai: Mapped[datetime | None] = mapped_column(Waktu)
    menunggu_sejak: Mapped[datetime | None] = mapped_column(Waktu)
    asal: Mapped[str] = mapped_column(String(10), default="desa")
    perubahan: Mapped[list[Any]] = mapped_column(JSON, default=list)
    pengurus_baru_id: Mapped[UUID | None] = mapped_column(Uuid)
    memulihkan: Mapped[UUID | None] = mapped_column(Uuid)
    isi_sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    diubah_pada: Mapped[datetime] = mapped_column(Waktu)
    versi: Mapped[int] = mapped_column(Integer)

    keluarga: Mapped[Keluarga] = relationship()
    program: Mapped[list[UsulanProgram]] = relationship(order_by="UsulanProgram.urutan", back_populates="usulan")
    __mapper_args__ = {"version_id_col": versi}


class UsulanProgram(db.Model):
    """One line of a bansos usulan: a programme for the family, or for one person (PBI_JK). It carries its own decision."""

    __tablename__ = "usulan_program"
    __table_args__ = (
        UniqueConstraint("usulan_id", "program", "anggota_id"),
        Index("ix_usulan_program_usulan", "usulan_id"),
        Index("ix_usulan_program_anggota", "anggota_id"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    urutan: Mapped[int] = mapped_column(SmallInteger)
    program: Mapped[str] = mapped_column(String(20))
    anggota_id: Mapped[UUID | None] = mapped_column(ForeignKey("anggota.id"))
    keputusan: Mapped[str] = mapped_column(String(20), default="")
    alasan: Mapped[str] = mapped_column(String(40), default="")

    usulan: Mapped[Usulan] = relationship(back_populates="program")


class BuktiUsulan(db.Model):
    """An uploaded proof of a usulan (akta kematian, surat pindah, photo ...); ``dihapus_pada`` marks one taken out, its file is kept."""

    __tablename__ = "bukti_usulan"
    __table_args__ = (Index("ix_bukti_usulan_usulan", "usulan_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    jenis: Mapped[str] = mapped_column(String(30))
    nama_asli: Mapped[str] = mapped_column(String(120))
    berkas: Mapped[str] = mapped_column(String(60))
    mime: Mapped[str] = mapped_column(String(40))
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    dibuat_oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    dihapus_pada: Mapped[datetime | None] = mapped_column(Waktu)


class Riwayat(db.Model):
    """One change of state: who, when, from, to, why. Names are kept as they were then. Append-only."""

    __tablename__ = "riwayat"
    __table_args__ = (Index("ix_riwayat_usulan", "usulan_id", "waktu"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    waktu: Mapped[datetime] = mapped_column(Waktu)
    oleh: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"))
    oleh_nama: Mapped[str] = mapped_column(String(120))
    peran: Mapped[str] = mapped_column(String(20))
    dari: Mapped[str] = mapped_column(String(20), default="")
    ke: Mapped[str] = mapped_column(String(20))
    alasan: Mapped[str] = mapped_column(String(600), default="")
    urutan: Mapped[int] = mapped_column(Integer)


class NomorUrut(db.Model):
    """A gap-free counter: one row for each (kind, desa, year), locked while a number is taken."""

    __tablename__ = "nomor_urut"

    jenis: Mapped[str] = mapped_column(String(20), primary_key=True)
    lingkup: Mapped[str] = mapped_column(String(13), primary_key=True)
    tahun: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    terakhir: Mapped[int] = mapped_column(Integer)
