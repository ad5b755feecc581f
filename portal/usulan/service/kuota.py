"""Places of the quota for bansos lines: asked for at release in musdes order; what a usulan does when a place comes free."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...db import db
from ...errors import RuleBroken
from ...jam import hari_ini, sekarang
from ...kuota.queries.program import list_larangan, program_berlaku
from ...kuota.rules.jatah import NAIK, TUNGGU, Permintaan, urutan_of
from ...kuota.rules.program import paduan_terlarang
from ...kuota.service import ambil_lagi, lepas_tempat, minta_tempat, saat_naik
from ...pengaturan.queries import pengaturan
from ..models import Usulan, UsulanProgram
from ..rules.jenis import BANSOS
from ..rules.kuota import DI_ANTREAN
from ..rules.status import DIAJUKAN, LAYAK
from .perpindahan import advance


def ask_tempat(usulan: Sequence[Usulan], tanggal: date) -> set[UUID]:
    """Ask places for the bansos usulan among these (of one desa, in the order of priority); ``tanggal`` is the day of the musdes.

    Returns the usulan all of whose lines wait: they stay as they are. Raises RuleBroken for programmes that may not be together.
    """
    bansos = [satu for satu in usulan if satu.jenis == BANSOS]
    baris = _baris(bansos)
    _periksa_paduan(bansos, baris)
    minta = [
        Permintaan(satu.id, induk.id, induk.desa_kode, satu.program, urutan_of(tanggal, ke, satu.urutan))
        for ke, induk in enumerate(bansos, 1)
        for satu in baris.get(induk.id, [])
    ]
    hasil = minta_tempat(minta, hari_ini(pengaturan("zona")))
    return {
        induk.id for induk in bansos if baris.get(induk.id) and all(hasil.get(satu.id) == TUNGGU for satu in baris[induk.id])
    }


def _baris(usulan: Sequence[Usulan]) -> dict[UUID, list[Any]]:
    pilih = select(UsulanProgram.id, UsulanProgram.usulan_id, UsulanProgram.program, UsulanProgram.urutan)
    hasil: dict[UUID, list[Any]] = {}
    for satu in db.session.execute(pilih.where(UsulanProgram.usulan_id.in_([u.id for u in usulan])).order_by(UsulanProgram.urutan)):
        hasil.setdefault(satu.usulan_id, []).append(satu)
    return hasil


def _periksa_paduan(usulan: Sequence[Usulan], baris: dict[UUID, list[Any]]) -> None:
    larangan = list_larangan()
    berlaku = program_berlaku() if larangan else {}
    salah = [
        f"{satu.nomor}: {kalimat} Batalkan usulan ini, lalu ajukan lagi paketnya."
        for satu in usulan
        for kalimat in paduan_terlarang([lini.program for lini in baris.get(satu.id, [])], larangan, berlaku)
    ]
    if salah:
        raise RuleBroken("Paket ini belum dapat diajukan.", rincian=tuple(salah))


def release_baris(usulan: Usulan, baris: Collection[UUID], *, oleh: Any) -> None:
    """Lines that were refused by themselves give their places back; inside the caller's transaction."""
    if usulan.jenis == BANSOS and baris:
        lepas_tempat(usulan.id, oleh=oleh, baris=baris)


def retake_baris(usulan: Usulan, baris: Collection[UUID]) -> None:
    """What the centre refused was typed wrong: these lines take their places again; RuleBroken when another family has one of them."""
    if usulan.jenis == BANSOS and baris:
        ambil_lagi(usulan.id, baris)


@saat_naik
def naik(usulan_id: UUID, oleh: Any) -> bool:
    """A place came free for a line of this usulan: one that waited entirely goes to the dinsos, one already there can be decided further."""
    usulan = db.session.scalars(
        select(Usulan).where(Usulan.id == usulan_id).with_for_update().execution_options(populate_existing=True)
    ).one_or_none()
    if usulan is None:
        return False
    if usulan.status == LAYAK:
        advance(usulan, DIAJUKAN, oleh=oleh, alasan=NAIK, otomatis=True)
        return True
    if usulan.status not in DI_ANTREAN:
        return False
    usulan.diubah_pada = sekarang()  # a form that was shown without this line is then late, and shown again with it
    db.session.flush()
    return True
