"""A large sheet read by a pattern says what the library says of it, cell by cell."""

from __future__ import annotations

import os
import random
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from portal.web import lembar_baris, lembar_child, lembar_potong
from portal.web.lembar_baris import LembarBaris
from portal.web.lembar_pola import Pola
from portal.web.lembar_sel import Tolak
from tests.web.lembar_uji import BERSAMA, buku_xml, campuran, huruf

pytestmark = pytest.mark.sekali
BENIH = 40 if os.environ.get("PORTAL_BERAT") else 10
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

    def awal(self, isi: bytes, potong: int) -> list[list[str]]:
        """The first rows, without the empty cells and rows at their ends."""
        jalur, hasil = self.folder / "awal.xlsx", []
        jalur.write_bytes(isi)
        for besar in (BESAR, potong):
            self.monkeypatch.setattr(lembar_potong, "POTONG", besar)
            self.monkeypatch.setattr(lembar_potong, "AWAL", 2000)
            self.monkeypatch.setattr(lembar_potong, "CONTOH_BITA", potong)
            (kepala,) = lembar_child.kepala(jalur)
            hasil.append([" | ".join(satu).rstrip(" |") for satu in kepala["contoh"]])
        return hasil

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


@pytest.mark.parametrize("benih", range(BENIH))
def test_rows_in_any_mixture_are_read_as_the_library_reads_them(baca, benih):
    r = random.Random(benih)
    ganjil = r.choice((0, 0, 0.02, 0.2))
    isi = buku_xml(campuran(r, ganjil=ganjil, kacau=0, banyak=r.choice((15, 120))))
    utuh = baca.sama(isi, potong=r.choice((700, 3000, 40_000)), mulai=r.choice((0, 1, 6)), kolom=r.choices(range(9), k=r.choice((3, 5, 8))))
    assert type(utuh) is list and utuh


@pytest.mark.parametrize("benih", range(BENIH))
def test_the_first_rows_are_those_of_the_whole_sheet(baca, benih):
    r = random.Random(500 + benih)
    utuh, cepat = baca.awal(buku_xml(campuran(r, ganjil=0.1, kacau=0)), r.choice((700, 3000)))
    assert cepat == utuh and any(utuh)


@pytest.mark.parametrize("benih", range(2 * BENIH))
def test_rows_as_nobody_should_write_them_are_never_read_as_something_else(baca, benih):
    r = random.Random(1000 + benih)
    isi = buku_xml(campuran(r, ganjil=r.choice((0, 0.05)), kacau=r.choice((0.01, 0.05, 0.3)), banyak=60))
    utuh, cepat = baca.dua(isi, potong=r.choice((700, 3000, 40_000)), mulai=r.choice((0, 1, 6)))
    assert cepat in (utuh, "rusak")


def _tabel(banyak: int = 60) -> list[list]:
    return [["NIK", "Nama", "Angka", "Kode"], *([f"17020601{ke:08d}", f"ORANG {ke % 7}", ke / 4, ke % 3 or None] for ke in range(banyak))]


def _xlsxwriter(opsi: dict) -> bytes:
    keluaran = BytesIO()
    with xlsxwriter.Workbook(keluaran, opsi) as buku:
        lembar = buku.add_worksheet()
        for ke, satu in enumerate(_tabel()):
            lembar.write_row(ke, 0, satu, buku.add_format({"num_format": "@"}) if ke == 0 else None)
    return keluaran.getvalue()


def _openpyxl(tulis_saja: bool) -> bytes:
    buku, keluaran = openpyxl.Workbook(write_only=tulis_saja), BytesIO()
    lembar = buku.create_sheet("Data") if tulis_saja else buku.worksheets[0]
    for satu in _tabel():
        lembar.append(satu)
    buku.save(keluaran)
    return keluaran.getvalue()


@pytest.mark.parametrize(
    "tulis", [lambda: _xlsxwriter({}), lambda: _xlsxwriter({"constant_memory": True}), lambda: _openpyxl(False), lambda: _openpyxl(True)],
    ids=["xlsxwriter", "xlsxwriter di tempat", "openpyxl", "openpyxl hanya tulis"],
)  # fmt: skip
def test_nearly_all_rows_of_the_usual_programs_fit_the_pattern(baca, tulis):
    utuh = baca.sama(tulis(), potong=1500, kolom=range(4))
    assert len(utuh) == 60 and baca.cepat == 60


def _excel(n: int, isi: str) -> str:
    return f'<row r="{n}" spans="1:4" s="3" customFormat="1" x14ac:dyDescent="0.25">{isi}</row>'


def _polos(n: int, nilai: str = "5") -> str:
    return _excel(n, f'<c r="A{n}" s="1" t="s"><v>{n % 4}</v></c><c r="B{n}" s="{n % 9}"/><c r="C{n}"><v>{nilai}</v></c>')


def _semua() -> str:
    return "".join(map(_polos, range(1, 41)))


