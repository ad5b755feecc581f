"""Houses and answers that agree with each other: what is poor in the house is poor in the criteria and in the rank."""

from __future__ import annotations

from random import Random
from typing import Any

from ..keluarga.rules.kriteria import DELAPAN, GERBANG, TIDAK, YA, saran_kriteria
from ..kit.kode.dtsen_rumah import ASET, TERNAK

MISKIN = {
    "status_kepemilikan_rumah": (1, 2, 3, 3), "jenis_lantai_terluas": (5, 6, 6, 8), "jenis_dinding_terluas": (1, 3, 3, 4),
    "jenis_atap_terluas": (3, 3, 7), "sumber_air_minum_utama": (5, 6, 6, 8), "sumber_penerangan_utama": (1, 1, 2, 3),
    "daya_terpasang": (1, 1, 1, 2), "bahan_bakar_utama_memasak": (4, 10, 10), "fasilitas_bab": (1, 2, 3, 6),
    "jenis_kloset": (1, 4, 4), "pembuangan_akhir_tinja": (1, 3, 4),
}  # fmt: skip
CUKUP = {
    "status_kepemilikan_rumah": (1, 1, 1, 2), "jenis_lantai_terluas": (2, 2, 4, 6), "jenis_dinding_terluas": (1, 1, 1, 3),
    "jenis_atap_terluas": (2, 3, 3), "sumber_air_minum_utama": (2, 3, 4, 5), "sumber_penerangan_utama": (1,),
    "daya_terpasang": (2, 2, 3), "bahan_bakar_utama_memasak": (4, 4, 2), "fasilitas_bab": (1,),
    "jenis_kloset": (1,), "pembuangan_akhir_tinja": (1,),
}  # fmt: skip
MURAH = {"aset_bergerak_smartphone": 0.8, "aset_bergerak_sepeda_motor": 0.7, "aset_bergerak_tv_datar": 0.4, "aset_bergerak_lemari_es": 0.35}


def buat_rumah(acak: Random, miskin: float) -> dict[str, int]:
    """{variable: code} of one house; ``miskin`` from 0 (well off) to 1."""
    isi = {nama: acak.choice((MISKIN if acak.random() < miskin else CUKUP)[nama]) for nama in CUKUP}
    if isi["sumber_penerangan_utama"] > 1:
        isi.pop("daya_terpasang")  # no meter, no installed power
    if isi["fasilitas_bab"] > 2:
        isi.pop("jenis_kloset")
    for nama in ASET:
        isi[nama] = 1 if acak.random() < MURAH.get(nama, 0.04) * (1.2 - miskin) else 2
    if acak.random() < 0.2:
        isi[acak.choice(tuple(TERNAK))] = acak.randint(1, 6)
    return isi


def buat_jawaban(acak: Random, miskin: float, rumah: dict[str, int], bekerja: bool) -> dict[str, str]:
    """Answers to the gate and the eight criteria; those about the house follow the house."""
    if acak.random() < 0.004:
        return {GERBANG: TIDAK}  # without shelter: the decree asks nothing more
    saran = saran_kriteria(rumah)
    jawaban = {GERBANG: YA, "a": YA if bekerja else TIDAK}
    for satu in DELAPAN[1:]:
        if satu.kode in saran:
            jawaban[satu.kode] = saran[satu.kode].jawaban
        else:
            lain = TIDAK if satu.jawaban_indikasi_miskin == YA else YA
            jawaban[satu.kode] = satu.jawaban_indikasi_miskin if acak.random() < miskin * 0.8 else lain
    return jawaban


def buat_desil(acak: Random, miskin: float) -> int | None:
    """The DTSEN rank, 1 the poorest; one family in seven has none yet."""
    if acak.random() < 0.14:
        return None
    return min(10, max(1, round((1 - miskin) * 9 + acak.uniform(-1.2, 2.2))))


def kosongkan_sebagian(acak: Random, jawaban: dict[str, Any]) -> dict[str, Any]:
    """The answers of a form that was left half way."""
    disimpan = acak.randint(0, max(0, len(jawaban) - 1))
    return dict(list(jawaban.items())[:disimpan])
