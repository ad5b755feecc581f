"""Lists of the kabupaten's own programmes that can be taken out: who waits for the decision of the dinsos, who was granted one."""

from __future__ import annotations

from typing import Any

from flask import request

from ...akun.rules import Izin
from ...kuota.queries.program import kode_lokal
from ..documents import lokal
from .bentuk import Daftar, wilayah_of


def _saring() -> dict[str, Any]:
    program = request.args.get("program", "")
    return {"wilayah": wilayah_of(), "program": program if program in kode_lokal() else ""}


DAFTAR_LOKAL = {
    "penetapan-daerah": Daftar(
        "Menunggu penetapan daerah", Izin.SERAHAN_LIHAT, True, _saring, lokal.berkas_menunggu, "pertukaran.penetapan.index"
    ),
    "penerima-daerah": Daftar(
        "Penerima program daerah", Izin.USULAN_LIHAT, True, _saring, lokal.berkas_penerima, "pertukaran.penetapan.index_penerima"
    ),
}  # fmt: skip
