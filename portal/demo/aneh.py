"""The odd families that a real register holds too, put in on purpose so that every warning of the portal can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from ..kit.kode.dukcapil import KEPALA_KELUARGA
from .kata import TANPA_NIK
from .orang import Orang, Pembuat

ANGGOTA_TERBANYAK = 15
LAIN_KABUPATEN = "17.71.01"
NAMA_PANJANG = "Siti Nurhayati Fatimah Zahara Ratnasari Wulandari Kemuninghijau"[:60]


def _nik_beda_lahir(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    """The KTP has another birth date than the KK."""
    semua[0].tanggal_lahir += timedelta(days=31)


def _dua_kepala(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    """Two heads: not complete until one is chosen."""
    semua[1].hubungan = KEPALA_KELUARGA


def _kabupaten_lain(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    """Moved here: the NIK stays that of the place of first registration."""
    for satu in semua:
        satu.nik = pembuat.nomor.buat(LAIN_KABUPATEN, satu.tanggal_lahir, satu.jenis_kelamin == "P")


def _tanpa_nik(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    semua[-1].nik, semua[-1].tanpa_nik_alasan = None, TANPA_NIK


def _lima_belas(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    """A family of fifteen."""
    kepala, pasangan = semua[0], semua[1] if len(semua) > 1 else None
    while len(semua) < ANGGOTA_TERBANYAK:
        satu = pembuat.tambahan(kepala, pasangan)
        satu.nik = pembuat.nik(desa, satu)
        semua.append(satu)


def _nama_panjang(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    semua[0] = replace(semua[0], nama=NAMA_PANJANG)


def _nama_satu_huruf(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    semua[-1] = replace(semua[-1], nama="O")


def _apostrof(pembuat: Pembuat, desa: str, semua: list[Orang]) -> None:
    """Apostrophes as they are typed: straight and curved."""
    semua[0] = replace(semua[0], nama="Ma'ruf Nur'aini Kenanga")
    semua[-1] = replace(semua[-1], ibu_kandung="Mas’udah Melati")




KEANEHAN: tuple[Callable[[Pembuat, str, list[Orang]], None], ...] = (
    _nik_beda_lahir, _dua_kepala, _kabupaten_lain, _tanpa_nik, _lima_belas, _nama_panjang, _nama_satu_huruf, _apostrof,
)  # fmt: skip
# Sizes that the odd families need: two persons for most, fifteen for one.
UKURAN_ANEH = tuple(ANGGOTA_TERBANYAK if cara is _lima_belas else 3 for cara in KEANEHAN)
