"""Who may claim or decide a usulan now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...akun.rules import Kuasa
from ...kit.tanggal import pukul, waktu_panjang
from ...usulan.rules.empat_mata import KALIMAT_PEMBUAT, KALIMAT_PEMBUAT_WAKIL, pemeriksa_sah
from ...usulan.rules.status import (
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    DISAHKAN,
    DITOLAK,
    KATA_STATUS,
    TERVERIFIKASI,
    VALID_KECAMATAN,
)
from .putusan import KALIMAT_KUNJUNGAN

LAMA_KLAIM = timedelta(minutes=30)


def klaim_sampai(sekarang: datetime) -> datetime:
    """Until when a claim taken or renewed now holds."""
    return sekarang + LAMA_KLAIM


def klaim_berlaku(sampai: datetime | None, sekarang: datetime) -> bool:
    """Whether a claim still holds; one that has run out keeps nobody from taking the usulan."""
    return sampai is not None and sekarang < sampai


@dataclass(frozen=True, slots=True)
class FaktaAntrean:
    """One usulan as the queue sees it; `pemeriksa` holds the claim or has decided. Ids are compared, names shown."""

    status: str
    pembuat: object
    pemeriksa: object = None
    pemeriksa_nama: str = ""
    klaim_sampai: datetime | None = None
    diputus_pada: datetime | None = None
    pertama: object = None  # who gave the first of two approvals
    pertama_nama: str = ""
    kerabat: bool = False
    kunjungan: bool = False  # a home visit is asked for and not recorded yet


SEMUA_ANTRE = (DIAJUKAN, VALID_KECAMATAN, DIPERIKSA)
SENDIRI = Kuasa()  # nobody acts for anybody


def status_antre(langkah_kecamatan: bool) -> tuple[str, ...]:
    """The states that the verifikator's queue holds; with the step of the kecamatan on, what it has not validated waits there."""
    return (VALID_KECAMATAN, DIPERIKSA) if langkah_kecamatan else SEMUA_ANTRE


def boleh_memutus(
    usulan: FaktaAntrean, oleh: object, sekarang: datetime, zona: str = "WIB", kuasa: Kuasa = SENDIRI, antre: Collection[str] = SEMUA_ANTRE
) -> tuple[bool, str]:
    """Whether `oleh` may claim or decide this usulan now, else why not. One rule for one usulan and for a batch.

    One that waits unclaimed, or whose claim ran out, may be decided: the verb claims it first, in the same transaction.
    """
    if usulan.status not in antre:
        return False, _di_luar_antrean(usulan, zona)
    if not pemeriksa_sah(usulan.pembuat, oleh, kuasa.bersama):
        return False, KALIMAT_PEMBUAT if usulan.pembuat == oleh else KALIMAT_PEMBUAT_WAKIL
    dipegang = usulan.status == DIPERIKSA and klaim_berlaku(usulan.klaim_sampai, sekarang)
    if dipegang and usulan.pemeriksa != oleh and usulan.pemeriksa not in kuasa.atas and usulan.klaim_sampai is not None:
        return False, f"Sedang diperiksa {usulan.pemeriksa_nama} sampai {pukul(usulan.klaim_sampai, zona)}."
    return True, ""


def halangan_setuju(usulan: FaktaAntrean, oleh: object, kuasa: Kuasa = SENDIRI) -> str | None:
    """Why this person may not approve it, though they may return or reject it; else None."""
    if usulan.kunjungan:
        return KALIMAT_KUNJUNGAN
    if usulan.pertama is not None and usulan.pertama == oleh:
        return "Anda sudah menyetujui usulan ini sebagai verifikator pertama. Persetujuan kedua diberikan verifikator lain."
    if usulan.pertama in kuasa.bersama:
        return f"{usulan.pertama_nama} sudah menyetujui sebagai verifikator pertama. Selama mewakili, Anda berdua terhitung satu orang."
    return None


def perlu_kedua(usulan: FaktaAntrean) -> bool:
    """Whether an approval now is the first of two."""
    return usulan.kerabat and usulan.pertama is None


def _di_luar_antrean(usulan: FaktaAntrean, zona: str) -> str:
    kata = KATA_STATUS[usulan.status]
    if usulan.status == DIAJUKAN:
        return "Menunggu validasi kecamatan."
    if usulan.status in (DIKEMBALIKAN, DITOLAK, TERVERIFIKASI, DISAHKAN) and usulan.pemeriksa_nama:
        kapan = f" pada {waktu_panjang(usulan.diputus_pada, zona)}" if usulan.diputus_pada else ""
        return f"Sudah diputus {usulan.pemeriksa_nama}{kapan}: {kata}."
    return f"Tidak ada dalam antrean; statusnya “{kata}”."
