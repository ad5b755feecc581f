"""Loading the units."""

from __future__ import annotations

from sqlalchemy import delete, insert

from ..audit import service as audit
from ..db import db, verb
from .models import Wilayah
from .queries import read_sumber
from .rules import tingkat


@verb
def load_wilayah(*, oleh: object = None, awal: str = "") -> int:
    """Replace the table by the carried data (all of Indonesia, or the codes under ``awal``); returns the number of rows."""
    db.session.execute(delete(Wilayah))
    baris = [
        {"kode": kode, "nama": nama, "tingkat": tingkat(kode), "induk": kode.rpartition(".")[0] or None}
        for kode, nama in read_sumber()
        if kode.startswith(awal) or tingkat(kode) < 4
    ]
    for mulai in range(0, len(baris), 5000):
        db.session.execute(insert(Wilayah), baris[mulai : mulai + 5000])
    audit.record("wilayah.muat", oleh=oleh, jumlah=len(baris))
    return len(baris)
