"""What the verbs of a musdes share: what may still change, and how a clash of two people is told."""

from __future__ import annotations

from uuid import UUID

from ...errors import RuleBroken, StaleWrite
from ...kit.tanggal import pukul
from ...pengaturan.queries import pengaturan
from ..models import Musdes
from ..queries import find_pengubah
from ..rules.bentuk import KALIMAT_TANPA_RAPAT, is_sptjm, kata_status
from ..rules.peserta import istilah
from ..rules.status import boleh_mencatat, boleh_mengatur


def periksa_mengatur(musdes: Musdes) -> None:
    """Raises RuleBroken once the meeting is closed or cancelled."""
    if not boleh_mengatur(musdes.status):
        raise RuleBroken(_kalimat(musdes, "tidak dapat diubah lagi"))


def periksa_mencatat(musdes: Musdes) -> None:
    """Raises RuleBroken unless the meeting is under way."""
    if not boleh_mencatat(musdes.status):
        raise RuleBroken(_kalimat(musdes, "tidak sedang mencatat kehadiran dan keputusan"))


def periksa_rapat(musdes: Musdes) -> None:
    """Raises RuleBroken for a packet without a meeting: nobody was invited, came or voted, and nothing was noted down."""
    if is_sptjm(musdes.bentuk):
        raise RuleBroken(KALIMAT_TANPA_RAPAT)


def _kalimat(musdes: Musdes, kata: str) -> str:
    if is_sptjm(musdes.bentuk):
        return f"SPTJM ini {kata.replace('kehadiran dan keputusan', 'keputusan')}; statusnya “{kata_status(musdes.status, musdes.bentuk)}”."
    return f"{istilah(musdes.desa_kode).jenis} ini {kata}; statusnya “{kata_status(musdes.status)}”."


def bentrok(objek_id: UUID, apa: str, rincian: tuple[str, ...]) -> StaleWrite:
    """The error for the later of two writers; ``rincian`` holds what stands now and what was typed."""
    oleh = find_pengubah(objek_id)
    siapa = f"{oleh[0]} {pukul(oleh[1], pengaturan('zona'))}" if oleh else "orang lain"
    return StaleWrite(f"{apa} sudah diubah oleh {siapa}. Isian Anda masih ada di layar; belum tersimpan.", rincian=rincian)
