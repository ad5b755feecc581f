"""The first page of a dashboard and the first page of the recap: the few figures that people ask for first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...kit.angka import ribuan
from ...kuota.rules import PROGRAM
from ...musdes.rules.kalender import BELUM, BERLAKU, LEWAT, SEGERA, TERLAMBAT
from ...verifikasi.rules.umur import Sebaran
from ..rules import dasbor as d
from .dasbor import (
    Satuan,
    count_keadaan,
    list_lokal,
    list_umur,
    sum_lokal,
    sum_per_unit,
    tanggal_penerima,
)
from .tema import PerUnit


@dataclass(frozen=True, slots=True)
class Ringkas:
    """What is counted of one unit: by unit below, all together, the calendar, the queue, the programmes of its own."""

    satuan: Satuan
    isi: PerUnit
    semua: dict[str, int]
    lokal: dict[str, tuple[str, str]]
    per_tanggal: date | None
    keadaan: dict[str, dict[str, int]]
    antre: Sebaran | None

    def jumlah_keadaan(self, *keadaan: str) -> int:
        """How many desa stand so in the calendar of musyawarah."""
        return sum(satu[kode] for satu in self.keadaan.values() for kode in keadaan)

    @property
    def musdes(self) -> tuple[int, int, int]:
        """(done, due, overdue): desa whose result still holds, will end soon, or is over, late or never was."""
        return self.jumlah_keadaan(BERLAKU), self.jumlah_keadaan(SEGERA), self.jumlah_keadaan(LEWAT, TERLAMBAT, BELUM)


def ringkas_of(satuan: Satuan) -> Ringkas:
    """All of it, in half a dozen statements."""
    isi, lokal = sum_per_unit(satuan, tanpa=d.DESIL), list_lokal()
    umur = list_umur(satuan, len(satuan.kode))[0]
    semua = d.gabung((*isi.values(), *sum_lokal(satuan, lokal).values()))
    return Ringkas(satuan, isi, semua, lokal, tanggal_penerima(), count_keadaan(satuan), umur[0] if umur else None)


def angka_utama(r: Ringkas) -> list[tuple[str, str, str]]:
    """(figure, what it counts, whose word it is)."""
    sumber = d.kalimat_sumber(r.per_tanggal)
    keluarga = [
        (ribuan(r.semua.get(d.KK, 0)), "KK", "keluarga yang tercatat di portal"),
        (ribuan(r.semua.get(d.JIWA, 0)), "jiwa", "anggota keluarga itu"),
    ]
    pusat = [
        (ribuan(d.penerima(r.semua, kode)), f"{satu.satuan} {satu.singkatan}", sumber)
        for kode, satu in sorted(PROGRAM.items(), key=lambda dua: not dua[1].is_per_jiwa)
    ]
    daerah = [
        (ribuan(d.bantuan_lokal(r.semua, kode)), f"{satuan} {nama}", "bantuan daerah yang ditetapkan dinas sosial")
        for kode, (nama, satuan) in r.lokal.items()
    ]
    return [*keluarga, *pusat, *daerah]
