"""How long what is open has waited, for the whole kabupaten in one statement: counted by desa and day in the database."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from ...akun.queries import cakupan
from ...db import db
from ...kit.tanggal import ZONA
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from .fakta import antre_kini


def list_menunggu(*, untuk: Any) -> list[tuple[str, date, int]]:
    """(desa, waiting since which day in the kabupaten's zone, how many) of everything in the queue."""
    beda = ZONA[pengaturan("zona")].utcoffset(datetime(2026, 1, 1)) or timedelta()  # no zone of Indonesia has a summer time
    if db.engine.dialect.name == "sqlite":
        hari = func.date(Usulan.menunggu_sejak, f"+{int(beda.total_seconds()) // 3600} hours")
    else:
        hari = func.date(func.timezone("UTC", Usulan.menunggu_sejak) + beda)
    pilih = select(Usulan.desa_kode, hari, func.count()).where(
        Usulan.status.in_(antre_kini()), Usulan.menunggu_sejak.is_not(None), cakupan(Usulan.desa_kode, untuk)
    )
    baris = db.session.execute(pilih.group_by(Usulan.desa_kode, hari))
    return [(desa, satu if isinstance(satu, date) else date.fromisoformat(satu), jumlah) for desa, satu, jumlah in baris]
