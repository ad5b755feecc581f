"""Settings as rows (key, JSON value) and the profile of each desa/kelurahan for its papers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import db


class Pengaturan(db.Model):
    """One changed setting; what has no row has the default of rules.BAWAAN."""

    __tablename__ = "pengaturan"

    kunci: Mapped[str] = mapped_column(String(60), primary_key=True)
    nilai: Mapped[Any] = mapped_column(JSON)
    versi: Mapped[int] = mapped_column(Integer)
    __mapper_args__ = {"version_id_col": versi}


class ProfilDesa(db.Model):
    """What stands in the kop and under the signatures of one desa/kelurahan, and what it decided for its own meetings.

    ``hari_undangan`` and ``kuorum`` ([2, 3]) are empty where the setting of the kabupaten holds.
    """

    __tablename__ = "profil_desa"

    desa_kode: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"), primary_key=True)
    alamat: Mapped[str] = mapped_column(String(200), default="")
    kode_pos: Mapped[str] = mapped_column(String(5), default="")
    singkatan: Mapped[str] = mapped_column(String(12), default="")
    kepala_nama: Mapped[str] = mapped_column(String(120), default="")
    kepala_nip: Mapped[str] = mapped_column(String(25), default="")
    lembaga_ketua: Mapped[str] = mapped_column(String(120), default="")
    hari_undangan: Mapped[int | None] = mapped_column(SmallInteger)
    kuorum: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    versi: Mapped[int] = mapped_column(Integer)
    __mapper_args__ = {"version_id_col": versi}
