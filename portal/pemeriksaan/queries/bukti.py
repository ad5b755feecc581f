"""Reads of lists from elsewhere, by NIK."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, select

from ...db import db
from ..models import BuktiDaftar
from ..rules.fakta import BuktiOrang

_B: Any = BuktiDaftar.__table__.c
# Built once: making the statement costs more than running it. The newest first, so that of padan results the last one counts.
UNTUK_NIK = (
    select(_B.nik, _B.jenis, _B.program, _B.keterangan, _B.sumber, _B.tanggal)
    .where(_B.nik.in_(bindparam("nik", expanding=True)))
    .order_by(_B.tanggal.desc(), _B.dibuat_pada.desc(), _B.id)
    .limit(2000)
)


def bukti_by_nik(nik: Collection[str]) -> dict[str, tuple[BuktiOrang, ...]]:
    """{nik: what the lists say}, of each list and programme only the newest entry."""
    if not nik:
        return {}
    hasil: dict[str, dict[tuple[str, str, str], BuktiOrang]] = {}
    for satu in db.session.execute(UNTUK_NIK, {"nik": list(nik)}):
        kunci = (satu.jenis, satu.program, satu.sumber if satu.jenis == "lain" else "")
        hasil.setdefault(satu.nik, {}).setdefault(kunci, BuktiOrang(satu.jenis, satu.program, satu.keterangan, satu.sumber, satu.tanggal))
    return {nomor: tuple(semua.values()) for nomor, semua in hasil.items()}
