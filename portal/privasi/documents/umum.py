"""What the rows of all lists share: reading page after page, the columns of a place, numbers in full or masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from ...kit.nik import samarkan
from ...kit.tanggal import setempat
from ...pengaturan.queries import pengaturan
from ...web.sheets import Kolom
from ...wilayah.queries import nama_by_kode
from ...wilayah.rules import sebutan, tingkat

Berkas = tuple[Sequence[Kolom], Iterator[Sequence[Any]]]
SEKALI = 500  # rows read at a time: what is held in memory

KOLOM_WILAYAH = (Kolom("Kode desa/kelurahan", 15), Kolom("Desa/kelurahan", 24), Kolom("Kecamatan", 20), Kolom("Kabupaten", 24))


def halaman_demi_halaman(ambil: Callable[[Any], Sequence[Any]], kunci: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """The pages of a keyset query; ``ambil(setelah)`` gives up to SEKALI + 1 rows, ``kunci`` the key of a row."""
    setelah = None
    while True:
        baris = ambil(setelah)
        if baris:
            yield list(baris[:SEKALI])
        if len(baris) <= SEKALI:
            return
        setelah = kunci(baris[SEKALI - 1])


class Wilayah:
    """Names of places by code, each asked for once."""

    def __init__(self) -> None:
        self.nama: dict[str, str] = {}

    def sel(self, kode: str) -> list[str]:
        """The cells of KOLOM_WILAYAH for a desa, kecamatan or kabupaten."""
        semua = [kode[:panjang] for panjang in (5, 8, 13) if len(kode) >= panjang]
        kurang = set(semua) - self.nama.keys()
        if kurang:
            self.nama |= dict.fromkeys(kurang, "") | nama_by_kode(kurang)
        desa = sebutan(kode, self.nama[kode]) if tingkat(kode) == 4 else ""
        return [kode, desa, self.nama.get(kode[:8], "") if len(kode) >= 8 else "", self.nama.get(kode[:5], "")]


def nomor(nilai: str | None, penuh: bool) -> str:
    """A NIK or No. KK, in full only for who may read it."""
    return (nilai if penuh else samarkan(nilai)) if nilai else ""


def hari(saat: datetime | date | None) -> date | None:
    """The day of a moment in the kabupaten's zone; a day stays what it is."""
    return setempat(saat, pengaturan("zona")).date() if isinstance(saat, datetime) else saat
