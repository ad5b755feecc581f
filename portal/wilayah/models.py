"""The table of all units of Indonesia, from portal/wilayah/data."""

from __future__ import annotations

from sqlalchemy import SmallInteger, String
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
