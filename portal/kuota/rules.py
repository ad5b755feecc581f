"""Programmes and the unit each is counted in: KPM (families) or jiwa (persons). Defaults that a setting may replace."""

from __future__ import annotations

from dataclasses import dataclass

KPM, JIWA = SATUAN = ("KPM", "jiwa")
PKH, SEMBAKO, PBI_JK = "PKH", "SEMBAKO", "PBI_JK"


@dataclass(frozen=True, slots=True)
class Program:
    """One programme; `desil_maks` is the highest DTSEN rank it is meant for, None when it has no such limit."""

    kode: str
    nama: str
    singkatan: str
    satuan: str
    desil_maks: int | None

    @property
    def is_per_jiwa(self) -> bool:
        return self.satuan == JIWA


# Ranks as announced for DTSEN: PKH and Sembako 1-4, PBI-JK 1-5 (Kepmensos 79/HUK/2025 as reported).
PROGRAM = {
    satu.kode: satu
    for satu in (
        Program(PKH, "Program Keluarga Harapan", "PKH", KPM, 4),
        Program(SEMBAKO, "Program Sembako (BPNT)", "Sembako", KPM, 4),
        Program(PBI_JK, "Penerima Bantuan Iuran Jaminan Kesehatan", "PBI-JK", JIWA, 5),
    )
}


def is_melebihi_desil(program: Program, desil: int | None) -> bool:
    """Whether the family ranks above the limit; a family without a rank ("belum ada peringkat") never does."""
    return desil is not None and program.desil_maks is not None and desil > program.desil_maks


def kalimat_jumlah(program: Program, jumlah: int) -> str:
    """5 KPM, 12 jiwa: a number is never shown without its unit."""
    return f"{jumlah} {program.satuan}"
