"""Spreadsheets for download: xlsx and CSV in which every text stays text. Same input, same bytes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import IO, Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MAKS_BARIS = 1_048_575
MAKS_SEL = 32_767
# XML knows no such characters, and half of a surrogate pair cannot be written at all.
TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet program takes a cell of a CSV file that begins so for a formula.
PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
OPSI = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}


@dataclass(frozen=True)
class Kolom:
    """A column: heading, width in characters, kind. Identifiers (NIK, KK, kode) are always ``teks``."""

    judul: str
    lebar: int = 16
    jenis: Literal["teks", "angka", "tanggal"] = "teks"


def write_xlsx(judul_lembar: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with a bold, frozen heading row. Text is kept literally, also ``=…``: it never becomes a formula."""
    keluaran = BytesIO()
    write_xlsx_ke(keluaran, judul_lembar, kolom, baris)
    return keluaran.getvalue()


def write_xlsx_ke(keluaran: IO[bytes], judul_lembar: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> int:
    """The same into an open file, with memory that does not grow with the rows; returns their number."""
    buku = xlsxwriter.Workbook(keluaran, OPSI)
    # Without a date of its own the file would carry the clock and differ each time.
    buku.set_properties({"title": bersihkan(judul_lembar), "created": datetime(2000, 1, 1)})
    lembar = buku.add_worksheet(_nama_lembar(judul_lembar))
    format_jenis = {
        "teks": buku.add_format({"num_format": "@", "valign": "top"}),
        "angka": buku.add_format({"num_format": "0", "valign": "top"}),
        "tanggal": buku.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
    }
    kepala = buku.add_format({"bold": True, "num_format": "@", "bottom": 1, "valign": "top", "text_wrap": True})
    for ke, satu in enumerate(kolom):
        lembar.set_column(ke, ke, satu.lebar, format_jenis[satu.jenis])
        lembar.write_string(0, ke, bersihkan(satu.judul), kepala)
    lembar.freeze_panes(1, 0)
    lembar.repeat_rows(0)
    nomor = 0
    try:
        for nomor, isi in enumerate(baris, 1):
            if nomor > MAKS_BARIS:
                raise ValueError("lebih banyak baris daripada yang muat di satu lembar")
            for ke, (satu, nilai) in enumerate(zip(kolom, isi, strict=True)):
                _tulis_sel(lembar, nomor, ke, satu.jenis, nilai, format_jenis[satu.jenis])
    finally:
        buku.close()  # else its temporary file would stay, with the rows written so far
    return nomor


def write_csv(kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]], *, pemisah: str = ";") -> bytes:
    """CSV in UTF-8 with BOM; a text that a spreadsheet program would run as a formula gets a leading apostrophe.

    The semicolon is what Excel with Indonesian settings expects on a double click.
    """
    keluaran = StringIO(newline="")
    penulis = csv.writer(keluaran, delimiter=pemisah, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    penulis.writerow([_sel_csv("teks", satu.judul) for satu in kolom])
    for isi in baris:
        penulis.writerow([_sel_csv(satu.jenis, nilai) for satu, nilai in zip(kolom, isi, strict=True)])
    return keluaran.getvalue().encode("utf-8-sig")


def bersihkan(teks: Any) -> str:
    """Text without characters that cannot be printed; line ends become ``\\n``."""
    return TAK_TERCETAK.sub("", str(teks).replace("\r\n", "\n").replace("\r", "\n"))


def _tulis_sel(lembar: Worksheet, nomor: int, ke: int, jenis: str, nilai: Any, bentuk: Format) -> None:
    if nilai is None or nilai == "":
        lembar.write_blank(nomor, ke, None, bentuk)
    elif jenis == "angka":
        lembar.write_number(nomor, ke, nilai, bentuk)
    elif jenis == "tanggal":
        if not isinstance(nilai, date):
            raise TypeError(f"kolom tanggal berisi {type(nilai).__name__}")
        lembar.write_datetime(nomor, ke, nilai, bentuk)
    else:
        teks = bersihkan(nilai)
        if len(teks) > MAKS_SEL:
            raise ValueError("teks lebih panjang daripada satu sel")
        lembar.write_string(nomor, ke, teks, bentuk)


def _sel_csv(jenis: str, nilai: Any) -> str:
    if nilai is None:
        return ""
    if jenis == "angka":
        return str(nilai + 0)
    if jenis == "tanggal":
        return f"{nilai:%d/%m/%Y}"
    asli = str(nilai)
    teks = bersihkan(asli)
    return f"'{teks}" if asli.startswith(PEMICU_RUMUS) or teks.startswith(PEMICU_RUMUS) else teks


def _nama_lembar(judul: str) -> str:
    """A name Excel accepts: no ``[]:*?/\\``, no apostrophe at the ends, at most 31 characters."""
    return re.sub(r"[\[\]:*?/\\\n\t]", " ", bersihkan(judul)).strip().strip("'")[:31].strip("' ") or "Lembar"
