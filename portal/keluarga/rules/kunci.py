"""Which sections of a family its village may change: all until the packet is released, then those a return names."""

from __future__ import annotations

from collections.abc import Collection

from .bagian import BAGIAN, KATA_BAGIAN


def is_terbuka(bagian: str, terkunci: bool, bagian_terbuka: Collection[str]) -> bool:
    """Whether the village may change this section now."""
    return not terkunci or bagian in bagian_terbuka


def kalimat_kunci(bagian_terbuka: Collection[str]) -> str:
    """Why a section cannot be changed, and which ones can."""
    terbuka = [KATA_BAGIAN[satu].lower().replace("kk", "KK") for satu in BAGIAN if satu in bagian_terbuka]
    if not terbuka:
        return "Sedang diperiksa dinas sosial, jadi data keluarga ini belum dapat diubah."
    *awal, akhir = terbuka
    daftar = f"{', '.join(awal)} dan {akhir}" if awal else akhir
    return f"Sedang diperiksa dinas sosial; yang dibuka: {daftar}."
