"""Regsosek 2022-K, which many desa already hold: where its lists differ from DTSEN's, and what can be carried over with certainty.

The lists are facts of BPS' questionnaire (domain 5.2); those not named here are the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import DaftarKode
from .dtsen_orang import DAFTAR_RINCIAN
from .dtsen_rumah import DAFTAR_RUMAH

REGSOSEK, VERSI_REGSOSEK = "Regsosek", "2022-K"


def _ulang(asal: DaftarKode, beda: Mapping[int, str], tanpa: tuple[int, ...] = ()) -> DaftarKode:
    isi = {kode: kata for kode, kata in asal.isi.items() if kode not in tanpa} | dict(beda)
    return DaftarKode(asal.nama, REGSOSEK, VERSI_REGSOSEK, asal.label, isi)


# {variable: (codes that mean something else than in DTSEN, DTSEN's codes that it does not have)}
_BEDA: dict[str, tuple[dict[int, str], tuple[int, ...]]] = {
    "status_kepemilikan_rumah": ({6: "Menumpang dan kepemilikan bersama"}, ()),
    "jenis_atap_terluas": ({5: "Kayu/sirap", 6: "Bambu"}, ()),
    "sumber_air_minum_utama": ({3: "Leding", 12: "Air PDAM", 13: "PAMDES/PAMSIMAS"}, ()),
    "bahan_bakar_utama_memasak": ({12: "Tidak memasak di rumah"}, (0,)),
}
RUMAH_REGSOSEK = {nama: _ulang(daftar, *_BEDA.get(nama, ({}, ()))) for nama, daftar in DAFTAR_RUMAH.items()}

# Its eight relations; Dukcapil's eleven part husband and wife, parent and parent-in-law, so there is no way back.
HUBUNGAN = DaftarKode(
    "status_hubungan_keluarga",
    REGSOSEK,
    VERSI_REGSOSEK,
    "Hubungan dengan kepala keluarga",
    {
        1: "Kepala keluarga", 2: "Istri/suami", 3: "Anak", 4: "Menantu", 5: "Cucu", 6: "Orang tua/mertua", 7: "Pembantu/sopir", 8: "Lainnya",
    },
)  # fmt: skip
ORANG_REGSOSEK = {nama: _ulang(daftar, {}) for nama, daftar in DAFTAR_RINCIAN.items() if nama != "hamil"} | {HUBUNGAN.nama: HUBUNGAN}

JAMINAN = {1: "PBI/JKN", 2: "JKN mandiri", 4: "JKN pemberi kerja", 8: "Jaminan kesehatan lainnya"}

# What each code of Regsosek becomes in DTSEN's list; None: no certain match, so it is left for a person to choose.
_KE_DTSEN: dict[str, dict[int, int | None]] = {
    "status_kepemilikan_rumah": {6: None},
    "jenis_atap_terluas": {5: 6, 6: 5},
    "sumber_air_minum_utama": {12: 3, 13: None},  # DTSEN's 3 is "leding/PDAM"; a village's own network is not named
    "bahan_bakar_utama_memasak": {12: 0},
}


@dataclass(frozen=True)
class HasilAlih:
    """A house in DTSEN's codes, and {variable: word of the old list} of what could not be carried over."""

    isi: dict[str, int] = field(default_factory=dict)
    tinggal: dict[str, str] = field(default_factory=dict)


def rumah_ke_dtsen(isi: Mapping[str, int]) -> HasilAlih:
    """A house of Regsosek 2022-K in DTSEN's codes, as far as that is certain."""
    baru: dict[str, int] = {}
    tinggal: dict[str, str] = {}
    for nama, kode in isi.items():
        if nama not in RUMAH_REGSOSEK:
            baru[nama] = kode  # assets are 1 and 2 in both; counts and areas are plain numbers
            continue
        tujuan = _KE_DTSEN.get(nama, {}).get(kode, kode)
        if tujuan is None or kode not in RUMAH_REGSOSEK[nama]:
            tinggal[nama] = RUMAH_REGSOSEK[nama].kata(kode)
        else:
            baru[nama] = tujuan
    return HasilAlih(baru, tinggal)


def kata_jaminan(jumlah: int) -> list[str]:
    """The health insurances behind a sum of bits: 5 -> PBI/JKN and JKN pemberi kerja. Nothing for 0; a code of its own for 99."""
    if jumlah == 99:
        return ["Lainnya"]
    if jumlah < 0 or jumlah > sum(JAMINAN):
        return [f"kode {jumlah} (tidak ada di daftar {REGSOSEK} {VERSI_REGSOSEK})"]
    return [kata for bit, kata in JAMINAN.items() if jumlah & bit]
