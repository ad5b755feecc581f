"""No. KK read as data: six digits of region, DDMMYY of the day it was recorded (no + 40), four of serial."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from .nomor import (
    Kesalahan,
    Peringatan,
    is_enam_belas_angka,
    kelompokkan,
    periksa_bentuk,
    peringatan_wilayah,
    samarkan,
    titik_kecamatan,
)

__all__ = ["HasilKk", "Kesalahan", "Peringatan", "bandingkan_kk", "kelompokkan", "periksa_kk", "samarkan"]

# Population registers before this year carried other numbers; a two-digit year after today and below it is not 19xx.
_TAHUN_TERLAMA = 1970


@dataclass(frozen=True, slots=True)
class HasilKk:
    """A No. KK taken apart; its date only ever warns, for old cards carry dates that no calendar has."""

    kk: str
    kesalahan: tuple[Kesalahan, ...] = ()
    peringatan: tuple[Peringatan, ...] = ()
    tanggal_catat: date | None = None
    kode_kecamatan: str | None = None
    nomor_urut: str | None = None

    @property
    def sah(self) -> bool:
        return not self.kesalahan


def periksa_kk(teks: str, *, provinsi: Container[str], hari_ini: date) -> HasilKk:
    """Take a typed No. KK apart; `provinsi` holds the known two-digit codes. Never raises on any text."""
    kk, kesalahan = periksa_bentuk(teks, "No. KK", provinsi)
    if not is_enam_belas_angka(kk) or any(k.kode == "kembar" for k in kesalahan):
        return HasilKk(kk, kesalahan)
    dicatat = _tanggal_catat(kk, hari_ini)
    peringatan: tuple[Peringatan, ...] = ()
    if dicatat is None:
        kalimat = f"Tanggal di No. KK ({kk[6:8]}-{kk[8:10]}-{kk[10:12]}) tidak ada di kalender. Periksa lagi di KK."
        peringatan = (Peringatan("tanggal_kk", kalimat),)
    elif dicatat > hari_ini:
        kalimat = f"Menurut nomornya, KK ini dicatat {dicatat:%d-%m-%Y}, hari yang belum tiba. Periksa lagi di KK."
        peringatan = (Peringatan("tanggal_kk", kalimat),)
    return HasilKk(kk, kesalahan, peringatan, dicatat, titik_kecamatan(kk), kk[12:])


def bandingkan_kk(kk: str | None, nik_anggota: Iterable[str], kode_kecamatan: str | None) -> list[Peringatan]:
    """What the No. KK says otherwise than the form: it equals a NIK, or it was recorded elsewhere."""
    if not is_enam_belas_angka(kk):
        return []
    peringatan = []
    if kk in set(nik_anggota):
        kalimat = "No. KK sama dengan NIK seorang anggota. Keduanya selalu berbeda; periksa KK."
        peringatan.append(Peringatan("kk_sama_nik", kalimat))
    wilayah = peringatan_wilayah(kk, "No. KK", kode_kecamatan) if kode_kecamatan else None
    return [*peringatan, wilayah] if wilayah else peringatan


def _tanggal_catat(kk: str, hari_ini: date) -> date | None:
    hari, bulan, tahun = int(kk[6:8]), int(kk[8:10]), int(kk[10:12])
    abad = hari_ini.year // 100 * 100
    try:
        tahun_ini = date(abad + tahun, bulan, hari)
        if tahun_ini > hari_ini and abad - 100 + tahun >= _TAHUN_TERLAMA:
            return date(abad - 100 + tahun, bulan, hari)
    except ValueError:
        return None
    return tahun_ini
