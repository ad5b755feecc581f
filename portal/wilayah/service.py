"""Loading the units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import delete, func, insert, select

from ..audit import service as audit
from ..db import db, transaction, verb
from .models import Ringkasan, Wilayah
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


def add_ringkasan(jumlah: Mapping[tuple[str, str], int]) -> None:
    """How figures changed, {(desa, figure): by how much}, for rows that were written while their triggers stood still; inside a transaction."""
    baris = [{"desa_kode": desa, "ukuran": ukuran, "jumlah": n} for (desa, ukuran), n in sorted(jumlah.items()) if n]
    if baris:
        db.session.execute(insert(Ringkasan), baris)


LIPAT_DI_ATAS = 20_000  # rows; reading that many takes some ten milliseconds


def fold_ringkasan(paling_banyak: int = LIPAT_DI_ATAS) -> int:
    """Make the rows of the counted figures few again, one a figure, when there are more than this; returns how many went.

    Only rows that this transaction deleted are added up: what others add meanwhile stays a row of its own.
    """
    banyak = db.session.scalar(select(func.count()).select_from(Ringkasan)) or 0
    db.session.rollback()
    if banyak <= paling_banyak:
        return 0
    with transaction(jejak=0) as session:
        jumlah: Counter[tuple[str, str]] = Counter()
        lama = session.execute(delete(Ringkasan).returning(Ringkasan.desa_kode, Ringkasan.ukuran, Ringkasan.jumlah)).all()
        for desa, ukuran, n in lama:
            jumlah[desa, ukuran] += n
        add_ringkasan(jumlah)
        return len(lama) - sum(map(bool, jumlah.values()))
