"""The dinsos' side: why a usulan is rejected or returned, who may decide it now, and how long it has waited."""

from .alasan import ALASAN_TOLAK, KELOMPOK_TOLAK, AlasanTolak
from .klaim import LAMA_KLAIM, FaktaAntrean, boleh_memutus, klaim_berlaku, klaim_sampai
from .putusan import (
    BAGIAN_KEMBALI,
    CATATAN_TERPENDEK,
    HASIL,
    KATA_BAGIAN_KEMBALI,
    KATA_HASIL,
    USULAN,
    Putusan,
    halangan_massal,
    kalimat_putusan,
    lewat_desil,
    periksa_pengembalian,
    periksa_penolakan,
    periksa_putusan,
)
from .umur import HARI_LAYANAN, TandaUmur, batas_terlambat, hari_layanan, penutupan_berikut, tanda_umur

__all__ = [
    "ALASAN_TOLAK", "BAGIAN_KEMBALI", "CATATAN_TERPENDEK", "HARI_LAYANAN", "HASIL", "KATA_BAGIAN_KEMBALI", "KATA_HASIL",
    "KELOMPOK_TOLAK", "LAMA_KLAIM", "USULAN", "AlasanTolak", "FaktaAntrean", "Putusan", "TandaUmur", "batas_terlambat",
    "boleh_memutus", "halangan_massal", "hari_layanan", "kalimat_putusan", "klaim_berlaku", "klaim_sampai", "lewat_desil",
    "penutupan_berikut", "periksa_penolakan", "periksa_pengembalian", "periksa_putusan", "tanda_umur",
]  # fmt: skip
