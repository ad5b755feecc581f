"""An uploaded list of quota (xlsx, csv) read by the child that reads all hostile files; nothing of it is kept or written."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import IO

from ...errors import RuleBroken
from ...web.uploads_lembar import Batas, Minta, baca_isi, baca_kepala, simpan_lembar
from ..rules.lembar import KALIMAT_TANPA_KODE, letak_kuota, susun_tempelan

BATAS = Batas(300, 10, 20)  # a list of a few hundred rows, read while somebody waits


def read_lembar(stream: IO[bytes], nama_asli: str, dikenal: Collection[str]) -> str:
    """The file as lines that could have been pasted; ``dikenal`` are the codes that may get a quota. Raises LembarDitolak, RuleBroken."""
    with tempfile.TemporaryDirectory(prefix="kuota-") as folder:
        berkas = Path(folder) / simpan_lembar(stream, nama_asli, folder=Path(folder), nama="kuota").nama
        for lembar in baca_kepala(berkas, BATAS):
            letak = letak_kuota(lembar.contoh, dikenal)
            if letak is not None:
                isi = baca_isi(berkas, Minta(lembar.ke, letak.kepala, (letak.kode, letak.jumlah), letak.kode), BATAS)
                return susun_tempelan(tuple(json.loads(baris)) for _, baris in isi)
    raise RuleBroken(KALIMAT_TANPA_KODE)
