"""Progress on the terminal for anything longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def kabari(kalimat: str) -> None:
    """One line for the person at the terminal, shown at once."""
    print(kalimat, flush=True)


def berjalan(isi: Iterable[T], jumlah: int, sebutan: str) -> Iterator[T]:
    """Pass ``isi`` on and show how far it is, at most five times a second."""
    mulai = terakhir = time.monotonic()
    layar = sys.stderr.isatty()
    ke = 0
    for satu in isi:
        yield satu
        ke += 1
        kini = time.monotonic()
        if kini - terakhir > (0.2 if layar else 5):
            terakhir = kini
            print(f"{sebutan}: {ke:,} dari {jumlah:,} ({ke * 100 // max(jumlah, 1)}%)".replace(",", "."),
                  end="\r" if layar else "\n", file=sys.stderr, flush=True)  # fmt: skip
    if ke:
        print(f"{sebutan}: {ke:,} selesai dalam {time.monotonic() - mulai:.0f} detik".replace(",", "."), file=sys.stderr, flush=True)
