"""PKH components that can be read from a family's data: a hint with its rule, never a decision (domain 6.6).

Ages and numbers are limits of the rule PKH_TANPA_KOMPONEN: the age of lansia was 60, then 70, then 60 again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ...kit.tanggal import umur
from .aturan import ATURAN, AturanBerlaku
from .fakta import FaktaOrang, FaktaPeriksa

ATURAN_PKH = "PKH_TANPA_KOMPONEN"
HAMIL, BALITA, SD, SMP, SMA, SEKOLAH, LANSIA, DISABILITAS = KOMPONEN = (
    "hamil", "balita", "sd", "smp", "sma", "sekolah", "lansia", "disabilitas",
)  # fmt: skip
KATA_KOMPONEN = {
    HAMIL: "Ibu hamil",
    BALITA: "Anak usia dini",
    SD: "Anak SD atau sederajat",
    SMP: "Anak SMP atau sederajat",
    SMA: "Anak SMA atau sederajat",
    SEKOLAH: "Anak sekolah",
    LANSIA: "Lanjut usia",
    DISABILITAS: "Penyandang disabilitas berat",
}
# Regsosek 2022-K, jenjang: 1-5 SD (Paket A, SDLB, SD, MI, PDF Ula), 6-10 SMP, 11-17 SMA, then higher education.
_JENJANG = ((5, SD), (10, SMP), (17, SMA))
_YA, _MASIH_SEKOLAH, _PELAJAR = 1, 2, 3
_TAMAT_SEKOLAH = 18  # where only the occupation says "pelajar/mahasiswa", above this age it is the latter
FUNGSI = (
    "penglihatan", "pendengaran", "berjalan_atau_naik_tangga", "menggunakan_tangan_jari", "belajar_kemampuan_intelektual",
    "pengendalian_perilaku", "berbicara_komunikasi", "mengurus_diri", "mengingat_berkonsentrasi",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component seen in one person; `aturan` is the rule in words. Not `dihitung`: beyond what the programme counts."""

    kode: str
    anggota_id: UUID
    nama: str
    aturan: str
    dihitung: bool = True

    @property
    def kata(self) -> str:
        return KATA_KOMPONEN[self.kode]

    @property
    def sumber(self) -> str:
        return ATURAN[ATURAN_PKH].sumber


def komponen_pkh(k: FaktaPeriksa, atur: AturanBerlaku, hari_ini: date) -> list[Komponen]:
    """All components seen, person by person; the first ones of each kind, up to its limit, are counted."""
    kali: Counter[str] = Counter()
    dihitung: set[UUID] = set()
    hasil = []
    for orang in k.anggota:
        for kode, aturan in _komponen(orang, atur, hari_ini) if orang.is_ada else ():
            kali[kode] += 1
            muat = kali[kode] <= _terbanyak(kode, atur)
            muat = muat and (orang.id in dihitung or len(dihitung) < atur.batas_of(ATURAN_PKH, "orang_terbanyak"))
            if muat:
                dihitung.add(orang.id)
            hasil.append(Komponen(kode, orang.id, orang.nama, aturan, muat))
    return hasil


def _terbanyak(kode: str, atur: AturanBerlaku) -> float:
    nama = f"{kode}_terbanyak"
    return atur.batas_of(ATURAN_PKH, nama) if nama in ATURAN[ATURAN_PKH].batas else float("inf")


def _komponen(orang: FaktaOrang, atur: AturanBerlaku, hari_ini: date) -> Iterator[tuple[str, str]]:
    def batas(nama: str) -> int:
        return int(atur.batas_of(ATURAN_PKH, nama))

    if orang.rincian.get("hamil") == _YA and orang.jenis_kelamin != "L":
        yield HAMIL, "Sedang hamil"
    if orang.tanggal_lahir and orang.tanggal_lahir <= hari_ini:
        usia = umur(orang.tanggal_lahir, hari_ini)
        sekolah = _sekolah(orang, usia)
        if sekolah and batas("sekolah_mulai") <= usia <= batas("sekolah_sampai"):
            yield sekolah, f"Masih sekolah, umur {usia} tahun ({batas('sekolah_mulai')} sampai {batas('sekolah_sampai')} tahun)"
        elif usia <= batas("balita_sampai"):
            yield BALITA, f"Umur {usia} tahun (0 sampai {batas('balita_sampai')} tahun)"
        if usia >= batas("lansia_mulai"):
            yield LANSIA, f"Umur {usia} tahun ({batas('lansia_mulai')} tahun atau lebih)"
    if any(0 < orang.rincian.get(fungsi, 0) <= batas("disabilitas_sampai") for fungsi in FUNGSI):
        kata = "sama sekali tidak bisa" if batas("disabilitas_sampai") < 2 else "sama sekali tidak bisa atau banyak kesulitan"
        yield DISABILITAS, f"Sedikitnya satu fungsi: {kata}"


def _sekolah(orang: FaktaOrang, usia: int) -> str | None:
    """The level at which somebody studies; SEKOLAH when the level is not filled in, None who does not or has finished SMA."""
    ikut = orang.rincian.get("partisipasi_sekolah")
    if ikut != _MASIH_SEKOLAH and not (ikut is None and orang.pekerjaan == _PELAJAR and usia <= _TAMAT_SEKOLAH):
        return None
    jenjang = orang.rincian.get("jenjang_tertinggi_yang_diduduki")
    if jenjang is None:
        return SEKOLAH
    return next((kode for sampai, kode in _JENJANG if 0 < jenjang <= sampai), None)
