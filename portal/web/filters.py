"""Jinja filters and globals: dates, hours, numbers and NIK as Indonesian readers expect them; attributes; addresses of rows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for
from markupsafe import Markup

from ..kit import angka, nik, tanggal
from .widgets import atribut

NOL = "00000000-0000-0000-0000-000000000000"


def pasang(app: Flask, zona: str = "WIB") -> None:
    """Install the filters; times are shown in the kabupaten's zone."""
    app.jinja_env.filters.update(
        tanggal=tanggal.tanggal_panjang,
        tanggal_pendek=tanggal.tanggal_pendek,
        hari_tanggal=tanggal.hari_tanggal,
        waktu=lambda saat: tanggal.waktu_panjang(saat, zona),
        pukul=lambda saat: tanggal.pukul(saat, zona),
        ribuan=angka.ribuan,
        angka_kata=angka.angka_dan_kata,
        awal_besar=lambda teks: teks[:1].upper() + teks[1:],
        samar=nik.samarkan,
        kelompok=nik.kelompokkan,
    )
    app.jinja_env.globals.update(atribut=_atribut, awal_url=lambda endpoint: _awal_url(endpoint, request.script_root))
    app.jinja_env.policies["ext.i18n.trimmed"] = True


def _atribut(isi: dict[str, Any]) -> Markup:
    return Markup(atribut(isi))  # noqa: S704 - atribut escapes each value


@lru_cache(maxsize=64)
def _awal_url(endpoint: str, akar: str) -> str:
    """The address of an endpoint that ends with an id, without the id: a list builds it once instead of in every row."""
    url = url_for(endpoint, id=NOL)
    if not url.endswith(NOL):
        raise ValueError(f"alamat {endpoint} tidak berakhir dengan id")
    return url.removesuffix(NOL)
