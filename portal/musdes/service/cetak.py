"""Noting that somebody prints a paper of a musdes on request, and refusing one that cannot be there yet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken
from ..queries import get_musdes, list_peserta
from ..rules.cetak import FaktaCetak, halangan_cetak


@verb
def record_cetak(musdes_id: UUID, surat: str, kertas: str, *, oleh: Any) -> None:
    """Leave a line on the trail before the paper is made. Raises NotFound out of scope, RuleBroken when there is no such paper now."""
    musdes = get_musdes(musdes_id, untuk=oleh)
    diundang = sum(satu.diundang for satu in list_peserta(musdes_id, untuk=oleh))
    if salah := halangan_cetak(surat, FaktaCetak(musdes.status, musdes.bentuk, diundang, musdes.notulen)):
        raise RuleBroken(salah)
    audit.record("dokumen.lihat", oleh=oleh, objek=musdes, jenis=surat, kertas=kertas)
