"""Workbooks for tests of reading large sheets: XML as programs write it, and as nobody should."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from string import ascii_uppercase as ABC
from xml.sax.saxutils import escape

from tests.pertukaran.berkas_impor import arsip, xlsx

RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMAT = (0, 49, 1, 2, 14, 165, 9, 22, 4, 3, 10, 0, 166, 49)  # numFmtId of each style; 14, 22 and 165 are dates
NUMFMT = '<numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="0.000"/>'
BERSAMA = (
    "<t>1702060101909001</t>", "<t>SITI AMINAH</t>", '<t xml:space="preserve"> JALAN  BARU </t>', "<t>Kepala Keluarga</t>", "<t>L</t>",
    "<t>a&amp;b &lt;c&gt; &#65;</t>", "<t></t>", "<t/>", '<r><rPr><b/></rPr><t>TEBAL</t></r><r><t xml:space="preserve"> tipis</t></r>',
    "<t>課長</t><rPh sb=\"0\" eb=\"2\"><t>カチョウ</t></rPh>", "<t>nama_desa</t>", "<t>baris\nkedua</t>", "<t>É ñ 𝔘</t>", "",
)  # fmt: skip
ANGKA = (
    "1", "0", "-3", "0.5", "2.50", "1E+5", "1.702060101909e15", "1702060101909001", "-0", "44197", "007",
    "1e400", "1e-7", "99999999999999999999",
)  # fmt: skip

GAYA_ANGKA, GAYA_TEKS = ("", ' s="2"', ' s="0"', ' t="n"', ' s="9" t="n"'), ("", ' s="1"', ' s="13"')


def huruf(ke: int) -> str:
    return ABC[ke] if ke < 26 else ABC[ke // 26 - 1] + ABC[ke % 26]


def buku_xml(baris: str | bytes, bersama: Sequence[str] | bytes = BERSAMA, *, kepala: str = "", ekor: str = "</sheetData></worksheet>",
             format_: Sequence[int] = FORMAT, numfmt: str = NUMFMT, nama_bersama: str = "xl/sharedStrings.xml") -> bytes:  # fmt: skip
    """A workbook whose only sheet has these rows."""
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="{RUANG}">{kepala}<sheetData>'.encode()
    sst = bersama if isinstance(bersama, bytes) else (
        f'<?xml version="1.0"?>\r\n<sst xmlns="{RUANG}">{"".join(f"<si>{satu}</si>" for satu in bersama)}</sst>'.encode()
    )
    gaya = "".join(f'<xf numFmtId="{satu}" fontId="0"/>' for satu in format_)
    styles = f'<styleSheet xmlns="{RUANG}"><numFmts>{numfmt}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    styles += f"<cellXfs>{gaya}</cellXfs></styleSheet>"
    isi = baris if isinstance(baris, bytes) else baris.encode()
    return arsip({"xl/worksheets/sheet1.xml": xml + isi + ekor.encode(), nama_bersama: sst, "xl/styles.xml": styles.encode()}, xlsx([[1]]))


Sel = Callable[[random.Random, str], str]


def angka(r: random.Random, ref: str) -> str:
    return f'<c r="{ref}"{r.choice(GAYA_ANGKA)}><v>{r.choice(ANGKA)}</v></c>'


def bersama(r: random.Random, ref: str) -> str:
    return f'<c r="{ref}"{r.choice(GAYA_TEKS)} t="s"><v>{r.randrange(len(BERSAMA))}</v></c>'


def di_tempat(r: random.Random, ref: str) -> str:
    teks = r.choice(("1702060101909001", "ANDI", "", "  ", " dua  kata ", "É", "x" * 70, "baris\ndua", '="007"', "'12", "a>b", '"'))
    ruang = ' xml:space="preserve"' if teks != teks.strip() or r.random() < 0.1 else ""
    return f'<c r="{ref}"{r.choice(GAYA_TEKS)} t="inlineStr"><is><t{ruang}>{escape(teks)}</t></is></c>'


def kosong(r: random.Random, ref: str) -> str:
    return f'<c r="{ref}" s="{r.choice((1, 3, 4, 999))}"/>'


POLOS: tuple[Sel, ...] = (angka, bersama, di_tempat, kosong)


def aneh(r: random.Random, ref: str) -> str:
    """A cell that no pattern may take."""
    return r.choice((
        f'<c r="{ref}" s="4"><v>44197</v></c>', f'<c r="{ref}" s="5"><v>32370.5</v></c>', f'<c r="{ref}" t="b"><v>1</v></c>',
        f'<c r="{ref}" t="b"><v>0</v></c>', f'<c r="{ref}" t="e"><v>#N/A</v></c>', f'<c r="{ref}"><f>1+1</f><v>2</v></c>',
        f'<c r="{ref}"><f>A1</f></c>', f'<c r="{ref}" t="str"><f>"a"</f><v>hasil</v></c>', f'<c r="{ref}" t="inlineStr"><is><t>a&amp;b</t></is></c>',
        f'<c r="{ref}" t="inlineStr"><is><t>&#65;&lt;</t></is></c>', f'<c r="{ref}" t="inlineStr"><is><t>nama_x0041_b</t></is></c>',
        f'<c r="{ref}" t="inlineStr"><is><t>a_b</t></is></c>', f'<c r="{ref}" t="inlineStr"><is><r><t>dua</t></r><r><t>gaya</t></r></is></c>',
        f'<c r="{ref}" t="inlineStr"><is><t>baca</t><rPh sb="0" eb="1"><t>bunyi</t></rPh></is></c>', f'<c r="{ref}"></c>',
        f'<c r="{ref}" s="1"><v></v></c>', f'<c r="{ref}" t="s"/>', f'<c r="{ref}"><v/></c>', f'<c s="1" r="{ref}"><v>5</v></c>',
        f'<c r="{ref}" t="d"><v>2020-01-31</v></c>', f'<c r="{ref}" ><v>5</v></c>', f'<c r="{ref}" cm="1"><v>5</v></c>',
        f'<c r="{ref}" s="2"><v>+5</v></c>', f'<c r="{ref}" s="6"><v>.5</v></c>', f'<c r="{ref}" s="10"><v>5.</v></c>', f"<c r='{ref}'><v>6</v></c>",
        f'<c r="{ref}" s="99"><v>7</v></c>', f'<c r="{ref}" s="0"><v>1e</v></c>', f'<c r="{ref}"><v> 8 </v></c>', f'<c r="{ref}"><v>1.2.3</v></c>',
        f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve"> {"panjang " * 90}</t></is></c>', f'<c r="{ref}" t="str"><v>007</v></c>',
    ))  # fmt: skip


BUNGKUS = (
    lambda n, isi: f'<row r="{n}">{isi}</row>',
    lambda n, isi: f'<row r="{n}" spans="1:9" x14ac:dyDescent="0.25">{isi}</row>',
    lambda n, isi: f'<row r="{n}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">{isi}</row>',
)


def campuran(r: random.Random, *, ganjil: float, kacau: float, lebar: int = 8, banyak: int = 120) -> str:
    """Rows of a sheet whose columns are mostly alike; ``ganjil``: how often a cell is odd, ``kacau``: how often a row is."""
    letak = [r.choice(POLOS) for _ in range(lebar)]
    bungkus = r.choice(BUNGKUS)
    tepi = r.choice(("", "", "", "\n"))
    hasil, nomor = [], r.choice((1, 1, 4))
    while len(hasil) < banyak:
        isi = [baris_sel(r, satu, f"{huruf(ke)}{nomor}", ganjil) for ke, satu in enumerate(letak)]
        if hasil and r.random() < kacau:
            hasil.append(_kacau(r, nomor, isi, bungkus))
        else:
            hasil.append(bungkus(nomor, "".join(isi)))
        nomor += r.choice((1, 1, 1, 1, 2, 5))
    return tepi.join(hasil)


def baris_sel(r: random.Random, satu: Sel, ref: str, ganjil: float) -> str:
    if r.random() < 0.1:
        return ""
    if r.random() < ganjil:
        return aneh(r, ref)
    return (r.choice(POLOS) if r.random() < 0.1 else satu)(r, ref)


def _kacau(r: random.Random, n: int, isi: list[str], bungkus: Callable[[int, str], str]) -> str:
    """A row as nobody should write it."""
    utuh, balik = bungkus(n, "".join(isi)), bungkus(n, "".join(reversed(isi)))
    satu = f'<row r="{n}"><c r="A{n}"><v>77</v></c></row>'
    return r.choice((
        balik, f'<row r="{n}"/>', f'<row r="{n}" ht="3"/>{utuh}', f'<row r="{n}"></row>', utuh + satu, satu + utuh, utuh.replace(f' r="{n}"', "", 1),
        f'<row><c><v>5</v></c><c t="b"><v>1</v></c></row>{utuh}', f'<row r="{n}"><c><v>1</v></c><c><v>2</v></c></row>',
        f'<row r="{n}"><c r="A{n + 1}"><v>9</v></c></row>', f'<row r="{n}"><c r="B{max(n - 1, 1)}"><v>9</v></c></row>',
        bungkus(n, "".join(isi + isi[:1])), f'<!-- {satu} -->{utuh}', f'{utuh}<!-- a -->', f'<!-- {satu}{satu} -->{utuh}',
        f'<row r="{n}"><!-- <c r="A{n}"><v>1</v></c> --><c r="A{n}"><v>2</v></c></row>', f'<?php {satu}?>{utuh}',
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t><![CDATA[</row>{satu}]]></t></is></c></row>',
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a\rb</t></is></c></row>', f'<row r="{n}">\n  <c r="A{n}"><v>1</v></c>\n</row>',
        f'<row spans="1:3" r="{n}"><c r="A{n}"><v>1</v></c></row>', f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>",
        f'<row r="{n}"><c r="A{n}" s="{n}"/><c r="B{n}" s="{n}"><v>{n}</v></c></row>',
    ))  # fmt: skip
