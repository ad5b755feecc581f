"""Numbers of places: spread over desa by their poor families with largest remainders, or read from pasted lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...wilayah.rules import is_kode

JUMLAH_MAKS = 1_000_000
BARIS_MAKS = 2000


def sebar(jumlah: int, dasar: Mapping[str, int]) -> dict[str, int]:
    """Give out `jumlah` places by these bases; the sum is exact.

    Each gets the whole part of its share; what is left goes one by one to the largest remainders, of equal ones to the larger base
    and then to the lower code. Without any base nobody gets a place.
    """
    semua = sum(dasar.values())
    if not semua:
        return dict.fromkeys(dasar, 0)
    hasil = {kode: jumlah * isi // semua for kode, isi in dasar.items()}
    urut = sorted(dasar, key=lambda kode: (-(jumlah * dasar[kode] % semua), -dasar[kode], kode))
    for kode in urut[: jumlah - sum(hasil.values())]:
        hasil[kode] += 1
    return hasil


@dataclass(frozen=True, slots=True)
class Galat:
    """A pasted line that cannot be used: its number, what stood there, what to do."""

    baris: int
    isi: str
    saran: str


def baca_tempelan(teks: str, dikenal: Collection[str]) -> tuple[dict[str, int], list[Galat]]:
    """({code: number}, errors) of lines "code;number"; tab and comma separate as well, further columns between them are names.

    An empty line is nothing; a first line without any digit is a heading. `dikenal` are the codes that may get a quota.
    """
    isi: dict[str, int] = {}
    galat: list[Galat] = []
    for nomor, baris in enumerate(teks.removeprefix("\ufeff").splitlines(), 1):
        if nomor > BARIS_MAKS:
            galat.append(Galat(nomor, "", f"Paling banyak {BARIS_MAKS} baris sekali tempel."))
            break
        kolom = [satu.strip().strip('"') for satu in re.split(r"[;\t,]", baris)]
        if not any(kolom) or (nomor == 1 and not re.search(r"[0-9]", baris)):
            continue
        satu = _baca_baris(nomor, kolom, dikenal, isi)
        if isinstance(satu, Galat):
            galat.append(satu)
        else:
            isi[satu[0]] = satu[1]
    return isi, galat


def _baca_baris(nomor: int, kolom: list[str], dikenal: Collection[str], ada: Mapping[str, int]) -> tuple[str, int] | Galat:
    kode, angka, tampak = rapikan_kode(kolom[0]), kolom[-1], "; ".join(kolom)[:80]
    if len(kolom) < 2:
        return Galat(nomor, tampak, "Tulis kode wilayah, titik koma, lalu jumlahnya, misalnya 17.02.19.1006;12.")
    if kode not in dikenal:
        return Galat(nomor, tampak, "Kode wilayah ini tidak ada di kabupaten. Periksa kodenya.")
    if kode in ada:
        return Galat(nomor, tampak, "Kode wilayah ini sudah ada di baris sebelumnya. Hapus salah satunya.")
    jumlah = baca_jumlah(angka)
    if jumlah is None:
        return Galat(nomor, tampak, f"Jumlahnya harus angka bulat 0 sampai {JUMLAH_MAKS}, tanpa titik atau koma.")
    return kode, jumlah


def rapikan_kode(teks: str) -> str:
    """17.02.19.1006 as it is; 1702191006 with its dots put in."""
    angka = re.sub(r"[^0-9]", "", teks)
    bertitik = ".".join(bagian for bagian in (angka[:2], angka[2:4], angka[4:6], angka[6:]) if bagian)
    return bertitik if is_kode(bertitik) else teks


def baca_jumlah(teks: str) -> int | None:
    """A whole number of places, else None."""
    return int(teks) if re.fullmatch("[0-9]{1,7}", teks) and int(teks) <= JUMLAH_MAKS else None


def ringkas_perubahan(baru: Mapping[str, int], kini: Mapping[str, int]) -> Counter[str]:
    """How many of these would be new, changed and unchanged beside what stands now."""
    return Counter("baru" if kode not in kini else "sama" if kini[kode] == isi else "berubah" for kode, isi in baru.items())
