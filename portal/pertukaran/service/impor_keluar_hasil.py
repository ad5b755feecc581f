"""Taking back the answers that an import of the centre's results brought in: each usulan is what it was before, while nothing came after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...db import db
from ...errors import RuleBroken
from ...usulan.models import Usulan
from ..models import HasilPusat, Impor
from ..rules.penarikan import tanda_tarik
from .penarikan import take_back


def take_jawaban_back(impor: Impor, isi: Sequence[Mapping[str, Any]], *, oleh: Any) -> int:
    """Those of these rows, the last answer of each usulan first; how many rows had to stay because something was built on them."""
    ids = {satu["objek"] for satu in isi}
    terkunci = select(Usulan).where(Usulan.id.in_(ids)).order_by(Usulan.id).with_for_update().execution_options(populate_existing=True)
    usulan = {satu.id: satu for satu in db.session.scalars(terkunci)}
    milik = select(HasilPusat).where(HasilPusat.impor_id == impor.id, HasilPusat.usulan_id.in_(ids))
    tetap: set[UUID] = set()
    for asal in db.session.scalars(milik.order_by(HasilPusat.dibuat_pada.desc(), HasilPusat.id.desc())).all():
        if asal.usulan_id in tetap or db.session.get(HasilPusat, tanda_tarik(asal.id)) is not None:
            continue
        try:
            with db.session.begin_nested():  # a place of the quota that is gone is found out only half-way
                take_back(usulan[asal.usulan_id], asal, impor.alasan_tarik, impor_id=impor.id, oleh=oleh)
        except RuleBroken:
            tetap.add(asal.usulan_id)
    return sum(satu["objek"] in tetap for satu in isi)
