"""The verbs of jobs. The rows are the queue: what is claimed, how far it is and how it ended stands in one place only.

``percobaan`` fences: a worker that was given up while it still ran finds a higher number and lets go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from ..akun.service import require
from ..audit import service as audit
from ..db import db, transaction, verb
from ..errors import RuleBroken, SameIdOtherContent
from ..jam import sekarang
from ..pengaturan.models import Pengaturan
from .models import Pekerjaan
from .queries import find_terbuka, menunggu_pekerja
from .rules import (
    BERJALAN,
    GAGAL,
    GALAT_MAKS,
    JENIS,
    KALIMAT_TERHENTI,
    MAKS_PERCOBAAN,
    MENUNGGU,
    SELESAI,
    dapat_diambil,
)


class Lepas(Exception):
    """The job is no longer this worker's: it was silent for so long that another one took it up."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """A claimed job, as plain values that outlive the transaction."""

    id: UUID
    jenis: str
    isian: dict[str, Any]
    percobaan: int
    dibuat_oleh: UUID | None


@verb
def create_pekerjaan(id_: UUID, jenis: str, isian: Mapping[str, Any], *, oleh: Any) -> Pekerjaan:
    """Put a job in the queue; the same form again answers with the same job.

    Of a kind of which one at a time is enough, the open one is the answer. Raises NotAllowed, RuleBroken, SameIdOtherContent.
    """
    if jenis not in JENIS:
        raise RuleBroken("Pekerjaan ini tidak dikenal.")
    require(oleh, JENIS[jenis].izin)
    ada = db.session.get(Pekerjaan, id_)
    if ada is not None and (ada.jenis, ada.isian) != (jenis, dict(isian)):
        raise SameIdOtherContent()
    if ada is None and JENIS[jenis].satu:
        db.session.get(Pengaturan, "kabupaten_kode", with_for_update=True)  # two who press at once come one after the other
        ada = find_terbuka(jenis)
    if ada is None:
        ada = Pekerjaan(
            id=id_, jenis=jenis, status=MENUNGGU, isian=dict(isian), selesai=0, dari=0, hasil={}, galat="", percobaan=0,
            dibuat_oleh=getattr(oleh, "id", None), dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(ada)
    audit.record("pekerjaan.buat", oleh=oleh, objek=ada, jenis=jenis, sudah_ada=ada.id != id_)
    return ada


def claim_pekerjaan() -> Tugas | None:
    """Take up the oldest job that waits or whose worker died; None when there is nothing to do.

    One that died as often as it may is ended as failed on the way.
    """
    while True:
        with transaction(jejak=0):
            kini = sekarang()
            pilih = select(Pekerjaan).where(menunggu_pekerja(kini)).order_by(Pekerjaan.dibuat_pada, Pekerjaan.id).limit(1)
            baris = db.session.scalar(pilih.with_for_update(skip_locked=True))
            if baris is None:
                return None
            if dapat_diambil(baris.status, baris.denyut_pada, baris.percobaan, kini):
                baris.status, baris.percobaan, baris.mulai_pada, baris.denyut_pada = BERJALAN, baris.percobaan + 1, kini, kini
                return Tugas(baris.id, baris.jenis, dict(baris.isian), baris.percobaan, baris.dibuat_oleh)
            habis = Tugas(baris.id, baris.jenis, {}, baris.percobaan, baris.dibuat_oleh)
        end_gagal(habis, KALIMAT_TERHENTI)


def _ubah(tugas: Tugas, **nilai: Any) -> bool:
    """Change the row if the job is still this worker's."""
    milik = (Pekerjaan.id == tugas.id, Pekerjaan.percobaan == tugas.percobaan, Pekerjaan.status == BERJALAN)
    return bool(db.session.execute(update(Pekerjaan).where(*milik).values(**nilai)).rowcount)  # type: ignore[attr-defined]


def beat(tugas: Tugas, selesai: int, dari: int) -> None:
    """Say that the worker lives and how far it is; raises Lepas when another one has the job."""
    with transaction(jejak=0):
        if not _ubah(tugas, denyut_pada=sekarang(), selesai=selesai, dari=dari):
            raise Lepas(str(tugas.id))


def release_pekerjaan(tugas: Tugas) -> None:
    """Put a job back that could not be ended because the worker is asked to stop; that costs no try."""
    with transaction(jejak=0):
        _ubah(tugas, status=MENUNGGU, percobaan=tugas.percobaan - 1, denyut_pada=None)


def retry_pekerjaan(tugas: Tugas, galat: str) -> None:
    """After an unforeseen error: back into the queue, or failed when it was the last try."""
    if tugas.percobaan >= MAKS_PERCOBAAN:
        end_gagal(tugas, galat)
        return
    with transaction(jejak=0):
        _ubah(tugas, status=MENUNGGU, denyut_pada=None, galat=galat[:GALAT_MAKS])


def end_selesai(tugas: Tugas, hasil: Mapping[str, int]) -> None:
    """The job is done; ``hasil`` holds counts. Raises Lepas when another worker has it."""
    with transaction():
        kini = sekarang()
        if not _ubah(tugas, status=SELESAI, hasil=dict(hasil), galat="", usai_pada=kini, denyut_pada=kini, selesai=Pekerjaan.dari):
            raise Lepas(str(tugas.id))
        audit.record("pekerjaan.selesai", oleh=None, objek=db.session.get(Pekerjaan, tugas.id), jenis=tugas.jenis, **dict(hasil))


def end_gagal(tugas: Tugas, galat: str) -> None:
    """The job failed for good; ``galat`` is a sentence for the one who started it."""
    with transaction():
        _ubah(tugas, status=GAGAL, galat=galat[:GALAT_MAKS], usai_pada=sekarang())
        audit.record("pekerjaan.gagal", oleh=None, objek=db.session.get(Pekerjaan, tugas.id), jenis=tugas.jenis, percobaan=tugas.percobaan)
