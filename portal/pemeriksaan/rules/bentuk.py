"""What a rule of the registry is, how grave it can be, and which limits hold once the settings are applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TOLAK, KUAT, RINGAN = TINGKAT = ("tolak", "kuat", "ringan")
KATA_TINGKAT = {TOLAK: "Perlu diselesaikan dahulu", KUAT: "Perlu diperiksa", RINGAN: "Perlu dilihat"}

NOMOR, GANDA, SUSUNAN, KELAYAKAN, APARAT = KELOMPOK = ("nomor", "ganda", "susunan", "kelayakan", "aparat")
KATA_KELOMPOK = {
    NOMOR: "NIK dan No. KK",
    GANDA: "Data ganda",
    SUSUNAN: "Susunan keluarga",
    KELAYAKAN: "Kelayakan dan program",
    APARAT: "Aparat dan kerabat",
}


@dataclass(frozen=True)
class Aturan:
    """One rule: `penjelasan` says what it looks at, `sumber` on what it rests, `batas` its limits with a word for each.

    Not `dicatat`: explained where the family is typed, and no temuan is written, since it is normal and there is nothing to settle.
    """

    kode: str
    kelompok: str
    nama: str
    penjelasan: str
    tingkat: str
    sumber: str
    batas: Mapping[str, int | float] = field(default_factory=dict)
    kata_batas: Mapping[str, str] = field(default_factory=dict)
    dicatat: bool = True


def daftar(*aturan: Aturan) -> dict[str, Aturan]:
    """The rules by code, in this order."""
    return {satu.kode: satu for satu in aturan}
