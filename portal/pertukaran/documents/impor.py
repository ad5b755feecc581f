"""The file of rows that cannot be brought in: where, why, and their cells under their own headings, so that it can be mended and sent again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from ...kit.nomor import samarkan
from ...web.sheets import Kolom, write_xlsx
from ..queries.impor import iter_salah

MAKS = 100_000


def write_salah(impor_id: UUID, judul: list[str], *, lihat_nik: bool) -> bytes:
    """The workbook; who may not see a NIK gets numbers of sixteen digits masked."""
    kolom = [Kolom("Baris di berkas", 18), Kolom("Yang perlu diperbaiki", 70), *(Kolom(satu, 18) for satu in judul)]
    return write_xlsx("Baris salah", kolom, _baris(impor_id, judul, lihat_nik))


def _baris(impor_id: UUID, judul: list[str], lihat_nik: bool) -> Iterator[list[Any]]:
    for ke, (galat, isi) in enumerate(iter_salah(impor_id)):
        if ke >= MAKS:
            return
        sebab = " ".join(f"{satu['k']}: {satu['s']}" if satu.get("k") else satu["s"] for satu in galat)
        asli = isi.get("asli", {})
        yield [f"{isi['l']} {isi['b']}", sebab, *(_sel(asli.get(satu), lihat_nik) for satu in judul)]


def _sel(nilai: Any, lihat_nik: bool) -> str:
    teks = nilai[0] if isinstance(nilai, list) else "" if nilai is None else str(nilai)
    angka = teks.lstrip("'")
    return samarkan(angka) if not lihat_nik and len(angka) == 16 and angka.isdigit() else teks
