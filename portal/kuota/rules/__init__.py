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
)

__all__ = ["JIWA", "KPM", "PBI_JK", "PKH", "PROGRAM", "SATUAN", "SEMBAKO", "Program", "is_melebihi_desil", "kalimat_jumlah"]
