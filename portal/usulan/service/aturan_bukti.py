"""Which proofs a reason demands: a setting of the kabupaten, whose meaning only this registry knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...akun.rules import Izin
from ...akun.service import require
from ...errors import RuleBroken
from ...pengaturan.service import update_pengaturan
from ..rules.bukti import bukti_bawaan, salah_aturan


def update_bukti_wajib(isi: Mapping[str, Sequence[str]], *, versi: dict[str, int], oleh: Any) -> list[str]:
    """Keep what differs from the registry. Raises RuleBroken, StaleWrite; returns what changed."""
    require(oleh, Izin.PENGATURAN_KELOLA)
    salah = salah_aturan(isi)
    if salah:
        raise RuleBroken(salah)
    beda = {kunci: list(jenis) for kunci, jenis in sorted(isi.items()) if tuple(jenis) != bukti_bawaan(kunci)}
    return update_pengaturan({"bukti_usulan": beda}, versi=versi, oleh=oleh)
