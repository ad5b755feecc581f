"""Numbers as an Indonesian letter writes them: in words, with dots, in rupiah, in Roman."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

_ROMAWI: tuple[tuple[int, str], ...] = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
)
_ROMAWI += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def terbilang(n: int) -> str:
    """2026 -> dua ribu dua puluh enam."""
    return _kata()(n, lang="id")


@cache
def _kata() -> Callable[..., str]:
    """The library loads some eighty languages, which takes longer than all the rest of a small process: only where words are written."""
    kata: Callable[..., str] = import_module("num2words").num2words
    return kata


def angka_dan_kata(n: int) -> str:
    """6 -> 6 (enam): a berita acara states every count twice."""
    return f"{ribuan(n)} ({terbilang(n)})"


def ribuan(n: int) -> str:
    """47906 -> 47.906"""
    return f"{n:,}".replace(",", ".")


def rupiah(n: int) -> str:
    """1500000 -> Rp1.500.000, without a space (EYD)."""
    return f"-Rp{ribuan(-n)}" if n < 0 else f"Rp{ribuan(n)}"


def persen(bagian: int, dari: int) -> str:
    """18 of 30 -> 60%. Rounded down, so that 99,9% is never shown as complete; of nothing there is no share."""
    return f"{bagian * 100 // dari}%" if dari else "–"


def romawi(n: int) -> str:
    """11 -> XI, for the month in a letter number."""
    if n < 1:
        raise ValueError("Angka Romawi mulai dari 1.")
    hasil = ""
    for nilai, huruf in _ROMAWI:
        hasil += huruf * (n // nilai)
        n %= nilai
    return hasil
