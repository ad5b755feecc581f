"""Rows of a large sheet read by a pattern that is learned from the sheet; what does not fit it word for word is left to the library.

Programs write thousands of rows alike: the same cells, one after the other. A pattern that fits a row from its first to its last letter has
taken it apart too, in a quarter of the time that a reader of XML takes. It refuses whatever could mean more than its letters say: entities,
comments, formulas, dates, names of columns out of order.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from operator import lt
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from portal.web.lembar_potong import TEKS_BERSAMA
from portal.web.lembar_sel import MAKS_KOLOM

BELAJAR = 40  # so often a pattern is made anew
ANGKA, BERSAMA, DI_TEMPAT = "angka", "bersama", "di_tempat"  # a number, one of the shared texts, a text in the cell itself
Sel = bytes | None
Letak = tuple[tuple[int, str], ...]  # of each group: column from 0, what stands there
# Formats of numbers that make no date of one: general, 0, 0.00, #,##0, #,##0.00, 0%, 0.00%, and text (ECMA-376, 18.8.30).
_BUKAN_TANGGAL = frozenset({"0", "1", "2", "3", "4", "9", "10", "49"})
_LAIN = (b"\r", b"\0")  # ends of line that XML makes others of, and what is no letter
BUKAN_BARIS = (b"<!", b"<?")  # comments and sections, in which rows are none
_BARIS = re.compile(rb'<row r="([1-9][0-9]{0,6})"[^<>]*(?<!/)>')
_TANPA_NOMOR = re.compile(rb'<row(?![^<>]* r="[1-9])')  # it stands where the row before it says
_SEL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"((?: (?:s="[0-9]{1,5}"|t="(?:s|n|inlineStr)")){0,2})(?:(/>)|>(?:<v>([0-9.eE+-]+)</v>|'
    rb'<is>(<t(?: xml:space="preserve")?>)([^<&_]*)</t></is>)</c>)'
)
_GRUP = re.compile(rb"\((?![?])")
_SIFAT = re.compile(rb' ([st])="([^"]*)"')
_NILAI = {
    ANGKA: b"><v>(-?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?)</v></c>", BERSAMA: b"><v>([0-9]{1,8})</v></c>",
}  # fmt: skip
_TEKS, _ADA_TEKS = re.compile(rb"<si>(.*?)</si>", re.DOTALL), re.compile(rb"<si[ />]")
_POLOS = re.compile(rb'<t(?: xml:space="preserve")?>([^<&]*)</t>')
_RUANG = "{http://www.w3.org/XML/1998/namespace}space"
_LAMBANG = re.compile(rb"_x[0-9A-Fa-f]{4}_")  # how a letter that XML does not have is written in a cell (ECMA-376, 22.9.2.19)


class Terurai:
    """Rows that fit: what stands in each group of the pattern, the number of the row being the first."""

    def __init__(self, letak: Letak, baris: list[tuple[Sel, ...]]) -> None:
        self.letak, self.baris = letak, baris
        self.nomor = [int(satu[0] or b"0") for satu in baris]


class Pola:
    """The pattern of one sheet, empty at first, that takes some columns out of the rows after ``mulai``, since headings look otherwise.

    ``polos``: styles under which a number is a number; ``bersama``: whether the texts that cells share are known.
    """

    def __init__(self, kolom: Iterable[int], mulai: int, polos: frozenset[bytes], bersama: bool) -> None:
        self.kolom, self.mulai, self.polos, self.bersama, self.sisa = frozenset(kolom), mulai, polos, bersama, BELAJAR
        self._bentuk: dict[bytes, list[tuple[bytes, str]]] = {}  # letters of a column: its cells around their value, what stands there
        self._cocok: Callable[[bytes, int], Any] | None = None
        self.letak: Letak = ()

    def ambil(self, isi: bytes) -> tuple[list[Terurai], bytes]:
        """(the rows that fit, in their order; the rows that do not)"""
        if any(tanda in isi for tanda in _LAIN):
            return [], isi
        hasil: list[Terurai] = []
        lain, baris, mulai = [], list[tuple[Sel, ...]](), 0
        while True:
            cocok = self._cocok(isi, mulai) if self._cocok else None
            if cocok:
                isi_baris = cocok.groups()
                if isi_baris.count(None) < len(isi_baris) - 1:
                    baris.append(isi_baris)
                mulai = cocok.end()
                continue
            akhir = isi.find(b"</row>", mulai) + 6
            if akhir < 6:
                break
            letak, is_cocok = self.letak, self._belajar(isi[mulai:akhir])
            if baris and self.letak is not letak:
                hasil.append(Terurai(letak, baris))
                baris = []
            if not is_cocok:
                lain.append(isi[mulai:akhir])
                mulai = akhir
        lain.append(isi[mulai:].strip())
        if baris:
            hasil.append(Terurai(self.letak, baris))
        sisa, nomor = b"".join(lain), [satu for semua in hasil for satu in semua.nomor]
        if not all(map(lt, nomor, nomor[1:])) or any(tanda in sisa for tanda in BUKAN_BARIS) or _TANPA_NOMOR.search(sisa):
            return [], isi
        return hasil, sisa

    def _belajar(self, baris: bytes) -> bool:
        """Whether this row fits now, because its cells were added to the pattern."""
        semua = self._urai(baris) if self.sisa else None
        baru = [satu for satu in semua or () if satu[1:] not in self._bentuk.get(satu[0], ())]
        if not baru:
            return False
        self.sisa -= 1
        for huruf, *bentuk in baru:
            self._bentuk.setdefault(huruf, []).append((bentuk[0], bentuk[1]))
        self._susun()
        return self._cocok is not None and self._cocok(baris, 0) is not None

    def _urai(self, baris: bytes) -> list[tuple[bytes, bytes, str]] | None:
        """(letters of the column, the cell around its value, what stands there) of each cell, or None where one is unlike these."""
        kepala = _BARIS.match(baris)
        if kepala is None or int(kepala[1]) <= self.mulai:
            return None
        mulai, akhir, semua = kepala.end(), -1, []
        while sel := _SEL.match(baris, mulai):
            huruf, nomor, sifat, kosong, angka, teks, _ = sel.groups()
            mulai, sebelum, akhir = sel.end(), akhir, nomor_kolom(huruf)
            macam = self._macam(sifat, angka, teks)
            if nomor != kepala[1] or not sebelum < akhir < MAKS_KOLOM or macam is None:
                return None
            semua.append((huruf, sifat + (b"/>" if kosong else _NILAI[macam] if teks is None else b"><is>%b([^<&_]*)</t></is></c>" % teks), macam))
        return semua if baris[mulai:] == b"</row>" else None

    def _macam(self, sifat: bytes, angka: Sel, teks: Sel) -> str | None:
        """What stands in such a cell, nothing at all being one of it; None where its letters could mean something else."""
        jenis = [satu[1] for satu in _SIFAT.findall(sifat) if satu[0] == b"t"]
        gaya = [satu[1] for satu in _SIFAT.findall(sifat) if satu[0] == b"s"]
        if len(jenis) > 1 or len(gaya) > 1:
            return None
        if teks is not None:
            return DI_TEMPAT if jenis == [b"inlineStr"] else None
        if angka is None:
            return None if jenis else ""
        if jenis == [b"s"]:
            return BERSAMA if self.bersama else None
        return ANGKA if jenis in ([], [b"n"]) and (gaya or [b"0"])[0] in self.polos else None

    def _susun(self) -> None:
        potong, letak = [rb'<row r="([1-9][0-9]{0,6})"[^<>]*(?<!/)>'], []
        for huruf in sorted(self._bentuk, key=nomor_kolom):
            semua, ke = self._bentuk[huruf], nomor_kolom(huruf)
            bentuk = b"|".join(satu for satu, _ in semua)
            if ke in self.kolom:
                letak += [(ke, macam) for _, macam in semua if macam]
            else:
                bentuk = _GRUP.sub(b"(?:", bentuk)
            potong.append(rb'(?:<c r="%b\1"(?:%b)|)' % (huruf, bentuk))
        self._cocok, self.letak = re.compile(b"".join(potong) + b"</row>").match, tuple(letak)


def nomor_kolom(huruf: bytes) -> int:
    """A -> 0, AB -> 27."""
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + satu - 64
    return nomor - 1


def gaya_polos(jalur: Path) -> frozenset[bytes]:
    """The styles of the workbook under which a number is no date; none when that cannot be told."""
    try:
        with zipfile.ZipFile(jalur) as arsip:
            akar = ElementTree.fromstring(arsip.read("xl/styles.xml"))
    except (KeyError, ElementTree.ParseError):
        return frozenset()
    semua, polos = akar.find("{*}cellXfs"), _BUKAN_TANGGAL - {satu.get("numFmtId") for satu in akar.findall("{*}numFmts/{*}numFmt")}
    urut: Iterable[ElementTree.Element] = () if semua is None else semua.findall("{*}xf")
    return frozenset(b"%d" % ke for ke, satu in enumerate(urut) if satu.get("numFmtId", "0") in polos)


def teks_bersama(jalur: Path) -> list[str] | None:
    """The texts that cells share; None where one of them is not plain to read."""
    with zipfile.ZipFile(jalur) as arsip:
        isi = arsip.read(TEKS_BERSAMA) if TEKS_BERSAMA in arsip.namelist() else b""
    awal = isi.find(b"<si>")
    lain = any(isi.find(tanda, awal) >= 0 for tanda in (*_LAIN, *BUKAN_BARIS)) or _LAMBANG.search(isi)
    if awal < 0 or lain or b"<!" in isi or len(_ADA_TEKS.findall(isi)) != isi.count(b"<si>"):
        return None
    try:
        return [_teks(satu) for satu in _TEKS.findall(isi)]
    except (ElementTree.ParseError, ValueError):
        return None


def _teks(isi: bytes) -> str:
    """One shared text, or the pieces of one whose letters differ in look; how it is read aloud is none of it.

    Raises ValueError where blanks between pieces may not be meant.
    """
    if polos := _POLOS.fullmatch(isi):
        return polos[1].decode()
    akar = ElementTree.fromstring(b"<si>%b</si>" % isi)
    semua = [teks for satu in akar if satu.tag in ("t", "r") for teks in satu.iter("t")]
    hasil = [teks.text or "" for teks in semua]
    if len(semua) > 1 and any(isi != isi.strip() and teks.get(_RUANG) != "preserve" for isi, teks in zip(hasil, semua, strict=True)):
        raise ValueError("blanks")
    return "".join(hasil)
