"""The tables of the dashboards that can be taken out as files: figures only, so no reason is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request

from ...akun.rules import Izin
from ...laporan.documents import berkas_peta, berkas_ringkas, berkas_tema
from ...laporan.rules.dasbor import TEMA
from .bentuk import Daftar, wilayah_of


def _dasbor(tema: str = "") -> Callable[[], dict[str, Any]]:
    """How the filter of a dashboard is read: the unit, and which of its tables or which figure."""

    def saring() -> dict[str, Any]:
        return {"kode": wilayah_of("kode"), "tema": tema, "tabel": request.args.get("tabel", 0, int), "ukuran": request.args.get("ukuran", "")}

    return saring


DAFTAR_DASBOR = {
    "dasbor": Daftar("Dasbor", Izin.DASBOR_LIHAT, False, _dasbor(), berkas_ringkas, "laporan.dasbor.show", "kode"),
    "dasbor-peta": Daftar("Dasbor per desa", Izin.DASBOR_LIHAT, False, _dasbor(), berkas_peta, "laporan.dasbor.show_peta", "kode"),
    **{
        f"dasbor-{tema}": Daftar(f"Dasbor {kata}", Izin.DASBOR_LIHAT, False, _dasbor(tema), berkas_tema, "laporan.dasbor.show", "kode")
        for tema, kata in TEMA.items()
    },
}
