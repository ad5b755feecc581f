"""Pictures painted anew: nothing but their pixels comes through, upright, small, and in bounded memory."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.ExifTags import Base

MAKS_PIKSEL = 20_000_000
SISI_KECIL = 320
LAJUR = 32  # rows of the result that are worked on at once
_RUSAK = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError)  # as Pillow's decoders raise them

Image.MAX_IMAGE_PIXELS = MAKS_PIKSEL
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# A PNG of 20 million pixels takes up to 80 MB while it is open: one at a time keeps the process small.
_SATU_GAMBAR = threading.Lock()


class GambarDitolak(ValueError):
    """The bytes are not a picture that may come in: "beda" (of another kind), "besar" (too many pixels) or "rusak"."""


def lukis_ulang(isi: bytes, format_: Sequence[str], sisi: int, mutu: int = 82, *, abu: bool = False) -> bytes:
    """A fresh JPEG of at most ``sisi`` pixels a side, with ``abu`` in shades of grey from black to white; raises GambarDitolak."""
    with _SATU_GAMBAR:
        try:
            with Image.open(BytesIO(isi), formats=("JPEG", "PNG")) as gambar:
                if gambar.format not in format_:
                    raise GambarDitolak("beda")
                if gambar.width * gambar.height > MAKS_PIKSEL:
                    raise GambarDitolak("besar")
                kecil = _kecilkan(gambar, sisi)
                return _jpeg(ImageOps.autocontrast(kecil.convert("L")) if abu else kecil, mutu)
        except UnidentifiedImageError as galat:
            raise GambarDitolak("beda") from galat
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
            raise GambarDitolak("besar") from galat
        except GambarDitolak:
            raise
        except _RUSAK as galat:
            raise GambarDitolak("rusak") from galat


def lukis_kecil(asal: Path) -> bytes:
    """A thumbnail of a stored photo, a few kilobytes."""
    return lukis_ulang(asal.read_bytes(), ("JPEG",), SISI_KECIL, 60)


def _kecilkan(gambar: Image.Image, sisi: int) -> Image.Image:
    """The picture in RGB, upright, at most ``sisi`` a side. It is reduced strip by strip: a copy of the whole would double the memory."""
    gambar.draft("RGB", (sisi, sisi))  # a large JPEG is decoded at a half, a quarter or an eighth at once
    gambar.load()
    arah = gambar.getexif().get(Base.Orientation, 1)
    kecil = gambar if gambar.mode == "RGB" and max(gambar.size) < 2 * sisi and "transparency" not in gambar.info else _reduksi(gambar, sisi)
    kecil.thumbnail((sisi, sisi), Image.Resampling.LANCZOS)
    kecil.getexif()[Base.Orientation] = arah
    return ImageOps.exif_transpose(kecil)


def _reduksi(gambar: Image.Image, sisi: int) -> Image.Image:
    """RGB at an integer fraction that is at least ``sisi``."""
    faktor = max(1, max(gambar.size) // sisi)
    kecil = Image.new("RGB", (-(-gambar.width // faktor), -(-gambar.height // faktor)))
    for atas in range(0, gambar.height, LAJUR * faktor):
        lajur = gambar.crop((0, atas, gambar.width, min(atas + LAJUR * faktor, gambar.height)))
        kecil.paste(_rgb(lajur).reduce(faktor), (0, atas // faktor))
    return kecil


def _rgb(gambar: Image.Image) -> Image.Image:
    if gambar.mode.startswith("I"):  # 16-bit grey, which a plain conversion would turn white
        gambar = gambar.convert("I").point(lambda nilai: nilai / 256).convert("L")
    elif gambar.mode in ("RGBA", "LA", "PA") or "transparency" in gambar.info:
        gambar = gambar.convert("RGBA")
        gambar = Image.alpha_composite(Image.new("RGBA", gambar.size, "white"), gambar)
    return gambar.convert("RGB")


def _jpeg(gambar: Image.Image, mutu: int) -> bytes:
    gambar.info = {}  # comments and profiles would be written again
    keluaran = BytesIO()
    gambar.save(keluaran, "JPEG", quality=mutu, optimize=True)
    return keluaran.getvalue()
