"""advance(): the only place where a usulan changes its state; and the gap-free counters. Both without own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from ...db import db, sedang_menulis
from ...errors import RuleBroken
from ...jam import sekarang
from ...keluarga.models import Keluarga
from ...keluarga.service import set_kunci
from ..models import NomorUrut, Riwayat, Usulan
from ..queries import list_kunci
from ..rules.status import (
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    bagian_terbuka,
    boleh_pindah,
    is_mengunci,
    kalimat_tidak_boleh_pindah,
)


def advance(usulan: Usulan, ke: str, *, oleh: Any, alasan: str = "", bagian: Sequence[str] = ()) -> None:
    """Move the usulan one step and write it on its timeline; inside the caller's transaction, without an audit line.

    ``alasan`` is shown as written, so it holds words and never a code. ``bagian`` names the sections of a return.
    Raises RuleBroken when the table has no such step or does not give it to the person's role.
    """
    if not sedang_menulis():
        raise RuntimeError("advance() di luar transaction()")
    dari = usulan.status
    if not boleh_pindah(dari, ke):
        raise RuleBroken(kalimat_tidak_boleh_pindah(dari, ke))
    if not boleh_pindah(dari, ke, oleh.peran):
        raise RuleBroken("Langkah ini dilakukan oleh peran lain.")
    usulan.status, usulan.diubah_pada = ke, sekarang()
    usulan.bagian_kembali = ",".join(bagian) if ke == DIKEMBALIKAN else ""
    if dari == DIPERIKSA:
        usulan.klaim_sampai = None
    if ke == DIAJUKAN:
        usulan.pemeriksa_id = None  # in all other states it stays: who verified may not confirm (four eyes)
        if dari != DIPERIKSA:  # a released claim keeps its place in the queue
            usulan.menunggu_sejak = usulan.diubah_pada
    catat_riwayat(usulan, dari, oleh, alasan)
    if is_mengunci(dari) != is_mengunci(ke) or DIKEMBALIKAN in (dari, ke):
        _kunci_keluarga(usulan.keluarga_id)


def catat_riwayat(usulan: Usulan, dari: str, oleh: Any, alasan: str = "") -> None:
    """Add the step from ``dari`` to the present state to the timeline."""
    db.session.flush()
    urutan = db.session.scalar(select(func.max(Riwayat.urutan)).where(Riwayat.usulan_id == usulan.id)) or 0
    db.session.add(
        Riwayat(
            id=uuid4(), usulan_id=usulan.id, desa_kode=usulan.desa_kode, waktu=usulan.diubah_pada, oleh=oleh.id,
            oleh_nama=oleh.nama, peran=oleh.peran, dari=dari, ke=usulan.status, alasan=alasan, urutan=urutan + 1,
        )
    )  # fmt: skip


def _kunci_keluarga(keluarga_id: UUID) -> None:
    """Lock or open the family as all its open usulan together demand: one that was returned opens its sections."""
    db.session.flush()
    keluarga = db.session.scalars(
        select(Keluarga).where(Keluarga.id == keluarga_id).with_for_update().execution_options(populate_existing=True)
    ).one()
    mengunci = [(status, bagian.split(",")) for status, bagian in list_kunci(keluarga_id) if is_mengunci(status)]
    terbuka = frozenset[str]().union(*(bagian_terbuka(status, bagian) for status, bagian in mengunci))
    set_kunci(keluarga, bool(mengunci), sorted(terbuka))


def ambil_nomor(jenis: str, lingkup: str, tahun: int) -> int:
    """The next number of a gap-free series; its row stays locked until the caller's transaction ends."""
    if not sedang_menulis():
        raise RuntimeError("ambil_nomor() di luar transaction()")
    sisip = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    perintah = sisip(NomorUrut).values(jenis=jenis, lingkup=lingkup, tahun=tahun, terakhir=1)
    perintah = perintah.on_conflict_do_update(
        index_elements=["jenis", "lingkup", "tahun"], set_={"terakhir": NomorUrut.terakhir + 1}
    )
    return db.session.execute(perintah.returning(NomorUrut.terakhir)).scalar_one()
