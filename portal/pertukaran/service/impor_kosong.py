"""Staged rows and files hold NIK beside the register: some weeks after an import they go, and previews that nobody brings in go sooner."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, exists, func, select

from ...audit import service as audit
from ...db import db, transaction
from ...errors import RuleBroken
from ...jam import hari_ini, sekarang
from ...latar.models import Pekerjaan
from ...latar.rules import TERBUKA
from ...pengaturan.queries import pengaturan
from ..models import Impor, ImporBaris
from ..rules.impor_jenis import DIBACA, DIBUANG, DIKOSONGKAN, DITARIK, PETA, PRATINJAU, SELESAI
from .impor import SUBFOLDER
from .impor_tahap import SEKALIGUS

log = logging.getLogger("portal")

# A preview is compared with the register of its day, so it is worth less every day; two weeks outlast a leave of the person who made it.
DIBIARKAN = timedelta(days=14)
KALIMAT_DIBIARKAN = "Berkas ini dibuang karena 14 hari tidak dimasukkan. Unggah lagi bila masih perlu, supaya dibandingkan dengan data terbaru."
BELUM = (DIBACA, PETA, PRATINJAU)


def sweep_impor() -> int:
    """Empty the imports whose days are over, and throw away what nobody brought in; how many rows went. The next sweep goes on."""
    lama = select(Impor.id).where(Impor.status.in_(BELUM), Impor.dibuat_pada < sekarang() - DIBIARKAN)
    for id_ in list(db.session.scalars(lama)):
        with suppress(RuleBroken):  # somebody brings it in at this moment, or a job reads it
            _buang(id_)
    sisa = list(db.session.scalars(select(Impor.id).where(Impor.status == DIBUANG, exists().where(ImporBaris.impor_id == Impor.id))))
    db.session.rollback()
    return sum(map(_hapus_baris, sisa)) + _lewat_masa()


def sweep_berkas_impor(folder: Path, *, sebelum: float) -> int:
    """Delete files older than ``sebelum`` that no import will read any more: brought in, thrown away, or without a row."""
    hilang = 0
    with suppress(FileNotFoundError):
        perlu = set(db.session.scalars(select(Impor.berkas).where(Impor.status.in_(BELUM))))
        db.session.rollback()
        for berkas in (folder / SUBFOLDER).iterdir():
            if berkas.name not in perlu and berkas.stat().st_mtime < sebelum:
                berkas.unlink(missing_ok=True)
                hilang += 1
    return hilang


def _buang(impor_id: UUID) -> None:
    """What ``discard_impor`` does; the rows follow, some hundred at a time."""
    with transaction(jejak=1) as session:
        impor = session.get_one(Impor, impor_id, with_for_update=True, populate_existing=True)
        kerja = session.scalar(select(Pekerjaan.status).where(Pekerjaan.id == impor.pekerjaan_id))
        if impor.status not in BELUM or kerja in TERBUKA:
            raise RuleBroken("Impor ini sedang dikerjakan.")
        impor.status, impor.ringkas, impor.galat = DIBUANG, {}, KALIMAT_DIBIARKAN
        audit.record("impor.buang", oleh=None, objek=impor, hari=DIBIARKAN.days)


def _lewat_masa() -> int:
    """Of those brought in: their rows, and with them the way back."""
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
    return _hapus_baris(impor_id)


def _hapus_baris(impor_id: UUID) -> int:
    akhir = db.session.scalar(select(func.max(ImporBaris.nomor)).where(ImporBaris.impor_id == impor_id)) or 0
    hilang = 0
    for mulai in range(0, akhir + 1, SEKALIGUS):
        with transaction(jejak=0) as session:
            dari = ImporBaris.nomor.between(mulai, mulai + SEKALIGUS - 1)
            hilang += session.connection().execute(delete(ImporBaris).where(ImporBaris.impor_id == impor_id, dari)).rowcount
    return hilang
