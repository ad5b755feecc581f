"""Looking a citizen up at the counter leaves its line before anything is shown (UU 27/2022 art. 31: who processed, and why)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ..akun.rules import Izin
from ..akun.service import require
from ..audit import service as audit
from ..db import verb
from ..errors import RuleBroken
from .queries.loket import StatusWarga, find_status
from .rules import TUJUAN


@verb
def look_up(nik: str, tujuan: str, *, oleh: Any) -> list[StatusWarga]:
    """The status of the person with this NIK, wherever in the kabupaten; one audit line with purpose and whose, never the NIK itself."""
    require(oleh, Izin.LOKET_LAYANI)
    if tujuan not in TUJUAN:
        raise RuleBroken("Pilih tujuannya.")
    hasil = find_status(nik, untuk=oleh)
    satu = SimpleNamespace(__tablename__="anggota", id=hasil[0].anggota_id, desa_kode=hasil[0].desa_kode) if hasil else None
    audit.record("loket.lihat", oleh=oleh, objek=satu, tujuan=tujuan, anggota=[str(s.anggota_id) for s in hasil])
    return hasil
