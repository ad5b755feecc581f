"""The programmes as the kabupaten runs them, and the pairs that one family may not have together."""

from __future__ import annotations

from sqlalchemy import select

from ...db import db
from ..models import LaranganPaduan, ProgramKabupaten
from ..rules.program import Larangan, ProgramBerlaku, gabung_program

_SEMUA = select(ProgramKabupaten)
_LARANGAN = select(LaranganPaduan.a, LaranganPaduan.b, LaranganPaduan.alasan).order_by(LaranganPaduan.a, LaranganPaduan.b)


def program_berlaku() -> dict[str, ProgramBerlaku]:
    """Every national programme with the desil limit and the switch of this kabupaten, in order; also those switched off."""
    return gabung_program(db.session.scalars(_SEMUA))


def list_larangan() -> list[Larangan]:
    """The pairs that may not be together, with their reasons."""
    return [Larangan(*baris) for baris in db.session.execute(_LARANGAN)]
