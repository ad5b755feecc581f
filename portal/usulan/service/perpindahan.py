"""advance(): the only place where a usulan changes its state; and the gap-free counters. Both without own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.attributes import set_committed_value

from ...db import db, sedang_menulis
from ...errors import RuleBroken
from ...jam import sekarang
from ...keluarga.models import Keluarga
from ...keluarga.service import set_kunci
from ...kuota.queries.program import kode_lokal
from ...kuota.service import ambil_lagi, lepas_tempat
from ..models import NomorUrut, Riwayat, Usulan
from ..queries import list_kunci
from ..rules.kuota import DI_ANTREAN, DIPUTUS, MEMBEBASKAN
from ..rules.status import (
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    DITETAPKAN_DINAS,
    DITOLAK_PUSAT,
    TARIK_HASIL,
    VALID_KECAMATAN,
    bagian_terbuka,
    boleh_pindah,
    is_mengunci,
    is_terbuka,
    kalimat_tidak_boleh_pindah,
)
from .penerapan import apply_langkah, is_mengubah, pastikan_tidak_bentrok

POTONGAN = 500  # rows in one statement: SQLite takes 32,766 values


def advance(
    usulan: Usulan, ke: str, *, oleh: Any, alasan: str = "", bagian: Sequence[str] = (), otomatis: bool = False, tarik: bool = False
) -> None:
    """Move the usulan one step and write it on its timeline; inside the caller's transaction, without an audit line.

    ``alasan`` is shown as written, so it holds words and never a code. ``bagian`` names the sections of a return.
    ``otomatis``: the step follows from somebody else's (a place came free), so the role is not asked. ``tarik``: an answer of the
    centre is taken back, which is no step of the way (TARIK_HASIL); the caller has asked for the permission. When the usulan ends without
    aid its places of the quota go to the next. Raises RuleBroken when the table has no such step or does not give it to the role.
    """
    if not sedang_menulis():
        raise RuntimeError("advance() di luar transaction()")
    dari = usulan.status
    if not ((dari, ke) in TARIK_HASIL if tarik else boleh_pindah(dari, ke, asal=usulan.asal)):
        raise RuleBroken(kalimat_tidak_boleh_pindah(dari, ke))
    if not otomatis and not tarik and not boleh_pindah(dari, ke, oleh.peran, usulan.asal):
        raise RuleBroken("Langkah ini dilakukan oleh peran lain.")
    if (ke == DIAJUKAN and dari != DIPERIKSA) or (is_terbuka(ke) and not is_terbuka(dari)):
        pastikan_tidak_bentrok(usulan)
    usulan.status, usulan.diubah_pada = ke, sekarang()
    usulan.bagian_kembali = ",".join(bagian) if ke == DIKEMBALIKAN else ""
    if dari == DIPERIKSA:
        usulan.klaim_sampai = None
    if ke in (DIAJUKAN, VALID_KECAMATAN):
        usulan.pemeriksa_id = None  # in all other states it stays: who verified may not confirm (four eyes)
        if dari != DIPERIKSA:  # a released claim keeps its place in the queue
            usulan.menunggu_sejak = usulan.diubah_pada
    kabar = apply_langkah(usulan, dari, ke, oleh=oleh)
    catat_riwayat(usulan, dari, oleh, " ".join(kata for kata in (alasan, kabar) if kata))
    if is_mengunci(dari) != is_mengunci(ke) or DIKEMBALIKAN in (dari, ke):
        _kunci_keluarga(usulan.keluarga_id)
    if ke in MEMBEBASKAN:
        lepas_tempat(usulan.id, oleh=oleh, baris=_dilepas(usulan, ke))
    elif dari in DIPUTUS and ke in DI_ANTREAN:
        ambil_lagi(usulan.id)


def _dilepas(usulan: Usulan, ke: str) -> list[UUID]:
    """The lines that give their places back: what the dinsos settled itself stays, and what the centre refuses is none of its own."""
    lokal = kode_lokal() if ke == DITOLAK_PUSAT else ()
    return [satu.id for satu in usulan.program if satu.keputusan != DITETAPKAN_DINAS and satu.program not in lokal]


def advance_many(semua: Sequence[Usulan], ke: str, *, oleh: Any, alasan: str = "") -> None:
    """advance() for many usulan, locked by the caller, in a few statements: the same rules and the same timeline.

    Only for steps between states in which the family stays locked and nobody holds a claim: those touch nothing but the usulan.
    """
    if not sedang_menulis():
        raise RuntimeError("advance_many() di luar transaction()")
    for dari in sorted({usulan.status for usulan in semua}):
        if not boleh_pindah(dari, ke):
            raise RuleBroken(kalimat_tidak_boleh_pindah(dari, ke))
        if not boleh_pindah(dari, ke, oleh.peran):
            raise RuleBroken("Langkah ini dilakukan oleh peran lain.")
        if DIKEMBALIKAN in (dari, ke) or DIPERIKSA in (dari, ke) or ke in (DIAJUKAN, VALID_KECAMATAN) or is_mengunci(dari) != is_mengunci(ke):
            raise ValueError(f"langkah {dari} ke {ke} satu per satu")
    db.session.flush()
    satu_satu = [usulan for usulan in semua if is_mengubah(usulan, usulan.status, ke)]
    for usulan in satu_satu:
        advance(usulan, ke, oleh=oleh, alasan=alasan)
    semua = [usulan for usulan in semua if usulan not in satu_satu] if satu_satu else semua
    for awal in range(0, len(semua), POTONGAN):
        _pindah(semua[awal : awal + POTONGAN], ke, oleh, alasan)


def _pindah(semua: Sequence[Usulan], ke: str, oleh: Any, alasan: str) -> None:
    ids, kini = [usulan.id for usulan in semua], sekarang()
    isi = {"status": ke, "diubah_pada": kini, "bagian_kembali": ""}
    perintah = update(Usulan).where(Usulan.id.in_(ids)).values(**isi, versi=Usulan.versi + 1)
    db.session.execute(perintah.execution_options(synchronize_session=False))
    terakhir = select(Riwayat.usulan_id, func.max(Riwayat.urutan)).where(Riwayat.usulan_id.in_(ids)).group_by(Riwayat.usulan_id)
    urutan = {id_: nomor for id_, nomor in db.session.execute(terakhir)}
    baris = [
        {
            "id": uuid4(), "usulan_id": usulan.id, "desa_kode": usulan.desa_kode, "waktu": kini, "oleh": oleh.id, "oleh_nama": oleh.nama,
            "peran": oleh.peran, "dari": usulan.status, "ke": ke, "alasan": alasan, "urutan": urutan.get(usulan.id, 0) + 1,
        }
        for usulan in semua
    ]  # fmt: skip
    db.session.execute(insert(Riwayat), baris)
    for usulan in semua:
        for nama, nilai in (*isi.items(), ("versi", usulan.versi + 1)):
            set_committed_value(usulan, nama, nilai)


def catat_riwayat(usulan: Usulan, dari: str, oleh: Any, alasan: str = "", waktu: datetime | None = None) -> None:
    """Add the step from ``dari`` to the present state to the timeline; ``waktu`` is that of the change, unless told."""
    db.session.flush()
    urutan = db.session.scalar(select(func.max(Riwayat.urutan)).where(Riwayat.usulan_id == usulan.id)) or 0
    db.session.add(
        Riwayat(
            id=uuid4(), usulan_id=usulan.id, desa_kode=usulan.desa_kode, waktu=waktu or usulan.diubah_pada, oleh=oleh.id,
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
