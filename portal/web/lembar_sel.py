"""Cells of a spreadsheet as JSON has them, and the rows of a text file. Part of the child; nothing else of the portal is imported."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

MAKS_BARIS, MAKS_KOLOM, MAKS_SEL = 300_000, 300, 32_767
INGAT, PENDEK = 20_000, 64  # so many cells that may come again are remembered, texts up to this length


class Tolak(Exception):
    """Why the file is refused: a code of KALIMAT."""


class Ingatan(dict[Any, Any]):
    """What became of cells that were looked at before."""

    def __init__(self, baca: Callable[[Any], Any] | None = None) -> None:
        super().__init__()
        self.baca = baca or baca_sel

    def __missing__(self, sel: Any) -> Any:
        hasil = self.baca(sel)
        if len(self) < INGAT and not (type(sel) in (str, bytes) and len(sel) > PENDEK):
            self[sel] = hasil
        return hasil


def baca_sel(sel: Any) -> Any:
    """A cell as JSON has it: text without blanks at its ends, number, [ISO date] or None. Formulas come as the value they had."""
    if type(sel) is str:
        return baca_teks(sel)
    if type(sel) is float:
        return int(sel) if sel.is_integer() and abs(sel) < 1e17 else sel if sel == sel and abs(sel) != float("inf") else None
    if isinstance(sel, date):
        return [(sel.date() if isinstance(sel, datetime) else sel).isoformat()]
    if sel is None:
        return sel
    return int(sel) if isinstance(sel, int) else str(sel)  # TRUE is 1, for the two are the same key of what is remembered


def baca_teks(sel: str) -> str | None:
    """The same of a text. Raises Tolak."""
    rapi = sel.strip()
    if len(rapi) > MAKS_SEL:
        raise Tolak("sel")
    if rapi[:2] == '="' and rapi.endswith('"'):  # how csv files keep a number as text for Excel
        rapi = rapi[2:-1].strip()
    return rapi or None


def kodek(jalur: Path) -> str:
    """The encoding of a text file: by its mark, else UTF-8, else what old Excel writes. Raises Tolak."""
    with jalur.open("rb") as masuk:
        awal = masuk.read(1 << 16)
    if awal.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in awal:
        if awal[1::2].count(0) > len(awal) // 3:
            return "utf-16-le"
        raise Tolak("biner")
    if sum(b < 9 or 13 < b < 32 for b in awal) > len(awal) // 100:
        raise Tolak("biner")
    try:
        awal.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        if salah.end < len(awal) - 4:
            return "cp1252"
    return "utf-8-sig"


def iter_csv(jalur: Path) -> Iterator[list[str]]:
    csv.field_size_limit(MAKS_SEL * 2)
    try:
        with jalur.open(encoding=kodek(jalur), newline="") as masuk:
            contoh = masuk.read(1 << 14)
            masuk.seek(0)
            baris_awal = [satu for satu in contoh.splitlines()[:10] if satu.strip()]
            pemisah = max(";,\t|", key=lambda tanda: sum(satu.count(tanda) for satu in baris_awal))
            for satu in csv.reader(masuk, delimiter=pemisah):
                if len(satu) > MAKS_KOLOM:
                    raise Tolak("luas")
                yield satu
    except UnicodeError:
        raise Tolak("huruf") from None
    except csv.Error:
        raise Tolak("sel") from None
