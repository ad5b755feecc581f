"""When things happened: meetings of the last three months, packets of the last twelve days, each step after the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from ..usulan.rules import status as s
from .rencana import BARU, JALAN, LAMA, Kasus

ANTREAN_HARI = 12  # the queue holds what was sent in the last twelve days
PENGESAHAN, SERAHAN, JAWABAN, PENETAPAN = 56.0, 50.0, 36.0, 32.0  # days ago
PENGESAHAN_BARU = 20.0  # what is confirmed and not yet handed over
SURAT_LAMA, SURAT_BARU = "400.9/001/DEMO/PENGESAHAN", "400.9/002/DEMO/PENGESAHAN"
MENIT = timedelta(minutes=1)
DIPUTUS = (s.TERVERIFIKASI, s.DIKEMBALIKAN, s.DITOLAK)


def hari_lalu(kini: datetime, hari: float) -> datetime:
    """A moment so many days ago; when that is more than a day, within office hours (02 to 08 UTC)."""
    saat = kini - timedelta(days=hari)
    if hari <= 1.5:
        return saat
    return saat.replace(hour=2 + int(hari * 7919) % 6, minute=int(hari * 104729) % 60)


@dataclass(frozen=True)
class Rapat:
    """One meeting of one desa: when it was opened and closed, and when its packet was sent (None: not yet)."""

    jenis: str
    mulai: datetime
    tutup: datetime
    dikirim: datetime | None


def jadwal_rapat(acak: Random, kini: datetime, jenis: str) -> Rapat:
    """The meeting of one kind of some desa."""
    if jenis == LAMA:
        hari = acak.uniform(72, 78)
        kirim: datetime | None = hari_lalu(kini, hari - acak.uniform(1.2, 3))
    elif jenis == BARU:
        hari = acak.uniform(13, 18)
        kirim = hari_lalu(kini, acak.uniform(0.1, ANTREAN_HARI - 0.2))
    else:
        hari, kirim = acak.uniform(2, 6), None
    mulai = (kini - timedelta(days=hari)).replace(hour=2, minute=0, second=0, microsecond=0)
    return Rapat(jenis, mulai, mulai + timedelta(hours=3, minutes=acak.randrange(30)), kirim)


def waktu_kasus(acak: Random, kini: datetime, kasus: Kasus, rapat: Rapat | None) -> list[datetime]:
    """The moment of each step of the case's way, strictly one after the other and none in the future."""
    hasil: list[datetime] = []
    for status in JALAN[kasus.status]:
        saat = _saat(acak, kini, status, kasus, rapat)
        if hasil:
            saat = max(saat, hasil[-1] + (acak.uniform(2, 9) * MENIT if status in DIPUTUS else timedelta(seconds=20)))
        hasil.append(min(saat, kini))
    return hasil


def _saat(acak: Random, kini: datetime, status: str, kasus: Kasus, rapat: Rapat | None) -> datetime:
    if rapat is None:
        awal = 90.0 if kasus.status == s.DIBATALKAN else 9.0
        return hari_lalu(kini, awal - {s.DRAF: 0, s.SIAP_MUSDES: 4, s.DIBATALKAN: 5}[status] - acak.random())
    if status in (s.DRAF, s.SIAP_MUSDES):
        return rapat.mulai - timedelta(days=acak.uniform(6, 10) if status == s.DRAF else acak.uniform(1, 5))
    if status in (s.LAYAK, s.TIDAK_LAYAK, s.DITUNDA):
        return rapat.tutup
    kirim = rapat.dikirim or rapat.tutup
    tetap = {
        s.DIKIRIM: SERAHAN, s.PADAN: JAWABAN, s.TIDAK_PADAN: JAWABAN, s.DITETAPKAN: PENETAPAN, s.DITOLAK_PUSAT: PENETAPAN,
        s.DISAHKAN: PENGESAHAN_BARU if kasus.status == s.DISAHKAN else PENGESAHAN,
    }  # fmt: skip
    if status in tetap:
        return hari_lalu(kini, tetap[status])
    if status == s.DIAJUKAN:
        return kirim
    if status == s.DIPERIKSA:
        if kasus.status == s.DIPERIKSA and acak.random() < 0.35:
            return kini - acak.uniform(1, 18) * MENIT  # a claim that still holds
        akhir = hari_lalu(kini, PENGESAHAN + 1) if rapat.jenis == LAMA else kini - 45 * MENIT
        return kirim + (akhir - kirim) * acak.random()
    return kirim  # a decision: some minutes after the claim
