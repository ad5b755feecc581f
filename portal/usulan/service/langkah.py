"""The steps that an operator takes: ready for the musdes (one or many), cancelled, sent again after a return."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ...akun.queries import cakupan
from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini
from ...keluarga.models import Keluarga
from ...keluarga.rules.kelengkapan import ringkas
from ...kit.tanggal import waktu_panjang
from ...kuota.queries.periode import jendela_tertutup
from ...pengaturan.queries import pengaturan
from ..models import Usulan
from ..queries import get_usulan
from ..queries.bukti import kurang_of
from ..rules.jenis import MENILAI_KELUARGA
from ..rules.status import (
    DIAJUKAN,
    DIBATALKAN,
    DIKEMBALIKAN,
    DRAF,
    SIAP_MUSDES,
    boleh_pindah,
    kalimat_tidak_boleh_pindah,
    kata_status,
)
from .kuota import ask_tempat
from .penerapan import pastikan_tidak_bentrok
from .pengolah import pastikan_pengolah
from .perpindahan import advance

MASSAL_MAKS = 500
ALASAN_MAKS = 500


@dataclass(frozen=True, slots=True)
class Hasil:
    """One usulan of a batch: ready, or in ``sebab`` why it was left out."""

    id: UUID
    nomor: str
    nama: str
    sebab: str = ""


def _milik_sendiri(id_: UUID, versi: int, ke: str, oleh: Any) -> Usulan:
    """The locked usulan; StaleWrite when it changed since it was shown, unless it already is what is asked for."""
    usulan = get_usulan(id_, untuk=oleh, kunci=True)
    pastikan_pengolah(usulan, oleh)
    if usulan.versi != versi and usulan.status != ke:
        pada = waktu_panjang(usulan.diubah_pada, pengaturan("zona"))
        kini = f"Statusnya sekarang “{kata_status(usulan.status, usulan.jenis)}”."
        raise StaleWrite(f"Usulan ini sudah diubah orang lain, terakhir {pada}.", rincian=(kini,))
    return usulan


def _maju(usulan: Usulan, ke: str, oleh: Any) -> None:
    """One step for which nothing may be missing, of the family or of the usulan's own proofs, and nothing clash."""
    if not boleh_pindah(usulan.status, ke, asal=usulan.asal):
        raise RuleBroken(kalimat_tidak_boleh_pindah(usulan.status, ke))
    kurang = kurang_of(usulan)
    if kurang:
        kalimat = ringkas(kurang) if usulan.jenis in MENILAI_KELUARGA else f"Usulan ini belum lengkap. {kurang[0].kalimat}"
        raise RuleBroken(kalimat, rincian=tuple(satu.kalimat for satu in kurang))
    pastikan_tidak_bentrok(usulan)
    advance(usulan, ke, oleh=oleh)


@verb
def prepare_usulan(id_: UUID, *, versi: int, oleh: Any) -> Usulan:
    """Declare it ready for the musdes. Raises RuleBroken that lists what the family lacks."""
    usulan = _milik_sendiri(id_, versi, SIAP_MUSDES, oleh)
    if usulan.status != SIAP_MUSDES:
        _maju(usulan, SIAP_MUSDES, oleh)
    audit.record("usulan.siapkan", oleh=oleh, objek=usulan)
    return usulan


@verb
def prepare_many(ids: Collection[UUID], *, oleh: Any) -> list[Hasil]:
    """Declare many ready; each that cannot be is left out and says why. Ids outside the person's scope do not exist."""
    require(oleh, Izin.USULAN_TULIS)
    if not ids:
        raise RuleBroken("Belum ada usulan yang dipilih. Beri tanda pada usulan yang siap, lalu kirim lagi.")
    if len(ids) > MASSAL_MAKS:
        raise RuleBroken(f"Paling banyak {MASSAL_MAKS} usulan sekali kirim.")
    pilih = (
        select(Usulan)
        .where(Usulan.id.in_(ids), cakupan(Usulan.desa_kode, oleh))
        .options(selectinload(Usulan.keluarga).selectinload(Keluarga.anggota))
        .options(selectinload(Usulan.keluarga).selectinload(Keluarga.kriteria))
        .order_by(Usulan.id)  # one order for all, so that two batches never wait for each other
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    hasil = [_siapkan_satu(usulan, oleh) for usulan in db.session.scalars(pilih).all()]
    terlewat = sum(bool(satu.sebab) for satu in hasil)
    audit.record("usulan.siapkan_massal", oleh=oleh, siap=len(hasil) - terlewat, terlewat=terlewat)
    return sorted(hasil, key=lambda satu: satu.nomor)


def _siapkan_satu(usulan: Usulan, oleh: Any) -> Hasil:
    sebab = ""
    try:
        _maju(usulan, SIAP_MUSDES, oleh)
    except RuleBroken as salah:
        sebab = salah.pesan
    return Hasil(usulan.id, usulan.nomor, usulan.keluarga.nama, sebab)


@verb
def cancel_usulan(id_: UUID, alasan: str, *, versi: int, oleh: Any) -> Usulan:
    """End it before the dinsos has it, with a reason in words that the timeline keeps."""
    usulan = _milik_sendiri(id_, versi, DIBATALKAN, oleh)
    if not alasan or len(alasan) > ALASAN_MAKS:
        raise RuleBroken(f"Tuliskan alasan pembatalan, paling panjang {ALASAN_MAKS} huruf.")
    if usulan.status != DIBATALKAN:
        advance(usulan, DIBATALKAN, oleh=oleh, alasan=alasan)
    audit.record("usulan.batalkan", oleh=oleh, objek=usulan)
    return usulan


@verb
def submit_kabupaten(id_: UUID, *, versi: int, oleh: Any) -> Usulan:
    """Send a usulan of the kabupaten to the queue, first or again after a return, without a musdes (domain 0.2)."""
    usulan = _milik_sendiri(id_, versi, DIAJUKAN, oleh)
    require(oleh, Izin.USULAN_KABUPATEN, usulan)
    tutup = jendela_tertutup(usulan.desa_kode, [usulan.jenis]) if usulan.status == DRAF else []
    if tutup:
        raise RuleBroken(tutup[0], rincian=tuple(tutup[1:]))
    if usulan.status == DRAF and ask_tempat([usulan], hari_ini(pengaturan("zona"))):
        raise RuleBroken("Kuota program ini untuk desa atau kelurahan itu sudah penuh, jadi usulan kabupaten belum dapat diajukan.")
    if usulan.status != DIAJUKAN:
        _maju(usulan, DIAJUKAN, oleh)
    audit.record("usulan.ajukan_kabupaten", oleh=oleh, objek=usulan)
    return usulan


@verb
def resend_usulan(id_: UUID, *, versi: int, oleh: Any) -> Usulan:
    """Send a returned usulan to the dinsos again; the musdes' decision stands. Raises RuleBroken as prepare_usulan."""
    usulan = _milik_sendiri(id_, versi, DIAJUKAN, oleh)
    require(oleh, Izin.USULAN_TULIS, usulan)
    if usulan.status != DIAJUKAN:
        if usulan.status != DIKEMBALIKAN:
            raise RuleBroken(kalimat_tidak_boleh_pindah(usulan.status, DIAJUKAN))
        _maju(usulan, DIAJUKAN, oleh)
    audit.record("usulan.ajukan_ulang", oleh=oleh, objek=usulan)
    return usulan
