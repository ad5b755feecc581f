"""What one list that can be taken out is, and how the parts of a filter are read from the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import request

from ...akun.rules import Izin
from ...errors import NotFound
from ...wilayah.rules import is_kode
from ..documents.umum import Berkas


@dataclass(frozen=True)
class Daftar:
    """One list. ``saring`` reads the filter of the request; ``berkas(saring, untuk=, nik=)`` gives columns and rows.

    ``kembali`` is the endpoint of the list's page, ``kunci`` the argument by which that page names its row, if it has one.
    """

    judul: str
    izin: Izin
    pribadi: bool
    saring: Callable[[], Any]
    berkas: Callable[..., Berkas]
    kembali: str
    kunci: str = ""


def wilayah_of(nama: str = "wilayah") -> str:
    """The code of a place in the address, "" when it is none."""
    kode = request.args.get(nama, "")
    return kode if is_kode(kode) else ""


def id_of(nama: str = "id") -> UUID:
    """The id in the address; raises NotFound."""
    try:
        return UUID(request.args.get(nama, ""))
    except ValueError:
        raise NotFound() from None


def pilih_of(form: Any, *semua: str) -> dict[str, str]:
    """What was chosen of selects whose choices stand fast."""
    return {nama: form[nama].data for nama in semua if form[nama].data in {str(nilai) for nilai, *_ in form[nama].choices} - {""}}
