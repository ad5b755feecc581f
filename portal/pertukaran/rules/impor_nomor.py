"""Cells of NIK and No. KK, the dearest to look at since every one is another."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ...kit.nik import periksa_nik

Sel = str | int | float | list[str] | None
KOSONG = ("-", "--", "null", "none", "n/a", "#n/a", "nan", "(null)")
_TIAP_BULAN = frozenset(b"%02d" % (hari + tambah) for hari in range(1, 29) for tambah in (0, 40))  # 40 more for women
_SERAGAM = frozenset(b"%d" % angka * 16 for angka in range(10))  # numbers of one digit only


class SelSalah(ValueError):
    """The cell cannot be taken; the sentence says what to do."""


class BacaNomor:
    """A NIK or No. KK: text only, for a number cell has lost its last digits."""

    def __init__(self, sebutan: str, periksa: Callable[..., Any], provinsi: Collection[str], hari_ini: date) -> None:
        self.sebutan, self.periksa, self.provinsi, self.hari_ini = sebutan, periksa, provinsi, hari_ini
        awalan = "|".join(sorted(provinsi)).encode()
        self._bentuk = re.compile(rb"(?!(.)\1*\Z)(?:%b)[0-9]{10}(?!0000)[0-9]{4}" % awalan).fullmatch
        self._berbaris = re.compile(rb"(?:(?:%b)[0-9]{10}(?!0000)[0-9]{4}\n)*" % awalan).fullmatch
        self._hari = lru_cache(maxsize=65536)(self._is_hari_baik)

    def huruf(self, isi: bytes) -> str | None:
        """The number of these letters when nothing at all is wrong with it; whatever is doubtful is looked at whole."""
        return isi.decode() if self._bentuk(isi) and self._hari(isi[6:12]) else None

    def is_semua_baik(self, isi: Sequence[bytes | None]) -> bool:
        """Whether ``huruf`` has a number for each of these letters that is there; looked at in one go, since it nearly always has."""
        ada = list(filter(None, isi))
        teks = b"\n".join((*ada, b""))
        if len(teks) != 17 * len(ada) or not self._berbaris(teks) or not _SERAGAM.isdisjoint(ada):
            return False
        return all(map(self._hari, {satu[6:12] for satu in ada}))

    def _is_hari_baik(self, hari: bytes) -> bool:
        """Whether nothing is wrong with a number of this day of birth or issue. Every month of every year has its first 28 days."""
        if hari[:2] in _TIAP_BULAN and hari[4:] != b"00":
            return self._hari(hari[:4] + b"00")
        nomor = f"{next(iter(self.provinsi))}1234{hari.decode()}5678"
        return not self.periksa(nomor, provinsi=self.provinsi, hari_ini=self.hari_ini).kesalahan

    def __call__(self, sel: Sel) -> str | None:
        if type(sel) is str and sel.isascii() and (baik := self.huruf(sel.encode())):
            return baik
        if sel is None or (isinstance(sel, str) and sel.casefold() in KOSONG):
            return None
        if not isinstance(sel, str):
            raise SelSalah(
                f"{self.sebutan} tersimpan sebagai angka, jadi Excel menghilangkan angka terakhirnya. Ubah kolomnya menjadi Teks, "
                "lalu isi lagi dari sumbernya."
            )
        hasil = self.periksa(sel, provinsi=self.provinsi, hari_ini=self.hari_ini)
        if hasil.kesalahan:
            raise SelSalah(hasil.kesalahan[0].kalimat.replace("Anda mengetik", "Di berkas"))
        nomor: str | None = hasil.nik if self.periksa is periksa_nik else hasil.kk
        return nomor
