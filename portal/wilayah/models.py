"""The table of all units of Indonesia, from portal/wilayah/data, and the counted figures of each desa."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import db
from .rules import is_kelurahan, sebutan


class Wilayah(db.Model):
    """One provinsi, kabupaten/kota, kecamatan or desa/kelurahan; names repeat, so the code is the key."""

    __tablename__ = "wilayah"

    kode: Mapped[str] = mapped_column(String(13), primary_key=True)
    nama: Mapped[str] = mapped_column(String(80))
    tingkat: Mapped[int] = mapped_column(SmallInteger)
    induk: Mapped[str | None] = mapped_column(String(8), index=True)

    @property
    def is_kelurahan(self) -> bool:
        return is_kelurahan(self.kode)

    @property
    def sebutan(self) -> str:
        return sebutan(self.kode, self.nama)


class Ringkasan(db.Model):
    """How one figure of one desa changed: triggers add a row with each change of the tables that are counted, in its transaction.

    Where they stand still (keluarga.service.sekaligus) ``add_ringkasan`` does. A figure is the sum of its rows; fold_ringkasan makes them
    few again. Rows are only added, so that two who change the same desa at once never wait for one another. ``ukuran`` names the figure
    (wilayah.rules.ringkasan); ``desa_kode`` is "" where none is known.
    """

    __tablename__ = "ringkasan"
    __table_args__ = (Index("ix_ringkasan_desa", "desa_kode", "ukuran", "jumlah"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    desa_kode: Mapped[str] = mapped_column(String(13))
    ukuran: Mapped[str] = mapped_column(String(60))
    jumlah: Mapped[int] = mapped_column(Integer)
