"""The open usulan of a family as the table of clashes looks at them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ...db import db
from ..models import Usulan
from ..rules.bentrok import FaktaUsulan, bentrok
from ..rules.isian import IsiUsulan
from ..rules.jenis import PERBAIKAN
from ..rules.status import TERBUKA
from .perubahan import ganti_of


def fakta_bentrok(usulan: Usulan) -> FaktaUsulan:
    """A usulan that is written down."""
    return FaktaUsulan(
        str(usulan.id), usulan.jenis, usulan.nomor, frozenset((p.program, str(p.anggota_id or "")) for p in usulan.program),
        frozenset(satu.tempat for satu in ganti_of(usulan)) if usulan.jenis == PERBAIKAN else frozenset(),
        str(usulan.pengurus_baru_id or ""), str(usulan.memulihkan or ""),
    )  # fmt: skip


def fakta_isi(id_: Any, isi: IsiUsulan, memulihkan: Any = None) -> FaktaUsulan:
    """A usulan that is about to be written."""
    return FaktaUsulan(
        str(id_), isi.jenis, "", frozenset((p.program, str(p.anggota or "")) for p in isi.program),
        frozenset((m.anggota, m.elemen) for m in isi.perubahan), str(isi.pengurus_baru or ""), str(memulihkan or ""),
    )  # fmt: skip


def list_fakta_terbuka(keluarga_id: UUID) -> list[FaktaUsulan]:
    """Every open usulan of a family that the caller has loaded by scope, wherever it was made: a clash knows no village."""
    pilih = select(Usulan).where(Usulan.keluarga_id == keluarga_id, Usulan.status.in_(TERBUKA))
    return [fakta_bentrok(satu) for satu in db.session.scalars(pilih.options(selectinload(Usulan.program)).order_by(Usulan.nomor))]


def list_bentrok(usulan: Usulan) -> list[str]:
    """Why the usulan cannot go on beside the others of its family, as sentences."""
    return bentrok(fakta_bentrok(usulan), list_fakta_terbuka(usulan.keluarga_id))
