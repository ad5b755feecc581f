"""The upkeep of ``bunyi`` for members who were written before it was kept, or when names were heard otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from ...db import db, transaction
from ...kit.bunyi import bunyi
from ..models import Anggota

SEKALIGUS = 2000


def count_anggota() -> int:
    """How many members there are."""
    return db.session.scalar(select(func.count()).select_from(Anggota)) or 0


def renew_bunyi() -> Iterator[bool]:
    """Go through all members, a transaction every 2,000; for each, whether it was heard otherwise. ``versi`` stays: nothing was edited."""
    tabel = Anggota.__table__
    ubah = update(tabel).where(tabel.c.id == bindparam("kunci")).values(bunyi=bindparam("baru"))  # type: ignore[arg-type]
    terakhir = UUID(int=0)
    while True:
        with transaction(jejak=0) as session:
            pilih = select(Anggota.id, Anggota.nama, Anggota.bunyi).where(Anggota.id > terakhir)
            baris = list(session.execute(pilih.order_by(Anggota.id).limit(SEKALIGUS)))
            beda = [{"kunci": satu.id, "baru": baru} for satu in baris if (baru := bunyi(satu.nama)) != satu.bunyi]
            if beda:
                session.connection().execute(ubah, beda)
        if not baris:
            return
        terakhir = baris[-1].id
        lain = {satu["kunci"] for satu in beda}
        yield from (satu.id in lain for satu in baris)
