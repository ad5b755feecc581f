"""Usulan that put current recipients before a musdes; inside the caller's transaction, without an audit line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from ...akun.queries import cakupan
from ...akun.rules import Izin
from ...akun.service import require
from ...db import db
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...keluarga.models import Keluarga
from ..models import Usulan
from ..queries.bentrok import fakta_isi, list_fakta_terbuka
from ..rules.bentrok import bentrok
from ..rules.isian import IsiUsulan
from ..rules.jenis import DESA, HAPUS, TINJAU_ULANG
from ..rules.status import SIAP_MUSDES
from ..rules.tinjau import sidik_tinjau
from .isi import insert_usulan
from .perpindahan import advance


def find_tinjau(id_: UUID, sidik_isi: str) -> bool:
    """Whether this form arrived before; ``id_`` is the id of its first usulan. Raises SameIdOtherContent when it said something else."""
    ada = db.session.get(Usulan, id_)
    if ada is not None and ada.isi_sidik != sidik_tinjau(sidik_isi):
        raise SameIdOtherContent()
    return ada is not None


def lock_keluarga(ids: Collection[UUID], *, oleh: Any) -> list[Keluarga]:
    """These families, locked in one fixed order before any number is taken; raises NotFound when one is out of scope."""
    pilih = select(Keluarga).where(Keluarga.id.in_(ids), cakupan(Keluarga.desa_kode, oleh)).order_by(Keluarga.id)
    keluarga = list(db.session.scalars(pilih.with_for_update().execution_options(populate_existing=True)))
    if len(keluarga) != len(set(ids)):
        raise NotFound()
    return keluarga


def write_tinjau(id_: UUID, keluarga: Collection[Keluarga], keterangan: Mapping[UUID, str], sidik_isi: str, *, oleh: Any) -> list[Usulan]:
    """A removal to be talked about for each locked family, ready for the musdes; the first bears the form's id.

    Raises RuleBroken when one clashes with an open usulan of its family: then none is made.
    """
    hasil: list[Usulan] = []
    for satu in keluarga:
        require(oleh, Izin.USULAN_TULIS, satu)
        isi = IsiUsulan(HAPUS, alasan_hapus=TINJAU_ULANG, keterangan=keterangan[satu.id])
        usulan_id = uuid5(id_, str(satu.id)) if hasil else id_
        if salah := bentrok(fakta_isi(usulan_id, isi), list_fakta_terbuka(satu.id)):
            raise RuleBroken(f"{satu.nama}: {salah[0]}", rincian=tuple(salah[1:]))
        usulan = insert_usulan(usulan_id, satu, isi, DESA, sidik_tinjau(sidik_isi), oleh=oleh, catatan="Ditinjau ulang sebagai penerima.")
        advance(usulan, SIAP_MUSDES, oleh=oleh)
        hasil.append(usulan)
    return hasil