def _sel(n: int, sel: str) -> str:
    return f'<row r="{n}">{sel}</row>'


# name -> what stands in the place of row n
GANJIL = {
    "angka yang bentuknya lain, di gaya yang baru": lambda n: _sel(n, f'<c r="A{n}" s="2"><v>+5</v></c>'),
    "baris tanpa nomor": lambda n: f"{_polos(n)}<row><c><v>7</v></c></row>{_polos(n + 2)}",
    "baris tanpa nomor, selnya bernomor": lambda n: f'<row><c r="A{n}"><v>7</v></c></row>',
    "dua baris senomor, yang kedua hanya FALSE": lambda n: _polos(n) + _sel(n, f'<c r="B{n}" t="b"><v>0</v></c>'),
    "dua baris senomor": lambda n: _polos(n) + _sel(n, f'<c r="B{n}" t="b"><v>1</v></c>'),
    "sel yang menyebut baris lain": lambda n: _sel(n, f'<c r="B{n + 1}" t="b"><v>1</v></c>'),
    "komentar berisi baris": lambda n: f"<!-- {_polos(n)}{_polos(n + 1)} -->",
    "instruksi berisi baris": lambda n: f"<?a {_polos(n)}{_polos(n + 1)}?>",
    "TRUE sesudah 1": lambda n: _polos(n, "1") + _sel(n + 1, f'<c r="A{n + 1}" t="b"><v>1</v></c>') + _polos(n + 2),
    "sel terbalik urutannya": lambda n: _sel(n, f'<c r="C{n}"><v>3</v></c><c r="A{n}"><v>1</v></c>'),
    "sel dua kali": lambda n: _sel(n, f'<c r="A{n}"><v>3</v></c><c r="A{n}"><v>1</v></c>'),
    "gaya yang tidak ada": lambda n: _sel(n, f'<c r="A{n}" s="77"><v>44000</v></c>'),
    "teks bersama yang tidak ada": lambda n: _sel(n, f'<c r="A{n}" s="1" t="s"><v>999</v></c>'),
    "huruf yang bukan UTF-8": lambda n: _sel(n, f'<c r="A{n}" t="inlineStr"><is><t>caf\udce9</t></is></c>'),
    "sel kepanjangan": lambda n: _sel(n, f'<c r="A{n}" t="inlineStr"><is><t>{"x" * 33_000}</t></is></c>'),
    "kolom ke-301": lambda n: _sel(n, f'<c r="{huruf(300)}{n}"><v>1</v></c>'),
}  # fmt: skip


@pytest.mark.parametrize("nomor", [20, 92])
@pytest.mark.parametrize("nama", GANJIL)
def test_a_row_unlike_the_others_is_read_as_in_the_whole_sheet(baca, nama, nomor):
    """In the first piece, whose rows are compared with the library's, and far behind it."""
    isi = GANJIL[nama](nomor)
    sisa = nomor + 1 + isi.count("<row r", 1) if isi.startswith("<row r") else nomor + 3
    semua = "".join(map(_polos, range(1, nomor))) + isi + "".join(map(_polos, range(sisa + 2, 110)))
    baca.sama(buku_xml(semua.encode(errors="surrogateescape")), potong=4000, mulai=0, kolom=(0, 1, 2))
    assert baca.cepat > (15 if nomor == 92 else 0) or nama.startswith(("baris tanpa", "komentar", "instruksi"))


def test_rows_beyond_the_last_that_is_allowed_are_refused(baca):
    assert baca.sama(buku_xml(_semua() + _polos(300_001)), mulai=0) == "luas"


@pytest.mark.parametrize("banyak", [lambda n: n, lambda n: n * 3 % 97, lambda n: -n])
def test_more_shapes_than_are_learned_leave_the_rest_to_the_library(baca, banyak):
    bentuk = [f'<c r="{huruf(abs(banyak(n)) % 150)}{n}" s="{(0, 1, 2)[n % 3]}"><v>{n}</v></c>' for n in range(1, 200)]
    baca.sama(buku_xml("".join(f'<row r="{n}">{satu}</row>' for n, satu in enumerate(bentuk, 1))), mulai=0, kolom=(0, 3, 97, 149))
    assert 0 < baca.cepat < 150


TEKS = {
    "kosong": ("<t>a</t>", "", "<t/>", "<t>z</t>"),
    "potongan tanpa preserve": ("<t>a</t>", "<r><t> b </t></r><r><t> c</t></r>", "<t>d</t>", "<t>e</t>"),
    "dua t": ("<t>a</t><t>b</t>", "<t>c</t><r><t>d</t></r>", "<r><t>e</t></r><t>f</t>", "<t>g</t>"),
    "bunyi": ("<t>a</t><rPh><t>x</t></rPh>", "<r><t>b</t></r><rPh><t>y</t></rPh>", "<rPh><t>z</t></rPh><t>c</t>", "<t>d</t>"),
    "lambang": ("<t>a_x0041_b</t>", "<t>_</t>", "<t>_x000D_</t>", "<t>d</t>"),
    "entitas": ("<t>&#13;&#10;a</t>", "<t>&amp;lt;</t>", "<t>&#x1F600;</t>", "<t>&quot;d</t>"),
    "komentar": ("<t>a<!-- </t></si><si><t> -->b</t>", "<t><![CDATA[<t>c</t>]]></t>", "<t>d</t>", "<t>e</t>"),
    "isian": ('<t xml:space="preserve"> a </t>', '<r><t xml:space="preserve"> b </t></r><r><t>c</t></r>', "<t>\n d\t</t>", "<t>e\rf</t>"),
}  # fmt: skip


