"""Claims: a usulan is one verifikator's for thirty minutes, seen by all, renewed by asking again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import StaleWrite
from ...jam import sekarang
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DIAJUKAN, DIPERIKSA, VALID_KECAMATAN
from ...usulan.service import advance
from ..queries.fakta import antre_kini, fakta_antrean, kuasa_kini
from ..queries.usulan import find_asal, get_periksa, list_usulan_terkunci
from ..rules import boleh_memutus
from .dasar import ambil, atas_nama, batasi, pastikan_boleh


@verb
def claim_usulan(id_: UUID, *, oleh: Any) -> Usulan:
    """Take it for examination, or renew one's claim. Raises StaleWrite that names who has it, NotAllowed for its maker."""
    usulan = get_periksa(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.VERIFIKASI_PUTUS, usulan)
    kuasa = kuasa_kini(oleh)
    pastikan_boleh(usulan, oleh, kuasa)
    wakil = atas_nama(usulan, kuasa)
    ambil(usulan, oleh, kuasa)
    audit.record("usulan.klaim", oleh=oleh, objek=usulan, **wakil)
    return usulan


@verb
def release_usulan(id_: UUID, *, oleh: Any, sampai: str | None = None) -> Usulan:
    """Put one's claim back in the queue, where it keeps its place. Doing it twice is no fault.

    With ``sampai`` (ISO) only the claim that runs until then: a page that was left knows nothing of one taken anew since. Raises StaleWrite.
    """
    usulan = get_periksa(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.VERIFIKASI_PUTUS, usulan)
    dipegang = usulan.status == DIPERIKSA and usulan.pemeriksa_id == oleh.id
    if dipegang and usulan.klaim_sampai is not None and sampai in (None, usulan.klaim_sampai.isoformat()):
        advance(usulan, find_asal(usulan.id), oleh=oleh)
    elif sampai is not None or usulan.status not in (DIAJUKAN, VALID_KECAMATAN):
        raise StaleWrite("Usulan ini tidak sedang Anda periksa, jadi tidak ada yang dilepas.")
    audit.record("usulan.lepas_klaim", oleh=oleh, objek=usulan)
    return usulan


@verb
def claim_many(ids: Collection[UUID], *, oleh: Any) -> tuple[int, list[tuple[str, str]]]:
    """Take all that are free; returns how many and (nomor, why not) of the others."""
    require(oleh, Izin.VERIFIKASI_PUTUS)
    batasi(len(ids))
    semua = list_usulan_terkunci(ids, untuk=oleh)
    fakta, kini, terlewat, kuasa, antre = fakta_antrean(semua), sekarang(), [], kuasa_kini(oleh), antre_kini()
    for usulan in semua:
        boleh, kalimat = boleh_memutus(fakta[usulan.id], oleh.id, kini, pengaturan("zona"), kuasa, antre)
        if boleh:
            ambil(usulan, oleh, kuasa)
        else:
            terlewat.append((usulan.nomor, kalimat))
    audit.record("usulan.klaim_massal", oleh=oleh, diambil=len(semua) - len(terlewat), terlewat=len(terlewat))
    return len(semua) - len(terlewat), sorted(terlewat)
