"""The SPTJM of a period without a musyawarah: when there may be one, what is missing before it closes, and its words.

Input is monthly, a musyawarah is held at least once in three months: a usulan is not kept waiting only because there was none in its
month (domain 0.3). Then the kepala desa or lurah answers for the list with an SPTJM and a statement that none was held (domain 0.2, 3.5).
So the period begins with that of the input and ends on the day of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ...kit.tanggal import tanggal_panjang
from ...usulan.rules.status import AWALAN_SPTJM
from .peserta import Istilah
from .status import boleh_mencatat

PALING_BANYAK_DISEBUT = 5


@dataclass(frozen=True, slots=True)
class Periode:
    """From the first to the last day in which no musyawarah was held."""

    mulai: date
    selesai: date

    @property
    def kata(self) -> str:
        """As the papers say it."""
        return f"{tanggal_panjang(self.mulai)} sampai dengan {tanggal_panjang(self.selesai)}"


def periode_sptjm(tanggal: date, mulai: date | None) -> Periode:
    """The period of a statement of this day: of the period of input that holds it (``mulai`` is its first day), else of its month."""
    return Periode(mulai or tanggal.replace(day=1), tanggal)


def halangan_periode(periode: Periode, terakhir: date | None, kata: Istilah) -> str:
    """Why there can be no SPTJM of this period: ``terakhir`` is the last musyawarah that was held; empty when there can."""
    if terakhir is None or terakhir < periode.mulai:
        return ""
    return (
        f"{kata.jenis} sudah dilaksanakan {tanggal_panjang(terakhir)}, dalam periode yang dimulai {tanggal_panjang(periode.mulai)}. "
        f"SPTJM hanya untuk periode tanpa musyawarah; bahas usulannya dalam {kata.jenis.lower()} berikutnya."
    )


@dataclass(frozen=True, slots=True)
class FaktaSptjm:
    """What closing looks at; the tuples name families, ``lepas`` those that no longer wait for a decision."""

    status: str
    tanggal: date
    hari_ini: date
    periode: Periode
    terakhir: date | None
    alasan: str
    nama: str
    jabatan: str
    jumlah_acara: int
    belum_diputus: tuple[str, ...] = ()
    tanpa_alasan: tuple[str, ...] = ()
    lepas: tuple[str, ...] = ()


def kekurangan_sptjm(fakta: FaktaSptjm, kata: Istilah) -> list[str]:
    """What is missing before the SPTJM may close, as sentences."""
    kurang = []
    if not boleh_mencatat(fakta.status):
        kurang.append("SPTJM ini tidak sedang disusun.")
    if salah := halangan_periode(fakta.periode, fakta.terakhir, kata):
        kurang.append(salah)
    if fakta.tanggal > fakta.hari_ini:
        kurang.append(f"Tanggal pernyataan {tanggal_panjang(fakta.tanggal)} belum tiba.")
    if not fakta.alasan:
        kurang.append("Alasan tidak melaksanakan musyawarah belum diisi.")
    if not fakta.nama:
        kurang.append(f"Nama {kata.kepala.lower()} yang menyatakan belum diisi.")
    if not fakta.jabatan:
        kurang.append("Jabatan yang menyatakan belum diisi.")
    if not fakta.jumlah_acara:
        kurang.append("Belum ada usulan dalam SPTJM ini.")
    if fakta.belum_diputus:
        kurang.append(f"{len(fakta.belum_diputus)} keluarga belum diputus: {_sebut(fakta.belum_diputus)}.")
    if fakta.tanpa_alasan:
        kurang.append(f"{len(fakta.tanpa_alasan)} keputusan belum beralasan: {_sebut(fakta.tanpa_alasan)}.")
    if fakta.lepas:
        kurang.append(f"Tidak lagi menunggu keputusan, keluarkan dari daftar: {_sebut(fakta.lepas)}.")
    return kurang


def _sebut(nama: tuple[str, ...]) -> str:
    sisa = len(nama) - PALING_BANYAK_DISEBUT
    return ", ".join(nama[:PALING_BANYAK_DISEBUT]) + (f", dan {sisa} lagi" if sisa > 0 else "")


def isi_butir(butir: Iterable[str], kata: Istilah, register: str) -> list[str]:
    """The statements of the setting with the words of this unit put in."""
    nilai = {"wilayah": kata.wilayah.lower(), "kepala": kata.kepala, "musyawarah": kata.jenis, "register": register}
    return [_ISIAN.sub(lambda cocok: nilai.get(cocok[1], cocok[0]), satu).rstrip(" ;.") for satu in butir]


_ISIAN = re.compile(r"\{([a-z]+)\}")


def alasan_riwayat(nomor: str, alasan: str) -> str:
    """The reason as the timeline of a usulan bears it: which SPTJM, then why."""
    return f"{AWALAN_SPTJM[0]}{nomor}: {alasan}"


def nip_of(musdes: Mapping[str, str], kop: Mapping[str, str], lurah: bool) -> str | None:
    """The NIP under the name of who states it: of a lurah, and only while the profile still names the same person."""
    if not lurah:
        return None
    return kop["kepala_nip"] if musdes["pimpinan_nama"] == kop["kepala_nama"] else ""
