"""Layout inside the printing child: one document to PDF bytes with WeasyPrint.

A long table is laid out in pieces so that memory does not grow with its length: all pages of a piece but the last are
written, and the next piece begins with the row on which that last page began. So no page inside a table is half empty.
A short document is laid out at once. Both carry tags for screen readers (PDF/UA-1); the pieces' trees are merged with them.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.document import Document, Page
from weasyprint.html import UA_STYLESHEET
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.web.pdf_kemas import kemas
from portal.web.pdf_pohon import ringkas
from portal.web.pdf_utuh import ARAH, css_utuh, html_utuh, naskah, utuh

KERTAS_MM = {"F4": (215, 330), "A4": (210, 297)}
# The first piece is a guess; later ones aim at four pages and a bit, and the bit is all that is laid out twice.
BARIS_AWAL = 60
HALAMAN_SEPOTONG = 4.1
LEMBAR_SEKALIGUS = 60
AWALAN = "baris-cetak-"
BAHASA = "id-ID"
SEL_PERTAMA = re.compile(r"<tr(?:[^>]*>\s*<t[dh](?=[\s>]))?")
GAMBAR = re.compile(r"data:image/(png|jpeg|gif|svg\+xml)[;,]", re.IGNORECASE)
Image.MAX_IMAGE_PIXELS = 20_000_000

CSS_DASAR = """
html { font-family: "Liberation Sans", Arial, sans-serif; font-size: 10pt; color: #000 }
body { margin: 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
"""
CSS_LEMBAR = """
html { font: 7.5pt/1.3 "Liberation Sans", Arial, sans-serif; color: #000 }
body, p { margin: 0 }
section { position: relative; overflow: hidden }
.kaki, .nomor { position: absolute; overflow: hidden }
.kaki img, .kaki svg { float: left; width: 14mm; height: 14mm; margin-right: 2.5mm }
.nomor { text-align: right; white-space: nowrap }
.konsep { position: absolute; left: -20mm; right: -20mm; top: 40%; text-align: center; font-weight: bold;
  font-size: 120pt; line-height: 1; color: rgba(0, 0, 0, .12); transform: rotate(-50deg) }
"""

# WeasyPrint's own style sheet gives every element five footnote marks, each with a style to compute; papers have none.
TANDA_CATATAN = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
UA_STYLESHEET.matcher.other_selectors[:] = [
    pilihan for pilihan in UA_STYLESHEET.matcher.other_selectors if pilihan[3] not in TANDA_CATATAN
]


class TerlaluBanyakHalaman(Exception):
    """The document is longer than allowed."""


class PengambilGambar(URLFetcher):
    """Gives pictures inside ``data:`` addresses and nothing else: no file, network, style sheet or attachment."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not GAMBAR.match(url):
            raise ValueError("address not allowed")
        return super().fetch(url, headers)


class Penata:
    """Lays out the parts of one document; keeps what all its pieces share."""

    def __init__(self, dokumen: dict[str, Any], maks_halaman: int) -> None:
        self.dokumen = dokumen
        self.sisa_halaman = maks_halaman
        self.huruf = FontConfiguration()
        self.pengambil = PengambilGambar()
        self.css = {datar: self._css(CSS_DASAR + dokumen["css"] + self._css_halaman(datar)) for datar in (False, True)}

    def ukuran_mm(self, mendatar: bool) -> tuple[int, int]:
        lebar, tinggi = KERTAS_MM[self.dokumen["kertas"]]
        return (tinggi, lebar) if mendatar else (lebar, tinggi)

    def utuh(self) -> bytes:
        """A short document at once, with tags (PDF/UA-1)."""
        ukuran = {mendatar: self.ukuran_mm(mendatar) for mendatar in (False, True)}
        css = self._css(CSS_DASAR + self.dokumen["css"] + css_utuh(self.dokumen, ukuran))
        halaman: list[Page] = []
        for semua_bagian in naskah(self.dokumen):
            hasil = self._tata(html_utuh(self.dokumen, semua_bagian), css)
            halaman += hasil.pages
            if len(halaman) > self.sisa_halaman:
                raise TerlaluBanyakHalaman
        return self._tulis_bertanda(hasil, halaman, pdf_identifier=sidik(self.dokumen))

    def potongan(self) -> Iterator[tuple[bytes, int, bool]]:
        """The pieces in order: PDF bytes, number of pages, landscape."""
        for bagian in self.dokumen["bagian"]:
            for halaman, sumber in self._halaman(bagian):
                self.sisa_halaman -= len(halaman)
                if self.sisa_halaman < 0:
                    raise TerlaluBanyakHalaman
                yield self._tulis_bertanda(sumber, halaman), len(halaman), bagian["mendatar"]
            bebaskan()

    def lembar_stempel(self, arah: Sequence[bool]) -> Iterator[bytes]:
        """What is stamped on the pages: a sheet for each direction in use (document footer, KONSEP), then one with the number for
        every page, so many at a time."""
        konsep = '<div class="konsep">KONSEP</div>' if self.dokumen["konsep"] else ""
        kaki = f'{konsep}<div class="kaki">{self.dokumen["kaki_html"]}</div>'
        jenis = sorted(set(arah))
        css = self._css(CSS_LEMBAR + "".join(self._css_lembar(ARAH[datar], datar) for datar in jenis))
        isi = [f'<section class="{ARAH[datar]}">{kaki}</section>' for datar in jenis]
        isi += [f'<section class="{ARAH[datar]}"><p class="nomor">Halaman {ke} dari {len(arah)}</p></section>' for ke, datar in enumerate(arah, 1)]
        for awal in range(0, len(isi), LEMBAR_SEKALIGUS):
            hasil = self._tata("".join(isi[awal : awal + LEMBAR_SEKALIGUS]), css)
            yield self._tulis(hasil, hasil.pages)
            del hasil
            bebaskan()

    def _halaman(self, bagian: dict[str, Any]) -> Iterator[tuple[list[Page], Document]]:
        css = self.css[bagian["mendatar"]]
        if not bagian["kepala"]:
            hasil = self._tata(bagian["html"] + bagian["ekor"], css)
            yield hasil.pages, hasil
            return
        baris = [bernama(satu, nomor) for nomor, satu in enumerate(bagian["baris"])]
        awal, porsi, html = 0, BARIS_AWAL, bagian["html"]
        while True:
            tamat = awal + porsi >= len(baris)
            isi = bagian["kepala"] + "<tbody>" + "".join(baris[awal : awal + porsi]) + "</tbody></table>"
            hasil = self._tata(html + isi + (bagian["ekor"] if tamat else ""), css)
            if tamat:
                yield hasil.pages, hasil
                return
            halaman, lanjut, sehalaman = titik_potong(hasil.pages)
            if not halaman:
                porsi *= 2
                continue
            yield hasil.pages[:halaman], hasil
            del hasil
            bebaskan()
            awal, html, porsi = lanjut, "", ceil(HALAMAN_SEPOTONG * sehalaman)

    def _tata(self, isi: str, css: CSS) -> Document:
        halaman = f'<!doctype html><html lang="id"><head><title></title></head><body>{isi}</body></html>'
        hasil = HTML(string=halaman, url_fetcher=self.pengambil).render(stylesheets=[css], font_config=self.huruf)
        hasil.metadata.attachments.clear()
        return hasil

    def _tulis(self, sumber: Document, halaman: list[Page], **opsi: Any) -> bytes:
        for satu in halaman:
            satu.links = [tautan for tautan in satu.links if tautan[0] == "external"]
            satu.anchors.clear()
            satu.bookmarks.clear()
        return sumber.copy(halaman).write_pdf(**opsi)

    def _tulis_bertanda(self, sumber: Document, halaman: list[Page], **opsi: Any) -> bytes:
        """With title, language and tags for screen readers."""
        sumber.metadata.title, sumber.metadata.lang = self.dokumen["judul"], BAHASA
        sumber.metadata.authors = [self.dokumen["penulis"]] if self.dokumen["penulis"] else []
        return self._tulis(sumber, halaman, finisher=ringkas, pdf_variant="pdf/ua-1", **opsi)

    def _css(self, teks: str) -> CSS:
        return CSS(string=teks, font_config=self.huruf, url_fetcher=self.pengambil)

    def _css_halaman(self, mendatar: bool) -> str:
        lebar, tinggi = self.ukuran_mm(mendatar)
        tepi = " ".join(f"{sisi}mm" for sisi in self.dokumen["tepi_mm"])
        return f"@page {{ size: {lebar}mm {tinggi}mm; margin: {tepi} }}"

    def _css_lembar(self, nama: str, mendatar: bool) -> str:
        """Both footers lie 2 mm under the text area and stay 5 mm off the edge, where printers do not reach."""
        lebar, tinggi = self.ukuran_mm(mendatar)
        _, kanan, bawah, kiri = self.dokumen["tepi_mm"]
        atas, ruang, panjang = tinggi - bawah + 2, max(bawah - 7, 4), lebar - kiri - kanan - 40
        return (
            f"@page {nama} {{ size: {lebar}mm {tinggi}mm; margin: 0 }}"
            f".{nama} {{ page: {nama}; break-before: page; width: {lebar}mm; height: {tinggi - 1}mm }}"
            f".{nama} .kaki {{ left: {kiri}mm; top: {atas}mm; width: {panjang}mm; height: {ruang}mm }}"
            f".{nama} .nomor {{ right: {kanan}mm; top: {atas}mm; width: 38mm }}"
        )


def bebaskan() -> None:
    """Give memory back after a piece: boxes refer to each other in circles, and glibc keeps what was freed in small parts."""
    gc.collect()
    pangkas = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if pangkas is not None:
        pangkas(0)


def bernama(baris: str, nomor: int) -> str:
    """The row with a name on its first cell. On the row itself it would give each of its cells a style of its own to compute."""
    return SEL_PERTAMA.sub(rf'\g<0> id="{AWALAN}{nomor}"', baris, count=1)


def sidik(dokumen: dict[str, Any]) -> bytes:
    """The identifier in the PDF; it comes from the input: same input, same bytes."""
    return hashlib.sha256(json.dumps(dokumen, sort_keys=True).encode()).digest()[:16]


def titik_potong(halaman: Sequence[Page]) -> tuple[int, int, int]:
    """Where a piece can be cut: (pages to write, row that begins the next piece, rows of the last page written).

    The cut lies before the last page that begins with a whole row; (0, 0, 0) if there is none.
    """
    baris = [
        sorted(int(nama.removeprefix(AWALAN)) for nama in satu.anchors if nama.startswith(AWALAN)) for satu in halaman
    ]
    for ke in range(len(halaman) - 1, 0, -1):
        if baris[ke] and baris[ke][0] not in baris[ke - 1]:
            return ke, baris[ke][0], max(len(baris[ke - 1]), 1)
    return 0, 0, 0


def susun(dokumen: dict[str, Any], maks_halaman: int) -> bytes | None:
    """A short document as PDF; the pieces of a long one, packed for the child that merges them, which begins with little memory.

    None if it would have more than ``maks_halaman`` pages.
    """
    # What is loaded now stays; the collections between pieces need not look at it again.
    gc.freeze()
    penata = Penata(dokumen, maks_halaman)
    potongan: list[bytes] = []
    arah: list[bool] = []
    try:
        if utuh(dokumen):
            return penata.utuh()
        for pdf, jumlah, mendatar in penata.potongan():
            potongan.append(pdf)
            arah += [mendatar] * jumlah
    except TerlaluBanyakHalaman:
        return None
    stempel = list(penata.lembar_stempel(arah))
    kepala = {"judul": dokumen["judul"], "penulis": dokumen["penulis"], "bahasa": BAHASA, "arah": arah, "stempel": len(stempel)}
    return kemas(kepala, [*stempel, *potongan])
