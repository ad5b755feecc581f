"""Switching rules on and off and moving their limits: settings, whose meaning only the registry knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ...akun.rules import Izin
from ...akun.service import require
from ...errors import RuleBroken
from ...pengaturan.service import update_pengaturan
from ..rules.aturan import ATURAN, salah_batas


def update_aturan(
    mati: Collection[str], batas: Mapping[str, Mapping[str, float]], *, versi: dict[str, int], oleh: Any
) -> list[str]:
    """Keep which rules are off and which limits differ from the registry's. Raises RuleBroken, StaleWrite; returns what changed."""
    require(oleh, Izin.ATURAN_KELOLA)
    for kode in mati:
        if kode not in ATURAN:
            raise RuleBroken("Ada aturan yang tidak dikenal. Muat ulang halaman lalu coba lagi.")
    for kode, isi in batas.items():
        for nama, nilai in isi.items():
            salah = salah_batas(kode, nama, nilai)
            if salah:
                raise RuleBroken(salah)
    beda = {kode: {n: v for n, v in isi.items() if v != ATURAN[kode].batas[n]} for kode, isi in batas.items()}
    nilai_baru = {"aturan_mati": sorted(set(mati)), "batas_aturan": {kode: isi for kode, isi in sorted(beda.items()) if isi}}
    return update_pengaturan(nilai_baru, versi=versi, oleh=oleh)
