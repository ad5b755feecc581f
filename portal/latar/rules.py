"""Kinds and states of background jobs, and when one whose worker died may be taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..akun.rules import Izin

MENUNGGU, BERJALAN, SELESAI, GAGAL = "menunggu", "berjalan", "selesai", "gagal"
TERBUKA = (MENUNGGU, BERJALAN)
STATUS = {MENUNGGU: ("Menunggu giliran", "info"), BERJALAN: ("Sedang berjalan", "warn"), SELESAI: ("Selesai", "ok"), GAGAL: ("Gagal", "bad")}

DENYUT = timedelta(seconds=2)  # how often a worker says that it lives: a page that looks every two seconds sees it move
MATI_SETELAH = timedelta(seconds=60)  # no job is silent so long: its worker died
MAKS_PERCOBAAN = 3
GALAT_MAKS = 500
KALIMAT_TERHENTI = f"Terhenti {MAKS_PERCOBAAN} kali sebelum selesai. Beri tahu pengelola server, lalu coba lagi."


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of job: its words, who may start it, whether one at a time is enough, where its result is seen (endpoint, words)."""

    kata: str
    izin: Izin
    satu: bool
    hasil: tuple[tuple[Izin, str, str], ...] = ()


PERIKSA_KABUPATEN = "periksa_kabupaten"
IMPOR_BACA, IMPOR_MASUK, IMPOR_KELUAR = "impor_baca", "impor_masuk", "impor_keluar"
_KE_IMPOR = ((Izin.IMPOR_KELOLA, "pertukaran.impor.index", "Buka impor"),)
JENIS: dict[str, Jenis] = {
    PERIKSA_KABUPATEN: Jenis(
        "Pemeriksaan seluruh kabupaten", Izin.PEMERIKSAAN_JALANKAN, True,
        ((Izin.TEMUAN_LIHAT, "pemeriksaan.temuan.index", "Buka temuan"), (Izin.ATURAN_KELOLA, "pemeriksaan.aturan.edit", "Buka aturan")),
    ),
    IMPOR_BACA: Jenis("Membaca berkas impor", Izin.IMPOR_KELOLA, False, _KE_IMPOR),
    IMPOR_MASUK: Jenis("Memasukkan impor", Izin.IMPOR_KELOLA, False, _KE_IMPOR),
    IMPOR_KELUAR: Jenis("Menarik impor", Izin.IMPOR_KELOLA, False, _KE_IMPOR),
}  # fmt: skip

# What the counts of a result are called.
KATA_HASIL = {
    "keluarga": "Keluarga diperiksa", "baru": "Temuan baru", "diperbaiki": "Temuan yang sudah diperbaiki", "terbuka": "Masih terbuka",
    "baris": "Baris dibaca", "masuk": "Baris dimasukkan", "ditinggalkan": "Baris ditinggalkan", "keluar": "Baris ditarik",
}  # fmt: skip


def is_mati(status: str, denyut_pada: datetime | None, kini: datetime) -> bool:
    """Whether a running job has no living worker any more."""
    return status == BERJALAN and (denyut_pada is None or kini - denyut_pada > MATI_SETELAH)


def dapat_diambil(status: str, denyut_pada: datetime | None, percobaan: int, kini: datetime) -> bool:
    """Whether a worker may take it up now."""
    return (status == MENUNGGU or is_mati(status, denyut_pada, kini)) and percobaan < MAKS_PERCOBAAN


def persen(selesai: int, dari: int) -> int:
    """How far it is; 100 only when every step is done."""
    return 0 if dari <= 0 else min(100, selesai * 100 // dari)
