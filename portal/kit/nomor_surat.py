"""Numbers of letters after a pattern that the kabupaten sets: 400.9/{urut:03d}/{singkatan}/{bulan_romawi}/{tahun}."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

from .angka import romawi

# 400.9 is the group of social affairs in the archive classification; the dinsos may set another.
POLA_BAKU = "400.9/{urut:03d}/{singkatan}/{bulan_romawi}/{tahun}"
ISIAN = ("urut", "singkatan", "bulan", "bulan_romawi", "tahun")
_TERPANJANG = 60


def periksa_pola(pola: str) -> str | None:
    """What is wrong with a pattern, as a sentence. Only plain fields: a format string could reach into the program."""
    try:
        bagian = [(nama, bentuk or "", ubah) for _, nama, bentuk, ubah in Formatter().parse(pola) if nama is not None]
    except ValueError:
        return "Kurung kurawal dalam pola nomor belum berpasangan."
    for nama, bentuk, ubah in bagian:
        if (
            nama not in ISIAN
            or ubah
            or (bentuk and (nama not in ("urut", "bulan") or not re.fullmatch("0[1-6]d", bentuk)))
        ):
            return f"Isian {{{nama}}} dalam pola nomor tidak dikenal. Yang ada: {', '.join(ISIAN)}."
    if "urut" not in {nama for nama, _, _ in bagian}:
        return "Pola nomor perlu memuat {urut}, supaya tidak ada dua surat bernomor sama."
    return None


def format_nomor(pola: str, *, urut: int, singkatan: str, tanggal: date) -> str:
    """The number of a letter. ValueError, with a sentence, for a pattern that is not allowed or a number too long."""
    if salah := periksa_pola(pola):
        raise ValueError(salah)
    nomor = pola.format(
        urut=urut, singkatan=singkatan, bulan=tanggal.month, bulan_romawi=romawi(tanggal.month), tahun=tanggal.year
    )
    if len(nomor) > _TERPANJANG:
        raise ValueError(f"Nomor surat paling panjang {_TERPANJANG} huruf; pola ini menghasilkan {len(nomor)}.")
    return nomor
