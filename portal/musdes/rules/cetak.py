"""Which papers of a musdes can be printed on request, and why not; they are made anew each time and never frozen."""

from __future__ import annotations

from dataclasses import dataclass

from .bentuk import MUSYAWARAH, is_sptjm
from .status import BATAL, BEKU, DIRENCANAKAN

UNDANGAN, NOTULEN, PENGUMUMAN, PENGANTAR = SURAT = ("undangan", "notulen", "pengumuman", "pengantar")
KATA_SURAT = {
    UNDANGAN: "Undangan",
    NOTULEN: "Notulen",
    PENGUMUMAN: "Pengumuman hasil",
    PENGANTAR: "Surat pengantar",
}


@dataclass(frozen=True, slots=True)
class FaktaCetak:
    """What decides which papers there can be."""

    status: str
    bentuk: str
    diundang: int
    notulen: str


def halangan_cetak(surat: str, fakta: FaktaCetak) -> str:
    """Why this paper cannot be printed now, as a sentence; empty when it can."""
    if fakta.status == BATAL:
        return f"{'SPTJM' if is_sptjm(fakta.bentuk) else 'Musyawarah'} ini batal, jadi tidak ada yang dapat dicetak."
    if surat == UNDANGAN:
        return _halangan_undangan(fakta)
    if surat == NOTULEN:
        return _halangan_notulen(fakta)
    return "" if fakta.status in BEKU else f"{KATA_SURAT[surat]} dapat dicetak setelah {'SPTJM' if is_sptjm(fakta.bentuk) else 'musyawarah'} ditutup."


def _halangan_undangan(fakta: FaktaCetak) -> str:
    if fakta.bentuk != MUSYAWARAH:
        return "Paket ini tanpa musyawarah, jadi tidak ada undangannya."
    return "" if fakta.diundang else "Belum ada yang diundang, jadi belum ada undangan yang dapat dicetak."


def _halangan_notulen(fakta: FaktaCetak) -> str:
    if fakta.bentuk != MUSYAWARAH:
        return "Paket ini tanpa musyawarah, jadi tidak ada notulennya."
    if fakta.status == DIRENCANAKAN:
        return "Notulen dapat dicetak setelah musyawarah dibuka."
    return "" if fakta.notulen else "Notulen belum diisi."
