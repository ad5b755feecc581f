"""Programmes, periods, windows and places as pure rules; the programmes by the name that all features use."""

from .program import (
    JIWA,
    KPM,
    PBI_JK,
    PKH,
    PROGRAM,
    SATUAN,
    SEMBAKO,
    Program,
    is_melebihi_desil,
    kalimat_jumlah,
    pilihan_program,
    sebut_program,
)

__all__ = [
    "JIWA", "KPM", "PBI_JK", "PKH", "PROGRAM", "SATUAN", "SEMBAKO", "Program", "is_melebihi_desil", "kalimat_jumlah", "pilihan_program",
    "sebut_program",
]  # fmt: skip
