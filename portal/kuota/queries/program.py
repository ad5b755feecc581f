"""The programmes as the kabupaten runs them, and the pairs that one family may not have together."""

from __future__ import annotations

from sqlalchemy import select

from ...db import db, lupakan, sekali
from ..models import LaranganPaduan, ProgramKabupaten
from ..rules.program import Larangan, ProgramBerlaku, gabung_program

_SEMUA = select(
    ProgramKabupaten.kode, ProgramKabupaten.nama, ProgramKabupaten.singkatan, ProgramKabupaten.satuan, ProgramKabupaten.desil_maks,
    ProgramKabupaten.lokal, ProgramKabupaten.dasar, ProgramKabupaten.syarat, ProgramKabupaten.aktif, ProgramKabupaten.urutan,
    ProgramKabupaten.versi,
)  # fmt: skip
_LARANGAN = select(LaranganPaduan.a, LaranganPaduan.b, LaranganPaduan.alasan).order_by(LaranganPaduan.a, LaranganPaduan.b)


def baca_program() -> dict[str, ProgramBerlaku]:
    """As program_berlaku(), read anew: for the verbs that change them."""
    return gabung_program(db.session.execute(_SEMUA).all())


def program_berlaku() -> dict[str, ProgramBerlaku]:
    """Every programme, national ones first, with the desil limit and the switch of this kabupaten; also those switched off.

    Kept for the length of one request.
    """
    berlaku: dict[str, ProgramBerlaku] = sekali("program_berlaku", baca_program)
    return berlaku


def lupakan_program() -> None:
    """What was kept for this request is read anew when it is next asked for."""
    lupakan("program_berlaku")


def kode_lokal() -> frozenset[str]:
    """The codes of the programmes that the kabupaten decides itself."""
    return frozenset(kode for kode, satu in program_berlaku().items() if satu.lokal)


def list_larangan() -> list[Larangan]:
    """The pairs that may not be together, with their reasons."""
    return [Larangan(*baris) for baris in db.session.execute(_LARANGAN)]
