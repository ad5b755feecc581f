"""Staged rows hold NIK beside the register: some weeks after an import was brought in they go, and with them the way back."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, exists, func, select

from ...audit import service as audit
from ...db import db, transaction
from ...errors import RuleBroken
from ...jam import hari_ini, sekarang
from ...pengaturan.queries import pengaturan
from ..models import Impor, ImporBaris
from ..rules.impor_jenis import DIKOSONGKAN, DITARIK, SELESAI
from .impor_tahap import SEKALIGUS

log = logging.getLogger("portal")


def sweep_impor() -> int:
    """Empty the imports whose days are over; how many rows went. Ended in the middle, the next sweep goes on."""
    batas = sekarang() - timedelta(days=pengaturan("hari_simpan_impor"))
    pilih = select(Impor.id).where(
        Impor.status.in_((SELESAI, DITARIK)), Impor.dijalankan_pada < batas, exists().where(ImporBaris.impor_id == Impor.id)
    )
    ids = list(db.session.scalars(pilih))
    db.session.rollback()
    hilang = 0
    for id_ in ids:
        with suppress(RuleBroken):  # somebody takes it back at this moment
            hilang += _kosongkan(id_)
    if hilang:
        log.info("%s baris dari %s impor dikosongkan", hilang, len(ids))
    return hilang


def _kosongkan(impor_id: UUID) -> int:
    """Say first that it is emptied, so that nobody takes half of it back; then delete some hundred rows at a time."""
    with transaction(jejak=1) as session:
        impor = session.get_one(Impor, impor_id, with_for_update=True, populate_existing=True)
        if impor.status not in (SELESAI, DITARIK):
            raise RuleBroken("Impor ini sedang ditarik.")
        impor.ringkas = {**impor.ringkas, DIKOSONGKAN: impor.ringkas.get(DIKOSONGKAN) or hari_ini(pengaturan("zona")).isoformat()}
        audit.record("impor.kosongkan", oleh=None, objek=impor)
    akhir = db.session.scalar(select(func.max(ImporBaris.nomor)).where(ImporBaris.impor_id == impor_id)) or 0
    hilang = 0
    for mulai in range(0, akhir + 1, SEKALIGUS):
        with transaction(jejak=0) as session:
            dari = ImporBaris.nomor.between(mulai, mulai + SEKALIGUS - 1)
            hilang += session.connection().execute(delete(ImporBaris).where(ImporBaris.impor_id == impor_id, dari)).rowcount
    return hilang
