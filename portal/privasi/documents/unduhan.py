"""One list as an xlsx in a temporary file: written row by row, stopped where the day's limit of personal data ends."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

from ...errors import RuleBroken
from ...kit.unduhan import kalimat_batas, sisa_unduhan
from ...pengaturan.queries import pengaturan
from ...web.sheets import write_xlsx_ke
from ..queries.unduhan import count_baris_hari_ini
from .umum import Berkas


def write_unduhan(judul: str, berkas: Berkas, *, pribadi: bool, untuk: Any) -> tuple[IO[bytes], int]:
    """(open file, number of rows); the caller closes the file. Raises RuleBroken when the list is longer than what is left today."""
    kolom, baris = berkas
    keluaran = tempfile.TemporaryFile()
    try:
        if pribadi:
            baris = _sampai_batas(baris, pengaturan("batas_unduhan_harian"), count_baris_hari_ini(untuk=untuk))
        jumlah = write_xlsx_ke(keluaran, judul, kolom, baris)
    except BaseException:
        keluaran.close()
        raise
    keluaran.seek(0)
    return keluaran, jumlah


def _sampai_batas(baris: Iterator[Sequence[Any]], batas: int, dipakai: int) -> Iterator[Sequence[Any]]:
    sisa = sisa_unduhan(batas, dipakai)
    for ke, satu in enumerate(baris, 1):
        if ke > sisa:
            raise RuleBroken(kalimat_batas(batas, dipakai))
        yield satu
