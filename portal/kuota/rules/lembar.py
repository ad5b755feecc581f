"""A spreadsheet with quota read as the lines that one would paste: line for line, so that an error names the row of the sheet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .sebaran import BARIS_MAKS, rapikan_kode

JUDUL_JUMLAH = re.compile(r"\b(jumlah|kuota|alokasi|jatah|tempat|kpm)\b")
KALIMAT_TANPA_KODE = (
    "Kolom kode wilayah tidak ditemukan. Satu kolom harus berisi kode desa/kelurahan seperti di portal, misalnya 17.02.19.1006, "
    "dan satu kolom berjudul “jumlah” atau “kuota”."
)


@dataclass(frozen=True, slots=True)
class Letak:
    """Where the data of a sheet stands: rows above it, the column of the code, the column of the number."""

    kepala: int
    kode: int
    jumlah: int


def letak_kuota(contoh: Sequence[Sequence[str]], dikenal: Collection[str]) -> Letak | None:
    """Found by the first known code; the number by its heading above, else by the last cell of that row. None: no such column."""
    for ke, baris in enumerate(contoh):
        kode = next((kolom for kolom, sel in enumerate(baris) if rapikan_kode(sel.strip()) in dikenal), None)
        if kode is None:
            continue
        judul = [sel for baris in contoh[max(ke - 1, 0) : ke] for sel in baris]
        bernama = [kolom for kolom, sel in enumerate(judul) if kolom != kode and JUDUL_JUMLAH.search(sel.casefold())]
        berisi = [kolom for kolom, sel in enumerate(baris) if sel and kolom > kode]
        jumlah = (bernama or berisi)[-1:]
        return Letak(ke, kode, jumlah[0]) if jumlah else None
    return None


def susun_tempelan(baris: Iterable[tuple[int, Any, Any]]) -> str:
    """The lines "code;number" of rows (number in the sheet, code, number), each on the line of its row; rows too many are left out,
    but for the one that says so."""
    teks: list[str] = []
    for nomor, kode, jumlah in baris:
        teks.extend([""] * (min(nomor, BARIS_MAKS + 1) - 1 - len(teks)))
        teks.append(f"{_sel(kode)};{_sel(jumlah)}")
        if nomor > BARIS_MAKS:
            break
    return "\n".join(teks)


def _sel(sel: Any) -> str:
    """A cell without what separates lines and columns; a date is shown as one, so that it is told as no number."""
    if isinstance(sel, list):
        sel = sel[0]
    return re.sub(r"[;,\s]+", " ", "" if sel is None else str(sel)).strip()[:60]
