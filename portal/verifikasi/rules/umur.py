"""How long a usulan has waited, in days and in service days, and how the waits of many look together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from ...kit.tanggal import lama, penutupan_sesudah

HARI_LAYANAN = 5


@dataclass(frozen=True, slots=True)
class TandaUmur:
    """How long a usulan has waited: `kata` in calendar days for the eye, `jenis` (ok, warn, bad) by service days."""

    kata: str
    jenis: str
    hari_layanan: int


def hari_layanan(dari: date, sampai: date, libur: Collection[date] = ()) -> int:
    """Service days after `dari` up to and with `sampai`: Monday to Friday but for holidays."""
    pekan, sisa = divmod(max((sampai - dari).days, 0), 7)
    hari = pekan * 5 + sum((dari + timedelta(days=ke + 1)).weekday() < 5 for ke in range(sisa))
    return hari - sum(dari < satu <= sampai and satu.weekday() < 5 for satu in set(libur))


def tanda_umur(
    menunggu_sejak: date, hari_ini: date, batas: int = HARI_LAYANAN, libur: Collection[date] = ()
) -> TandaUmur:
    """The age of a usulan in the queue: warns from the day before the last service day, bad when it is past."""
    hari = hari_layanan(menunggu_sejak, hari_ini, libur)
    jenis = "bad" if hari > batas else "warn" if hari >= batas - 1 else "ok"
    return TandaUmur(lama(menunggu_sejak, hari_ini), jenis, hari)


def batas_terlambat(hari_ini: date, batas: int = HARI_LAYANAN, libur: Collection[date] = ()) -> date:
    """The last day such that what has waited since then is late: the queue is filtered and counted by it."""
    hari = hari_ini
    while hari_layanan(hari, hari_ini, libur) <= batas:
        hari -= timedelta(days=1)
    return hari


def penutupan_berikut(hari_ini: date, tanggal: int) -> tuple[date, int]:
    """The next monthly cut-off (today counts) and how many days are left; `tanggal` is a day that every month has."""
    penutupan = penutupan_sesudah(hari_ini, tanggal)
    return penutupan, (penutupan - hari_ini).days


def persentil(nilai: Sequence[int], bagian: int) -> int:
    """The smallest value that at least ``bagian`` percent of these do not exceed (nearest rank); raises ValueError for none."""
    if not nilai or not 0 < bagian <= 100:
        raise ValueError("persentil perlu nilai, dan bagian 1 sampai 100")
    return sorted(nilai)[ceil(len(nilai) * bagian / 100) - 1]


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How long what is open in one unit has waited, in service days."""

    kode: str
    jumlah: int
    median: int
    p90: int
    terlama: int
    terlambat: int

    @property
    def urutan(self) -> tuple[int, int, int, str]:
        """Slowest first."""
        return -self.p90, -self.median, -self.jumlah, self.kode


def sebaran_umur(menunggu: Iterable[tuple[str, date, int]], hari_ini: date, batas: int, panjang: int = 13) -> list[Sebaran]:
    """Waits by unit, the slowest first; ``menunggu`` are (desa, waiting since, how many), ``panjang`` cuts the code: 13 desa, 8 kecamatan."""
    umur: dict[date, int] = {}
    per_unit: dict[str, list[int]] = {}
    for desa, sejak, jumlah in menunggu:
        if sejak not in umur:
            umur[sejak] = hari_layanan(sejak, hari_ini)
        per_unit.setdefault(desa[:panjang], []).extend([umur[sejak]] * jumlah)
    hasil = [
        Sebaran(kode, len(hari), persentil(hari, 50), persentil(hari, 90), max(hari), sum(satu > batas for satu in hari))
        for kode, hari in per_unit.items()
    ]
    return sorted(hasil, key=lambda satu: satu.urutan)
