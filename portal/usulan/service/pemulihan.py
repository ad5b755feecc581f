"""The way back from a removal: a new proposal into the register that names the removal. The family was never deleted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken
from ...keluarga.queries import get_keluarga
from ..models import Usulan
from ..queries import get_usulan
from ..rules.bentrok import DAPAT_DIPULIHKAN
from ..rules.isian import KETERANGAN_MAKS, IsiUsulan
from ..rules.jenis import HAPUS, MASUK
from ..rules.status import kata_status
from .isi import write_usulan
from .pengolah import asal_of


@verb
def restore_keluarga(id_: UUID, hapus_id: UUID, keterangan: str, *, oleh: Any) -> Usulan:
    """A draft masuk for the family of a removal that was confirmed; the same form again answers with the same usulan.

    Raises NotFound when the family is held elsewhere, RuleBroken for a removal that has not come so far, or that is taken back already.
    """
    hapus = get_usulan(hapus_id, untuk=oleh)
    keluarga = get_keluarga(hapus.keluarga_id, untuk=oleh, kunci=True)
    asal = asal_of(oleh, keluarga)
    if hapus.jenis != HAPUS or hapus.status not in DAPAT_DIPULIHKAN:
        raise RuleBroken(f"Usulan ini berstatus “{kata_status(hapus.status, hapus.jenis)}”, jadi belum ada yang dipulihkan. Batalkan saja usulannya.")
    if not keterangan or len(keterangan) > KETERANGAN_MAKS:
        raise RuleBroken(f"Tuliskan alasan pemulihan, paling panjang {KETERANGAN_MAKS} huruf.")
    usulan = write_usulan(id_, keluarga, IsiUsulan(MASUK, keterangan=keterangan), asal, oleh=oleh, memulihkan=hapus)
    audit.record("usulan.pulihkan", oleh=oleh, objek=usulan, hapus=hapus.nomor)
    return usulan
