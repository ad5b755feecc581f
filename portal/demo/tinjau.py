"""Tinjau ulang: where a planned meeting of a main unit has a current recipient to look at, one stands on its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sqlalchemy import select

from ..db import db
from ..musdes.models import Musdes
from ..musdes.queries.tinjau import list_penerima
from ..musdes.rules.bentuk import MUSYAWARAH
from ..musdes.rules.status import DIRENCANAKAN
from ..musdes.service.tinjau import review_penerima
from .akun import Akun
from .keluarga import uuid_acak


def mainkan_tinjau(acak: Random, akun: Akun, utama: Sequence[str]) -> None:
    """The first recipient of each main unit that nothing else keeps, onto the meeting that is planned there."""
    for kode in utama:
        operator = akun.operator[kode]
        rencana = select(Musdes.id).where(Musdes.desa_kode == kode, Musdes.status == DIRENCANAKAN, Musdes.bentuk == MUSYAWARAH)
        musdes = db.session.scalars(rencana.order_by(Musdes.tanggal)).first()
        calon = [satu.id for satu in list_penerima(kode, untuk=operator)[0] if not satu.halangan]
        db.session.remove()
        if musdes and calon:
            review_penerima(uuid_acak(acak), musdes, calon[:1], oleh=operator)
