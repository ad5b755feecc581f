"""Jobs that run beside the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Waktu, db


class Pekerjaan(db.Model):
    """One job of the kabupaten: ``selesai`` of ``dari`` steps done; ``denyut_pada`` says that its worker lives.

    ``hasil`` holds counts only, never personal data. A job whose worker died is taken up again, so every job may run twice.
    """

    __tablename__ = "pekerjaan"
    __table_args__ = (Index("ix_pekerjaan_status", "status", "dibuat_pada"), Index("ix_pekerjaan_jenis", "jenis", "dibuat_pada"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    jenis: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    isian: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    selesai: Mapped[int] = mapped_column(Integer, default=0)
    dari: Mapped[int] = mapped_column(Integer, default=0)
    hasil: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    galat: Mapped[str] = mapped_column(String(500), default="")
    percobaan: Mapped[int] = mapped_column(Integer, default=0)
    dibuat_oleh: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    dibuat_pada: Mapped[datetime] = mapped_column(Waktu)
    mulai_pada: Mapped[datetime | None] = mapped_column(Waktu)
    denyut_pada: Mapped[datetime | None] = mapped_column(Waktu)
    usai_pada: Mapped[datetime | None] = mapped_column(Waktu)
