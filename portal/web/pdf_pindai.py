"""QR codes on a scan, read inside the child: a PDF of pictures, a JPEG or a PNG. What it cannot read it leaves out; nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO

import zxingcpp
from PIL import Image

# A scan at 600 dots per inch has up to 40 million pixels; what needs more memory than the child may have is left out.
Image.MAX_IMAGE_PIXELS = 40_000_000
MAKS_HALAMAN, MAKS_GAMBAR = 20, 8  # pages of a PDF, pictures of a page
SISI_CUKUP = 3000  # a code of 14 mm on a sheet of 330 mm: below that its squares are few pixels wide, so it is enlarged for a second look
CPU_CUKUP_S = 8.0  # then what was found so far is the answer


def baca(isi: bytes) -> list[tuple[int, str]]:
    """(page, text) of each QR code, in the order of the pages; the same code twice on a page is one."""
    ditemukan: dict[tuple[int, str], None] = {}
    mulai = time.process_time()
    for halaman, gambar in _gambar(isi):
        for teks in _kode(gambar):
            ditemukan[halaman, teks] = None
        if time.process_time() - mulai > CPU_CUKUP_S:
            break
    return list(ditemukan)


def _gambar(isi: bytes) -> Iterator[tuple[int, Image.Image]]:
    if not isi.startswith(b"%PDF-"):
        with Image.open(BytesIO(isi), formats=("JPEG", "PNG")) as gambar:
            yield 1, _abu(gambar)
        return
    # Loaded only for a PDF: it takes half of what a photo costs.
    pembaca = import_module("pypdf").PdfReader(BytesIO(isi), strict=False)
    for ke, halaman in enumerate(pembaca.pages[:MAKS_HALAMAN], 1):
        for nama in halaman.images.keys()[:MAKS_GAMBAR]:
            try:
                gambar_pdf = halaman.images[nama].image
                if gambar_pdf is not None:
                    yield ke, _abu(gambar_pdf)
            except Exception:  # noqa: S112 - a picture of an unknown kind, or broken: the next may be read
                continue


def _abu(gambar: Image.Image) -> Image.Image:
    if gambar.width * gambar.height > (Image.MAX_IMAGE_PIXELS or 0):
        raise ValueError("too many pixels")
    return gambar.convert("L")


def _kode(gambar: Image.Image) -> list[str]:
    ditemukan = _cari(gambar)
    if not ditemukan and max(gambar.size) < SISI_CUKUP:
        ditemukan = _cari(gambar.resize((gambar.width * 2, gambar.height * 2), Image.Resampling.BICUBIC))
    return ditemukan


def _cari(gambar: Image.Image) -> list[str]:
    # A page is black on white; looking for its opposite too would cost half as much again.
    hasil = zxingcpp.read_barcodes(gambar, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
    return [satu.text for satu in hasil if satu.valid]
