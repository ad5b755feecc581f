"""Putting current recipients on the agenda, so that the meeting looks at them again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...kit.isi import sidik
from ...kuota.queries.program import program_berlaku
from ...usulan.rules.tinjau import PALING_BANYAK, keterangan_tinjau
from ...usulan.service.tinjau import find_tinjau, lock_keluarga, write_tinjau
from ..models import Acara
from ..queries import get_musdes, list_acara_terkunci
from ..queries.tinjau import list_penerima
from .umum import periksa_mengatur, periksa_rapat


@verb
def review_penerima(id_: UUID, musdes_id: UUID, keluarga_ids: Collection[UUID], *, oleh: Any) -> int:
    """Make a usulan of removal "ditinjau ulang" for each family and put it last on the agenda; returns how many.

    ``id_`` was minted in the form: its second arrival changes nothing, with other families it raises SameIdOtherContent. Raises
    RuleBroken when one does not receive any more or has another open usulan: then none is put there.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    ids = sorted(set(keluarga_ids))
    if not ids:
        raise RuleBroken("Pilih sedikitnya satu keluarga.")
    if len(ids) > PALING_BANYAK:
        raise RuleBroken(f"Pilih paling banyak {PALING_BANYAK} keluarga sekali kirim.")
    sidik_isi = sidik({"musdes": musdes.id, "keluarga": ids, "oleh": oleh.id})
    if find_tinjau(id_, sidik_isi):
        audit.record("musdes.tinjau_ulang", oleh=oleh, objek=musdes, jumlah=len(ids), ulang=True)
        return len(ids)
    periksa_mengatur(musdes)
    keluarga = {satu.id: satu for satu in lock_keluarga(ids, oleh=oleh)}
    penerima = {satu.id: satu for satu in list_penerima(musdes.desa_kode, untuk=oleh, ids=ids)[0]}
    if hilang := [satu.nama for satu in keluarga.values() if satu.id not in penerima]:
        raise RuleBroken(
            f"Tidak lagi tercatat sebagai penerima, atau penghapusannya sudah diusulkan: {', '.join(hilang[:5])}. "
            "Muat ulang halaman, lalu pilih lagi."
        )
    akhir = max((satu.urutan for satu in list_acara_terkunci(musdes)), default=0)
    berlaku = program_berlaku()
    keterangan = {satu.id: keterangan_tinjau(satu.terima, berlaku) for satu in penerima.values()}
    urut = [keluarga[satu] for satu in penerima]  # as the list shows them
    for ke, usulan in enumerate(write_tinjau(id_, urut, keterangan, sidik_isi, oleh=oleh), 1):
        db.session.add(Acara(id=uuid4(), musdes_id=musdes.id, usulan_id=usulan.id, desa_kode=musdes.desa_kode, urutan=akhir + ke))
    audit.record("musdes.tinjau_ulang", oleh=oleh, objek=musdes, jumlah=len(ids))
    return len(ids)
