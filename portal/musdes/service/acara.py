"""The agenda: which usulan the meeting decides, in which order of priority."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, update

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...usulan.rules.status import DITUNDA, SIAP_MUSDES
from ...usulan.service import advance
from ..models import Acara, Musdes, UndurDiri
from ..queries import get_acara, get_musdes, list_acara_terkunci, list_usulan_bebas, list_usulan_terkunci
from .umum import periksa_mengatur


def _untuk_diatur(id_: UUID, oleh: Any) -> Musdes:
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_mengatur(musdes)
    return musdes


@verb
def add_acara(id_: UUID, usulan_ids: Collection[UUID], *, oleh: Any) -> int:
    """Put usulan on the agenda, in the order given; returns how many are new.

    Those put off by an earlier meeting become ready again. One that is already here is left as it is; one that
    stands on another open agenda, or does not wait for a meeting, refuses the whole list.
    """
    musdes = _untuk_diatur(id_, oleh)
    ada = list_acara_terkunci(musdes)
    baru = [satu for satu in dict.fromkeys(usulan_ids) if satu not in {acara.usulan_id for acara in ada}]
    bebas = {usulan.id: usulan for usulan in list_usulan_bebas(baru, musdes)}
    if len(bebas) != len(baru):
        raise RuleBroken(
            f"{len(baru) - len(bebas)} usulan tidak dapat dimasukkan: sudah ada di acara lain atau tidak lagi menunggu "
            "musyawarah. Muat ulang halaman, lalu pilih lagi."
        )
    akhir = max((acara.urutan for acara in ada), default=0)
    for ke, usulan_id in enumerate(baru, 1):
        if bebas[usulan_id].status == DITUNDA:
            advance(bebas[usulan_id], SIAP_MUSDES, oleh=oleh)
        db.session.add(
            Acara(id=uuid4(), musdes_id=musdes.id, usulan_id=usulan_id, desa_kode=musdes.desa_kode, urutan=akhir + ke)
        )
    audit.record("musdes.tambah_acara", oleh=oleh, objek=musdes, jumlah=len(baru))
    return len(baru)


@verb
def sort_acara(id_: UUID, urutan: Mapping[UUID, int], *, oleh: Any) -> None:
    """Number the agenda 1, 2, 3 … by the numbers typed."""
    musdes = _untuk_diatur(id_, oleh)
    acara = list_acara_terkunci(musdes)
    acara.sort(key=lambda satu: _tempat(urutan.get(satu.id, satu.urutan), satu.urutan))
    for ke, satu in enumerate(acara, 1):
        if satu.urutan != ke:  # by an UPDATE that leaves versi alone: a place on the agenda is no decision
            db.session.execute(update(Acara).where(Acara.id == satu.id).values(urutan=ke))
    audit.record("musdes.urutkan_acara", oleh=oleh, objek=musdes, jumlah=len(acara))


def _tempat(baru: int, lama: int) -> tuple[int, int, int]:
    """Who moves up stands before the one whose place is taken, who moves down behind it."""
    return baru, (baru > lama) - (baru < lama), lama


@verb
def delete_acara(id_: UUID, acara_id: UUID, *, oleh: Any) -> None:
    """Take a usulan off the agenda; it stays ready for another meeting. Refused once it was decided."""
    musdes = _untuk_diatur(id_, oleh)
    acara = get_acara(acara_id, musdes, kunci=True)
    usulan = list_usulan_terkunci([acara.usulan_id])[acara.usulan_id]
    if acara.keputusan and usulan.status == SIAP_MUSDES:
        raise RuleBroken("Usulan ini sudah diputus, jadi tetap di acara. Bila perlu, ubah putusannya di halaman sidang.")
    db.session.execute(delete(UndurDiri).where(UndurDiri.acara_id == acara.id))
    db.session.delete(acara)
    audit.record("musdes.keluarkan_acara", oleh=oleh, objek=musdes, usulan=usulan.nomor)
