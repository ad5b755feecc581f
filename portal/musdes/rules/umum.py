"""What of a line of a frozen paper anybody may read: place, what was proposed and decided, in words without reasons (UU 27/2022)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...kuota.rules.terbuka import sebut_terbuka
from ...usulan.rules.jenis import BANSOS, KATA_JENIS, MASUK


def usul_umum(baris: Mapping[str, Any], nama_program: Mapping[str, str], register: str) -> str:
    """What was proposed: "Masuk DTSEN", "PKH, Sembako", "Penghapusan"; no reason, no programme for the sick."""
    if baris["jenis"] == MASUK:
        return f"Masuk {register}"
    if baris["jenis"] == BANSOS:
        return ", ".join(sebut_terbuka(baris["program"], nama_program)) or KATA_JENIS[BANSOS]
    return KATA_JENIS[baris["jenis"]]


def baris_umum(baris: Mapping[str, Any], nama_program: Mapping[str, str], register: str) -> dict[str, str]:
    """The line without the name: RT, RW, kind, proposal and result."""
    return {
        "rt": baris["rt"][:3], "rw": baris["rw"][:3], "jenis": KATA_JENIS[baris["jenis"]], "usul": usul_umum(baris, nama_program, register),
        "hasil": baris["hasil"],
    }  # fmt: skip
