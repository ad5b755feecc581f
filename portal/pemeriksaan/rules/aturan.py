"""THE registry of rules, in the order of the page, and which of them hold with which limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .bentuk import GANDA, KATA_KELOMPOK, KATA_TINGKAT, KELOMPOK, KUAT, RINGAN, TINGKAT, TOLAK, Aturan
from .daftar_data import DATA
from .daftar_layak import LAYAK

__all__ = [
    "ATURAN", "GANDA", "KATA_KELOMPOK", "KATA_TINGKAT", "KELOMPOK", "KUAT", "RINGAN", "TINGKAT", "TOLAK", "Aturan", "AturanBerlaku",
    "salah_batas",
]  # fmt: skip

ATURAN: dict[str, Aturan] = {**DATA, **LAYAK}


@dataclass(frozen=True)
class AturanBerlaku:
    """The settings: rules switched off, and limits that replace the default ones. Unknown codes and names are passed over."""

    mati: frozenset[str] = frozenset()
    batas: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def is_hidup(self, kode: str) -> bool:
        return kode not in self.mati

    def batas_of(self, kode: str, nama: str) -> float:
        """The limit that holds; KeyError when the rule has no limit of this name."""
        bawaan = ATURAN[kode].batas[nama]
        return self.batas.get(kode, {}).get(nama, bawaan)


# No limit means anything outside: ages, persons, ranks and scores all lie within.
_BATAS_TERBESAR = 200


def salah_batas(kode: str, nama: str, nilai: object) -> str | None:
    """None when this may be the limit of this rule, else a sentence."""
    if kode not in ATURAN or nama not in ATURAN[kode].batas:
        return "Batas ini tidak dikenal."
    if isinstance(nilai, bool) or not isinstance(nilai, int | float) or not 0 <= nilai <= _BATAS_TERBESAR:
        return f"Isi angka 0 sampai {_BATAS_TERBESAR}."
    if isinstance(ATURAN[kode].batas[nama], int) and nilai != int(nilai):
        return "Isi angka bulat."
    return None
