"""A large sheet read by a pattern says what the library says of it, cell by cell."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from portal.web import lembar_baris, lembar_pola, lembar_potong
from portal.web.lembar_baris import LembarBaris
from portal.web.lembar_pola import Pola
from portal.web.lembar_sel import Tolak
from tests.web.lembar_uji import BERSAMA, buku_xml, campuran, huruf

pytestmark = pytest.mark.sekali
BESAR = 1 << 40


def _baca(jalur, mulai, kolom):
    lembar = LembarBaris(jalur, 0, mulai, [(satu, lambda sel: sel) for satu in kolom])
    baris = []
    try:
        for blok in lembar.iter_blok():
            semua = list(zip(*blok.kolom, strict=True))
            assert all(list(blok.mentah(ke)) == list(satu) for ke, satu in enumerate(semua)), "baris mentah sama dengan kolomnya"
            baris += [(nomor, *satu) for nomor, satu in zip(blok.nomor, semua, strict=True) if any(sel is not None for sel in satu)]
    except Tolak as sebab:
        return str(sebab)
    except (ValueError, EOFError):  # what the child calls broken
        return "rusak"
    return [[repr(sel) for sel in satu] for satu in sorted(baris, key=lambda satu: satu[0])]


class Baca:
    """Both ways of reading one workbook; ``cepat`` counts the rows that a pattern took."""

    def __init__(self, tmp_path, monkeypatch):
        self.folder, self.monkeypatch, self.cepat, self.ke = tmp_path, monkeypatch, 0, 0
        asli = Pola.ambil

        def ambil(pola, isi):
            terurai, sisa = asli(pola, isi)
            self.cepat += sum(len(satu.baris) for satu in terurai)
            return terurai, sisa

        monkeypatch.setattr(Pola, "ambil", ambil)

    def dua(self, isi: bytes, *, potong: int = 3000, mulai: int = 1, kolom=range(8)):
        self.ke += 1
        jalur = self.folder / f"{self.ke}.xlsx"
        jalur.write_bytes(isi)
        self.monkeypatch.setattr(lembar_potong, "POTONG", BESAR)
        utuh = _baca(jalur, mulai, kolom)
        with ZipFile(jalur) as arsip:
            besar = arsip.getinfo("xl/worksheets/sheet1.xml").file_size
        self.monkeypatch.setattr(lembar_potong, "POTONG", min(potong, besar - 1))
        self.monkeypatch.setattr(lembar_potong, "AWAL", max(potong, 2000))
        assert lembar_potong.find_bagian(jalur, 0), "lembar ini dibaca terpotong"
        return utuh, _baca(jalur, mulai, kolom)

    def sama(self, isi: bytes, **cara):
        utuh, cepat = self.dua(isi, **cara)
        assert cepat == utuh
        return utuh


@pytest.fixture
def baca(tmp_path, monkeypatch):
    return Baca(tmp_path, monkeypatch)


@pytest.mark.parametrize("benih", range(60))
def test_rows_in_any_mixture_are_read_as_the_library_reads_them(baca, benih):
    r = random.Random(benih)
    ganjil = r.choice((0, 0, 0.02, 0.2))
    isi = buku_xml(campuran(r, ganjil=ganjil, kacau=0, banyak=r.choice((15, 120))))
    utuh = baca.sama(isi, potong=r.choice((700, 3000, 40_000)), mulai=r.choice((0, 1, 6)), kolom=r.sample(range(9), r.choice((2, 5, 8))))
    assert type(utuh) is list and utuh


@pytest.mark.parametrize("benih", range(100))
def test_rows_as_nobody_should_write_them_are_never_read_as_something_else(baca, benih):
    r = random.Random(1000 + benih)
    isi = buku_xml(campuran(r, ganjil=r.choice((0, 0.05)), kacau=r.choice((0.01, 0.05, 0.3)), banyak=60))
    utuh, cepat = baca.dua(isi, potong=r.choice((700, 3000, 40_000)), mulai=r.choice((0, 1, 6)))
    assert cepat in (utuh, "rusak")
