"""A large sheet of an xlsx cut between its rows, so that the library, which holds a sheet whole, never holds more than a piece."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

# The library takes some four bytes for each of a sheet's XML.
POTONG = 4 << 20
CONTOH = 25  # the first rows, among which headings are looked for
CONTOH_BITA = 1 << 17  # a piece to look at the first rows only
AWAL = 1 << 16
TEKS_BERSAMA = "xl/sharedStrings.xml"
_NOMOR = re.compile(rb'<row\b[^>]*?\sr="([0-9]+)"')
_GABUNG = re.compile(rb'<mergeCell [^>]*?ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"')
_LUAS = re.compile(rb'<dimension ref="[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}([0-9]{1,7})"')
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Potongan(NamedTuple):
    """What stands before the rows, some whole rows, and on the last piece what stands after them."""

    kepala: bytes
    isi: bytes
    ekor: bytes = b""

    def awal(self, besar: int) -> Potongan:
        """The first of these rows."""
        batas = self.isi.rfind(b"</row>", 0, besar)
        return self if batas < 0 else Potongan(self.kepala, self.isi[: batas + len(b"</row>")])


def find_bagian(jalur: Path, ke: int) -> str:
    """The member of the archive that holds sheet ``ke``, when it is large and its rows bear their numbers; else empty."""
    with zipfile.ZipFile(jalur) as arsip:
        try:
            lembar = [satu for satu in ElementTree.fromstring(arsip.read("xl/workbook.xml")).iter() if satu.tag.endswith("}sheet")]
            acuan = {satu.get("Id"): satu.get("Target", "") for satu in ElementTree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))}
            tujuan = acuan[lembar[ke].get(_REL)]
            nama = tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"
            if arsip.getinfo(nama).file_size <= POTONG:
                return ""
        except (KeyError, IndexError, ElementTree.ParseError):
            return ""
        with arsip.open(nama) as masuk:
            awal = masuk.read(AWAL)
    return nama if b"<sheetData>" in awal and _NOMOR.match(awal, max(awal.find(b"<row"), 0)) else ""


def iter_potongan(jalur: Path, nama: str, besar: int = 0) -> Iterator[Potongan]:
    """The pieces of this member of the archive, in order, of about ``besar`` bytes. Raises EOFError where it breaks off."""
    with zipfile.ZipFile(jalur) as arsip:
        besar = besar or POTONG
        if TEKS_BERSAMA in arsip.namelist():  # it is read again with each piece
            besar = max(besar, arsip.getinfo(TEKS_BERSAMA).file_size)
        with arsip.open(nama) as masuk:
            kepala, _, sisa = masuk.read(AWAL).partition(b"<sheetData>")
            while tambah := masuk.read(besar):
                sisa += tambah
                batas = sisa.rfind(b"</row>") + len(b"</row>")
                if batas > len(b"</row>"):
                    yield Potongan(kepala, sisa[:batas])
                    sisa = sisa[batas:]
    if b"</sheetData" not in sisa:
        raise EOFError(nama)
    isi, _, ekor = sisa.partition(b"</sheetData>")
    yield Potongan(kepala, isi, ekor)


def baca_lain(jalur: Path) -> dict[str, bytes]:
    """The parts of the workbook besides its sheets, with which a piece of a sheet is a workbook of its own."""
    with zipfile.ZipFile(jalur) as arsip:
        return {satu: arsip.read(satu) for satu in arsip.namelist() if satu.startswith(("[", "_", "xl/")) and "/worksheets/" not in satu}


def kemas(lain: dict[str, bytes], nama: str, satu: Potongan) -> io.BytesIO:
    """A workbook in memory: the other parts as they are, of all sheets only this piece of one."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        for bagian, teks in lain.items():
            arsip.writestr(bagian, teks)
        with arsip.open(nama, "w") as keluar:
            for teks in (satu.kepala, b"<sheetData>", satu.isi, b"</sheetData></worksheet>"):
                keluar.write(teks)
    wadah.seek(0)
    return wadah


def ukur(jalur: Path, nama: str) -> tuple[int, bool]:
    """(number of the last row that holds anything, whether cells below the first are merged)"""
    akhir, gabung = 0, False
    for satu in iter_potongan(jalur, nama):
        tempat = max(satu.isi.rfind(b"</v>"), satu.isi.rfind(b"</is>"))
        cocok = _NOMOR.match(satu.isi, max(satu.isi.rfind(b"<row ", 0, max(tempat, 0)), 0)) if tempat >= 0 else None
        akhir = int(cocok[1]) if cocok else akhir
        gabung = is_gabung(satu.ekor)
    return akhir, gabung


def luas_tertulis(jalur: Path, nama: str) -> int:
    """How many rows the sheet says of itself to have, before it tells them; 0 when it does not."""
    with zipfile.ZipFile(jalur) as arsip, arsip.open(nama) as masuk:
        cocok = _LUAS.search(masuk.read(AWAL).partition(b"<sheetData>")[0])
    return int(cocok[1]) if cocok else 0


def is_gabung(ekor: bytes) -> bool:
    """Whether cells below the first rows are merged, by what stands after all rows."""
    return any(int(nomor) > CONTOH + 1 for nomor in _GABUNG.findall(ekor))
