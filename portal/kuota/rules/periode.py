"""Periods of input: usually a month, made one by one or a year at once; no day lies in two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from ...kit.tanggal import BULAN, tanggal_panjang

NAMA_MAKS = 60
TERPANJANG = 366


@dataclass(frozen=True, slots=True)
class Rentang:
    """A period by name, first and last day."""

    nama: str
    mulai: date
    selesai: date


class Bertanggal(Protocol):
    """Anything with a name and its days."""

    nama: str
    mulai: date
    selesai: date


def sebulan(tahun: int, bulan: int) -> Rentang:
    """November 2026, from its first to its last day."""
    mulai = date(tahun, bulan, 1)
    return Rentang(f"{BULAN[bulan - 1]} {tahun}", mulai, (mulai + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def dua_belas_bulan(mulai: date) -> list[Rentang]:
    """Twelve months one after the other, the first the month of this day."""
    return [sebulan(mulai.year + (mulai.month - 1 + ke) // 12, (mulai.month - 1 + ke) % 12 + 1) for ke in range(12)]


def salah_periode(nama: str, mulai: date, selesai: date, lain: Iterable[Bertanggal]) -> tuple[str, str] | None:
    """(field, sentence) of what keeps this from being a period beside the others, else None."""
    if not nama or len(nama) > NAMA_MAKS:
        return "nama", f"Tulis nama periode, paling panjang {NAMA_MAKS} huruf."
    if selesai < mulai:
        return "selesai", "Hari terakhir mendahului hari pertama."
    if (selesai - mulai).days >= TERPANJANG:
        return "selesai", "Satu periode paling lama setahun."
    for satu in lain:
        if satu.nama.casefold() == nama.casefold():
            return "nama", f"Periode “{satu.nama}” sudah ada."
        if satu.mulai <= selesai and mulai <= satu.selesai:
            return "mulai", f"Bertumpuk dengan {satu.nama} ({tanggal_panjang(satu.mulai)} s.d. {tanggal_panjang(satu.selesai)})."
    return None
