"""Dates and times as Indonesian letters and screens write them; dates read from three boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from .angka import ribuan, terbilang

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_PARUH = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
BULAN = (*_PARUH, "Juli", "Agustus", "September", "Oktober", "November", "Desember")
# Indonesia has had no summer time since 1964: fixed offsets need no zone data on the host.
ZONA = {nama: timezone(timedelta(hours=jam), nama) for nama, jam in (("WIB", 7), ("WITA", 8), ("WIT", 9))}
TAHUN_AWAL, TAHUN_AKHIR = 1900, 2100


class TanggalSalah(ValueError):
    """A typed date that is none; `kotak` names the box to look at: hari, bulan, tahun, or tanggal for all three."""

    def __init__(self, kotak: str, kalimat: str):
        super().__init__(kalimat)
        self.kotak = kotak


def tanggal_dari_kotak(hari: str, bulan: str, tahun: str, *, paling_akhir: date | None = None) -> date:
    """The date typed in three boxes; the month may be a word. TanggalSalah (a ValueError) carries a kind sentence."""
    kotak = {"hari": hari.strip(), "bulan": bulan.strip(), "tahun": tahun.strip()}
    kosong = [nama for nama, isi in kotak.items() if not isi]
    if kosong:
        raise TanggalSalah(kosong[0], f"Tanggal belum lengkap: {' dan '.join(kosong)} belum diisi.")
    hari_ke, bulan_ke, tahun_ke = _hari(kotak["hari"]), _bulan(kotak["bulan"]), _tahun(kotak["tahun"])
    try:
        hasil = date(tahun_ke, bulan_ke, hari_ke)
    except ValueError:
        terakhir = (date(tahun_ke, bulan_ke, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        kalimat = f"{BULAN[bulan_ke - 1]} {tahun_ke} hanya sampai tanggal {terakhir.day}. Anda mengetik {hari_ke}."
        raise TanggalSalah("hari", kalimat) from None
    if paling_akhir and hasil > paling_akhir:
        kalimat = f"{tanggal_panjang(hasil)} lewat dari {tanggal_panjang(paling_akhir)}. Periksa tahunnya."
        raise TanggalSalah("tanggal", kalimat)
    return hasil


def _hari(teks: str) -> int:
    if not re.fullmatch("[0-9]{1,2}", teks) or not 1 <= int(teks) <= 31:
        raise TanggalSalah("hari", "Hari diisi angka 1 sampai 31, misalnya 17.")
    return int(teks)


def _bulan(teks: str) -> int:
    if re.fullmatch("[0-9]{1,2}", teks) and 1 <= int(teks) <= 12:
        return int(teks)
    kata = teks.casefold().rstrip(".")
    cocok = [ke for ke, nama in enumerate(BULAN, 1) if len(kata) >= 3 and nama.casefold().startswith(kata)]
    if len(cocok) != 1:
        raise TanggalSalah("bulan", "Bulan diisi angka 1 sampai 12 atau namanya, misalnya 8 atau Agustus.")
    return cocok[0]


def _tahun(teks: str) -> int:
    if not re.fullmatch("[0-9]{4}", teks):
        raise TanggalSalah("tahun", "Tahun diisi empat angka, misalnya 1988.")
    if not TAHUN_AWAL <= int(teks) <= TAHUN_AKHIR:
        raise TanggalSalah("tahun", f"Tahun diisi antara {TAHUN_AWAL} dan {TAHUN_AKHIR}. Anda mengetik {teks}.")
    return int(teks)


def tanggal_panjang(hari: date) -> str:
    """22 November 2026"""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal_pendek(hari: date) -> str:
    """22/11/2026"""
    return f"{hari.day:02d}/{hari.month:02d}/{hari.year:04d}"


def hari_tanggal(hari: date) -> str:
    """Senin, 23 November 2026"""
    return f"{HARI[hari.weekday()]}, {tanggal_panjang(hari)}"


def setempat(saat: datetime, zona: str = "WIB") -> datetime:
    """The same moment on the clock of WIB, WITA or WIT; a time without zone is UTC, as it is stored."""
    return (saat if saat.tzinfo else saat.replace(tzinfo=UTC)).astimezone(ZONA[zona])


def pukul(saat: datetime, zona: str = "WIB") -> str:
    """pukul 13.05 WIB"""
    return f"pukul {setempat(saat, zona):%H.%M} {zona}"


def waktu_panjang(saat: datetime, zona: str = "WIB") -> str:
    """22 November 2026 pukul 13.05 WIB"""
    return f"{tanggal_panjang(setempat(saat, zona))} {pukul(saat, zona)}"


def rentang_pukul(mulai: time, selesai: time | None, zona: str = "WIB") -> str:
    """pukul 09.00 s.d. 12.15 WIB, of hours on the local clock; without an end: s.d. selesai."""
    return f"pukul {mulai:%H.%M} s.d. {f'{selesai:%H.%M} {zona}' if selesai else 'selesai'}"


@dataclass(frozen=True, slots=True)
class TanggalTerbilang:
    """The parts of a date as the opening of a berita acara spells them."""

    hari: str
    tanggal: str
    bulan: str
    tahun: str

    def __str__(self) -> str:
        return f"{self.hari}, tanggal {self.tanggal} bulan {self.bulan} tahun {self.tahun}"


def tanggal_terbilang(hari: date) -> TanggalTerbilang:
    """Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"""
    return TanggalTerbilang(HARI[hari.weekday()], terbilang(hari.day), BULAN[hari.month - 1], terbilang(hari.year))


def umur(tanggal_lahir: date, hari_ini: date) -> int:
    """Age in whole years; one born on 29 February grows older on 1 March. Below zero for a date yet to come."""
    belum_ulang_tahun = (hari_ini.month, hari_ini.day) < (tanggal_lahir.month, tanggal_lahir.day)
    return hari_ini.year - tanggal_lahir.year - belum_ulang_tahun


def lama(dari: date | datetime, sampai: date | datetime) -> str:
    """9 hari; two moments less than a day apart: 3 jam or 12 menit; the same day: kurang dari sehari."""
    if not (isinstance(dari, datetime) and isinstance(sampai, datetime)):
        hari = (date(sampai.year, sampai.month, sampai.day) - date(dari.year, dari.month, dari.day)).days
        return f"{ribuan(hari)} hari" if hari >= 1 else "kurang dari sehari"
    selisih = max(sampai - dari, timedelta())
    if selisih.days:
        return f"{ribuan(selisih.days)} hari"
    menit = selisih // timedelta(minutes=1)
    return f"{menit // 60} jam" if menit >= 60 else f"{menit} menit" if menit else "kurang dari semenit"


def penutupan_sesudah(hari: date, tanggal: int) -> date:
    """The first cut-off on this day or after it; `tanggal` is a day that every month has."""
    bulan_ini = hari.replace(day=tanggal)
    return bulan_ini if bulan_ini >= hari else (hari.replace(day=1) + timedelta(days=31)).replace(day=tanggal)
