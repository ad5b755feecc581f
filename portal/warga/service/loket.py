"""Looking a citizen up at the counter leaves its line before anything is shown (UU 27/2022 art. 31: who processed, and why)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken
from ..queries.loket import HasilLoket, find_status, get_status_slip
from ..rules import TUJUAN


@verb
def look_up(nik: str, tujuan: str, *, oleh: Any) -> HasilLoket:
    """The status of the person with this NIK, wherever in the kabupaten; one audit line with purpose and whose, never the NIK itself."""
    _boleh(tujuan, oleh)
    hasil = find_status(nik, untuk=oleh)
    audit.record("loket.lihat", oleh=oleh, **_rincian(tujuan, hasil))
    return hasil


@verb
def print_slip(anggota_id: UUID, tujuan: str, *, oleh: Any) -> HasilLoket:
    """The same of a person who was looked up before, for paper: names masked; one audit line."""
    _boleh(tujuan, oleh)
    hasil = get_status_slip(anggota_id, untuk=oleh)
    audit.record("loket.slip", oleh=oleh, **_rincian(tujuan, hasil))
    return hasil


def _boleh(tujuan: str, oleh: Any) -> None:
    require(oleh, Izin.LOKET_LAYANI)
    if tujuan not in TUJUAN:
        raise RuleBroken("Pilih tujuannya.")


def _rincian(tujuan: str, hasil: HasilLoket) -> dict[str, Any]:
    warga = hasil.warga
    satu = SimpleNamespace(__tablename__="anggota", id=warga[0].anggota_id, desa_kode=warga[0].desa_kode) if warga else None
    return {"objek": satu, "tujuan": tujuan, "anggota": [str(s.anggota_id) for s in warga], "mandiri": len(hasil.mandiri)}
