"""Shape and messages of the filter of hand-over files."""

from __future__ import annotations

from ..verifikasi.forms import FormSurat
from ..web.forms import Teks


class FormBerkas(FormSurat):
    """The filter of hand-over files, by the year in which they were made and by a part of their number."""

    nomor = Teks("Nomor berkas", maks=40)
