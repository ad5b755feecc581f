"""Ticks "sudah diinput": who typed which rows of a hand-over into SIKS-NG, and when."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.queries import cakupan
from ...akun.rules import Izin, Peran
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken
from ...jam import sekarang
from ..models import SerahanBaris
from ..rules.serahan import MAKS_TANDA


@verb
def mark_input(baris: Collection[tuple[UUID, UUID]], sudah: bool, *, oleh: Any) -> int:
    """Mark rows (serahan, usulan) as typed into SIKS-NG, or take the mark off; returns how many changed.

    A mark keeps who set it first; an operator takes off only marks of their own. Raises NotFound for a row out of scope.
    """
    require(oleh, Izin.INPUT_TANDAI)
    if not baris:
        raise RuleBroken("Belum ada baris yang dipilih. Beri tanda pada baris, lalu kirim lagi.")
    if len(baris) > MAKS_TANDA:
        raise RuleBroken(f"Paling banyak {MAKS_TANDA} baris sekali tandai.")
    diminta, berubah = set(baris), 0
    semua = [satu for satu in _terkunci({usulan for _, usulan in diminta}, oleh) if (satu.serahan_id, satu.usulan_id) in diminta]
    if len(semua) < len(diminta):
        raise NotFound()
    for satu in semua:
        if sudah and satu.diinput_pada is None:
            satu.diinput_oleh, satu.diinput_pada = oleh.id, sekarang()
            berubah += 1
        elif not sudah and satu.diinput_pada is not None:
            if oleh.peran == Peran.OPERATOR and satu.diinput_oleh != oleh.id:
                raise RuleBroken("Sebagian tanda dibuat orang lain. Yang dapat menghapusnya pembuat tanda itu atau verifikator.")
            satu.diinput_oleh = satu.diinput_pada = None
            berubah += 1
    desa = {satu.desa_kode for satu in semua}
    audit.record(
        "serahan.tandai_input", oleh=oleh, desa_kode=desa.pop() if len(desa) == 1 else None, sudah=sudah, baris=len(semua), berubah=berubah
    )
    return berubah


def _terkunci(usulan_ids: Collection[UUID], oleh: Any) -> list[SerahanBaris]:
    pilih = select(SerahanBaris).where(SerahanBaris.usulan_id.in_(usulan_ids), cakupan(SerahanBaris.desa_kode, oleh))
    pilih = pilih.order_by(SerahanBaris.serahan_id, SerahanBaris.usulan_id).with_for_update()
    return list(db.session.scalars(pilih.execution_options(populate_existing=True)))
