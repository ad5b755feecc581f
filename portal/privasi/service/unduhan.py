"""Taking a list out as xlsx: the day's limit, the file, and the row that says who, how much, why and what for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.models import Pengguna, Unduhan
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.unduhan import kalimat_batas, salah_alasan
from ...pengaturan.queries import pengaturan
from ..queries.unduhan import count_baris_hari_ini


@verb
def record_unduhan(id_: UUID, daftar: str, baris: int, *, pribadi: bool, alasan: str = "", tujuan: str = "", oleh: Any) -> Unduhan:
    """Note a file that is about to be sent; raises RuleBroken when it goes over the day's limit of personal data.

    The same form again is the same row, with the larger number of rows. The person's row is locked, so that two at once are
    counted one after the other. The words of the purpose stay off the trail: they may name somebody.
    """
    if pribadi:
        if salah := salah_alasan(alasan, tujuan):
            raise RuleBroken(next(iter(salah.values())))
        db.session.execute(select(Pengguna.id).where(Pengguna.id == oleh.id).with_for_update())
        dipakai, batas = count_baris_hari_ini(untuk=oleh, kecuali=id_), pengaturan("batas_unduhan_harian")
        if dipakai + baris > batas:
            raise RuleBroken(kalimat_batas(batas, dipakai))
    ada = db.session.get(Unduhan, id_)
    if ada is None:
        ada = Unduhan(
            id=id_, daftar=daftar, pribadi=pribadi, baris=baris, alasan=alasan, tujuan=tujuan, oleh=oleh.id, pada=sekarang()
        )
        db.session.add(ada)
    elif (ada.daftar, ada.alasan, ada.tujuan, ada.oleh) != (daftar, alasan, tujuan, oleh.id):
        raise SameIdOtherContent()
    else:
        ada.baris = max(ada.baris, baris)
    audit.record("unduhan.buat", oleh=oleh, objek=ada, daftar=daftar, baris=baris, pribadi=pribadi, alasan=alasan)
    return ada
