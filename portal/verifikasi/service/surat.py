"""The kadis' letter after it was made: who opened it, its signed scan, and taking it back before the hand-over."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import sekarang
from ...usulan.rules.status import DISAHKAN, TERVERIFIKASI
from ...usulan.service import advance_many
from ...web.uploads import BerkasTersimpan, buang_berkas, sapu_ber_id, simpan_pindaian
from ..models import Pengesahan
from ..queries.surat import count_dikirim, get_surat, list_ids
from ..queries.usulan import list_usulan_terkunci
from ..rules.pengesahan import halangan_tarik, salah_tarik

SUBFOLDER = "pengesahan"
KALIMAT_DITARIK = "Pengesahan ini sudah ditarik, jadi tidak perlu pindaian."


@verb
def record_lihat_surat(id: UUID, apa: str, *, oleh: Any) -> None:
    """Note that somebody opens the letter (surat) or its scan (pindaian), both with NIK, before it is shown."""
    require(oleh, Izin.NIK_LIHAT)
    surat = get_surat(id, untuk=oleh)
    audit.record("pengesahan.lihat", oleh=oleh, objek=surat, nomor=surat.nomor_surat, apa=apa)


def upload_pindaian(id_: UUID, pengesahan_id: UUID, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any) -> None:
    """Store the signed letter under the id of its form; a later one takes its place. The file is written before the transaction."""
    _boleh_unggah(get_surat(pengesahan_id, untuk=oleh), oleh)
    db.session.rollback()
    tersimpan = simpan_pindaian(stream, nama_asli, folder=folder, nama=id_.hex)
    try:
        lama = _catat_pindaian(id_, pengesahan_id, tersimpan, oleh=oleh)
    except Exception:
        db.session.rollback()
        if get_surat(pengesahan_id, untuk=oleh).pindaian != tersimpan.nama:
            buang_berkas(folder / tersimpan.nama)
        raise
    if lama:
        buang_berkas(folder / lama)


def _boleh_unggah(surat: Pengesahan, oleh: Any) -> None:
    require(oleh, Izin.PENGESAHAN_UNGGAH)
    if surat.dibatalkan_pada:
        raise RuleBroken(KALIMAT_DITARIK)


@verb
def _catat_pindaian(id_: UUID, pengesahan_id: UUID, tersimpan: BerkasTersimpan, *, oleh: Any) -> str:
    """Returns the name of the scan that was replaced; the same form again replaces nothing."""
    surat = get_surat(pengesahan_id, untuk=oleh, kunci=True)
    _boleh_unggah(surat, oleh)
    lama = surat.pindaian
    if lama.partition(".")[0] == id_.hex and lama != tersimpan.nama:
        raise SameIdOtherContent()
    if lama != tersimpan.nama:
        surat.pindaian, surat.pindaian_mime, surat.pindaian_pada = tersimpan.nama, tersimpan.mime, sekarang()
    audit.record("pengesahan.unggah", oleh=oleh, objek=surat, nomor=surat.nomor_surat, sidik=tersimpan.sha256)
    return lama if lama != tersimpan.nama else ""


@verb
def undo_pengesahan(id: UUID, alasan: str, *, oleh: Any) -> Pengesahan:
    """Take a confirmation back as long as nothing of it was handed over: its usulan wait for confirmation again.

    The letter keeps its number, with who took it back, when and why. Twice is once; raises RuleBroken after the hand-over.
    """
    require(oleh, Izin.PENGESAHAN_TULIS)
    surat = get_surat(id, untuk=oleh, kunci=True)
    if surat.dibatalkan_pada is None:
        if salah := salah_tarik(alasan) or halangan_tarik(count_dikirim(id, surat.dibuat_pada)):
            raise RuleBroken(salah)
        usulan = [satu for satu in list_usulan_terkunci(list_ids(id, untuk=oleh), untuk=oleh) if satu.status == DISAHKAN]
        # On PostgreSQL a hand-over may have gone on while these rows were waited for.
        if count_dikirim(id, surat.dibuat_pada):
            raise StaleWrite("Usulan dari surat ini baru saja masuk berkas serahan. Muat ulang halaman.")
        advance_many(usulan, TERVERIFIKASI, oleh=oleh, alasan=f"Surat nomor {surat.nomor_surat} ditarik: {alasan}")
        surat.dibatalkan_oleh, surat.dibatalkan_pada, surat.alasan_batal = oleh.id, sekarang(), alasan
    elif surat.dibatalkan_oleh != oleh.id:
        raise StaleWrite("Pengesahan ini sudah ditarik oleh orang lain.")
    audit.record("pengesahan.tarik", oleh=oleh, objek=surat, nomor=surat.nomor_surat)
    return surat


def sweep_pindaian(folder: Path, *, sebelum: float) -> int:
    """Delete scans of letters older than ``sebelum`` that no letter names: of a server that was killed, or replaced by a later one."""
    return sapu_ber_id(folder / SUBFOLDER, _bernama, sebelum=sebelum)


def _bernama(ids: Collection[UUID]) -> list[str]:
    nama = [f"{id_.hex}.{akhiran}" for id_ in ids for akhiran in ("pdf", "jpg")]
    return list(db.session.scalars(select(Pengesahan.pindaian).where(Pengesahan.pindaian.in_(nama))))
