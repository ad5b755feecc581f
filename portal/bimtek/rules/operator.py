"""Who is operator of a desa/kelurahan: one at a time unless the dinsos allows more, and trained before entering data.

An operator is appointed by an SK and must have followed a bimtek before becoming one (article 0: "operator harus dibekali bimtek");
dinsos ask for one account per desa (domain 7, Kutai Timur).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

HARI_AKTIF = 30  # an operator who came within so many days counts as active
NAMA_MAKS, SK_MAKS, ALASAN_MAKS = 120, 80, 300

# The setting "wajib_bimtek": what happens when somebody enters data who has not passed a bimtek.
TOLAK, INGATKAN, BEBAS = "tolak", "ingatkan", "bebas"
KATA_WAJIB = {
    TOLAK: "Belum boleh mengisi data sebelum lulus bimtek", INGATKAN: "Boleh, dengan peringatan", BEBAS: "Tidak diperiksa",
}  # fmt: skip
KALIMAT_BELUM = "Anda belum tercatat lulus bimtek operator. Hubungi dinas sosial untuk jadwal bimtek berikutnya."

KEADAAN = {"bertugas": "Sedang bertugas", "selesai": "Sudah selesai", "semua": "Semua"}


@dataclass(frozen=True, slots=True)
class Masa:
    """One appointment: from ``mulai`` until ``selesai`` (None: still)."""

    mulai: date
    selesai: date | None

    def is_berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)

    def is_beririsan(self, lain: Masa) -> bool:
        """Whether a day belongs to both."""
        return (self.selesai is None or lain.mulai <= self.selesai) and (lain.selesai is None or self.mulai <= lain.selesai)


def salah_operator(nama: str, telepon: str, masa: Masa) -> dict[str, str]:
    """{field: sentence} of what does not hold."""
    salah = {}
    if not nama.strip():
        salah["nama"] = "Tulis nama operator."
    elif len(nama) > NAMA_MAKS:
        salah["nama"] = f"Nama paling panjang {NAMA_MAKS} huruf."
    if telepon and not re.fullmatch(r"\+?[0-9]{8,15}", rapikan_telepon(telepon)):
        salah["telepon"] = "Nomor telepon berisi 8 sampai 15 angka, misalnya 0812 3456 7890."
    if masa.selesai and masa.selesai < masa.mulai:
        salah["selesai"] = "Tanggal selesai tidak boleh sebelum tanggal mulai."
    return salah


def rapikan_telepon(telepon: str) -> str:
    """Digits, with the plus of a country in front if there was one."""
    return re.sub(r"[\s().-]", "", telepon)


def terlalu_banyak(masa: Masa, lain: Iterable[Masa], paling_banyak: int) -> str | None:
    """A sentence when the desa would have more operators at a time than the setting allows."""
    beririsan = sum(masa.is_beririsan(satu) for satu in lain)
    if beririsan < paling_banyak:
        return None
    satu = "sudah punya operator pada masa itu" if paling_banyak == 1 else f"sudah punya {beririsan} operator pada masa itu"
    return f"Desa/kelurahan ini {satu}. Akhiri tugas operator lama, atau pakai serah terima."


def is_aktif(terakhir: datetime | None, kini: datetime) -> bool:
    """Whether the account was used within the last 30 days."""
    return terakhir is not None and kini - terakhir <= timedelta(days=HARI_AKTIF)


def halangan_mengisi(wajib: str, lulus: bool) -> str | None:
    """The sentence that stops the entry of data, None when nothing does."""
    return KALIMAT_BELUM if wajib == TOLAK and not lulus else None


def peringatan_mengisi(wajib: str, lulus: bool) -> str | None:
    """The sentence to show while entering data, None when there is none."""
    return KALIMAT_BELUM if wajib == INGATKAN and not lulus else None
