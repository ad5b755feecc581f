"""A table of figures as the page, the sheet and the paper show it: the same rows, so that none of them says another number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

UNIT, ATURAN, USULAN, MUSDES = "unit", "aturan", "usulan", "musdes"


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: its name, its cells (a number, a word, None where nothing is known), and where it leads: a unit or a filter."""

    nama: str
    sel: tuple[Any, ...]
    kode: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under headings, the first of which is that of the names; ``jumlah`` is the row of sums, ``kata`` the columns with words.

    ``grafik`` are the columns that are drawn beside the table: one as bars, several one after the other in each bar. ``ke`` says what
    the codes of its rows are, and so where they lead: a unit below, a rule, a state of usulan or of musdes.
    """

    judul: str
    kepala: tuple[str, ...]
    baris: tuple[Baris, ...]
    jumlah: tuple[Any, ...] | None = None
    kata: frozenset[int] = frozenset()
    catatan: str = ""
    grafik: tuple[int, ...] = ()
    ke: str = ""

    @property
    def semua_baris(self) -> tuple[Baris, ...]:
        """The rows, and that of the sums under them."""
        return (*self.baris, Baris("Jumlah", self.jumlah)) if self.jumlah else self.baris

    @property
    def terbesar(self) -> int:
        """The longest bar; 1 where there is none, to divide by."""
        return max((sum(satu.sel[ke] or 0 for ke in self.grafik) for satu in self.baris), default=0) or 1


def jumlah_kolom(baris: Sequence[Baris], bukan: frozenset[int] = frozenset()) -> tuple[Any, ...] | None:
    """The sum of each column, None for those in ``bukan`` that cannot be added; nothing to add up is None."""
    if len(baris) < 2:
        return None
    return tuple(None if ke in bukan else sum(satu.sel[ke] or 0 for satu in baris) for ke in range(len(baris[0].sel)))