@pytest.mark.parametrize("nama", TEKS)
def test_shared_texts_are_put_together_as_the_library_does(baca, nama):
    baca.sama(buku_xml(_semua(), TEKS[nama]), mulai=0)
    jauh = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 5 if n > 150 else 4}</v></c></row>' for n in range(1, 200))
    baca.sama(buku_xml(jauh, (*TEKS[nama], "<t>polos</t>")), mulai=0)  # first seen where nobody compares any more


RUANG_X = '<?xml version="1.0"?><x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</x:sst>'
SST = '<?xml version="1.0"?>%s<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
EMPAT = "".join(f"<si><t>{satu}</t></si>" for satu in "abcd")
BAGIAN = {
    "bernama dengan huruf besar": {"nama_bersama": "xl/SharedStrings.xml"},
    "berawalan": {"bersama": (RUANG_X % EMPAT.replace("si>", "x:si>").replace("t>", "x:t>")).encode()},
    "komentar di depan": {"bersama": (SST % ("<!-- <si><t>palsu</t></si> -->", EMPAT)).encode()},
    "komentar di depan, sesudahnya kosong": {"bersama": (SST % ("<!-- <si> -->", "<!-- </si> -->" + EMPAT)).encode()},
}  # fmt: skip


@pytest.mark.parametrize("nama", BAGIAN)
def test_shared_texts_that_lie_elsewhere_or_otherwise_are_the_librarys(baca, nama):
    isi = buku_xml(_semua(), **BAGIAN[nama])
    if "nama_bersama" in BAGIAN[nama]:
        isi = _tanpa(isi, "xl/sharedStrings.xml")
    utuh = baca.sama(isi, mulai=0)
    assert len(utuh) == 40 and baca.cepat == 0


def _tanpa(isi: bytes, nama: str) -> bytes:
    keluaran = BytesIO()
    with ZipFile(BytesIO(isi)) as lama, ZipFile(keluaran, "w") as baru:
        for satu in lama.namelist():
            if satu != nama:
                baru.writestr(satu, lama.read(satu))
    return keluaran.getvalue()


def test_a_format_that_only_looks_like_a_plain_one_makes_dates_of_numbers(baca):
    """Far below the rows that are compared with the library's."""
    baris = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"x" * 900}</t></is></c></row>' for n in range(1, 200))
    baris += "".join(f'<row r="{n}"><c r="A{n}" s="2"><v>44197</v></c></row>' for n in range(200, 220))
    utuh = baca.sama(buku_xml(baris, numfmt='<numFmt numFmtId="1" formatCode="dd/mm/yyyy"/>'), mulai=0, kolom=(0,), potong=1 << 17)
    assert utuh[-1] == ["219", "['2021-01-01']"] and baca.cepat == 199


def test_where_pattern_and_library_disagree_the_pattern_is_given_up(baca, monkeypatch):
    monkeypatch.setattr(lembar_baris, "gaya_polos", lambda jalur: frozenset({b"0", b"4"}))  # 4 is a date
    isi = "".join(f'<row r="{n}"><c r="A{n}" s="4"><v>{44000 + n}</v></c></row>' for n in range(1, 400))
    utuh = baca.sama(buku_xml(isi), mulai=0, kolom=(0,), potong=800)
    assert utuh[0] == ["1", "['2020-06-19']"] and baca.cepat < 100, "hanya potongan pertama"


@pytest.mark.parametrize("isi", [_semua(), _semua() + '<row r="41"><c r="A41"'])
def test_a_sheet_that_breaks_off_is_broken(baca, isi):
    assert baca.sama(buku_xml(isi, ekor=""), mulai=0) == "rusak"


def test_what_stands_behind_the_last_row_is_read_too(baca):
    utuh = baca.sama(buku_xml(_semua() + "<c><v>1</v></c>"), mulai=0, potong=1 << 16)
    assert len(utuh) == 41


def test_a_text_that_is_shared_may_stand_in_every_cell(baca):
    r = random.Random(7)
    isi = "".join(_excel(n, "".join(f'<c r="{huruf(ke)}{n}" t="s"><v>{r.randrange(len(BERSAMA))}</v></c>' for ke in range(5))) for n in range(1, 90))
    utuh = baca.sama(buku_xml(isi), mulai=0)
    assert baca.cepat == 89 and len(utuh) > 80
