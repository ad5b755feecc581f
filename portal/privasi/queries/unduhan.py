"""How much personal data somebody took out as files today."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ...akun.models import Unduhan
from ...db import db
from ...jam import hari_ini
from ...kit.tanggal import ZONA
from ...pengaturan.queries import pengaturan


def count_baris_hari_ini(*, untuk: Any, kecuali: UUID | None = None) -> int:
    """Rows of lists with personal data that this person took out since midnight in the kabupaten's zone; ``kecuali`` is left out."""
    zona = pengaturan("zona")
    awal = datetime.combine(hari_ini(zona), time(), ZONA[zona])
    pilih = select(func.coalesce(func.sum(Unduhan.baris), 0)).where(Unduhan.oleh == untuk.id, Unduhan.pada >= awal, Unduhan.pribadi)
    return int(db.session.scalar(pilih.where(Unduhan.id != kecuali) if kecuali else pilih) or 0)
