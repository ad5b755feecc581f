"""NIK read as data: PP KK CC DDMMYY NNNN, day + 40 for women; region of first registration, never changed by moving."""

from __future__ import annotations

from collections.abc import Container
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

__all__ = ["HasilNik", "Kesalahan", "Peringatan", "bandingkan_nik", "kelompokkan", "periksa_nik", "samarkan"]

_KATA_KELAMIN = {"L": "laki-laki", "P": "perempuan"}


@dataclass(frozen=True, slots=True)
class HasilNik:
    """A NIK taken apart. The parts are for comparing and for offering, never proof and never filled in silently."""

    nik: str
    kesalahan: tuple[Kesalahan, ...] = ()
    tanggal_lahir: date | None = None
    jenis_kelamin: str | None = None
    kode_kecamatan: str | None = None
    nomor_urut: str | None = None

    @property
    def sah(self) -> bool:
        return not self.kesalahan


def periksa_nik(teks: str, *, provinsi: Container[str], hari_ini: date) -> HasilNik:
    """Take a typed NIK apart; `provinsi` holds the known two-digit codes. Never raises on any text."""
    nik, kesalahan = periksa_bentuk(teks, "NIK", provinsi)
    if not is_enam_belas_angka(nik) or any(k.kode == "kembar" for k in kesalahan):
        return HasilNik(nik, kesalahan)
    hari, bulan, tahun = _hari(nik), int(nik[8:10]), int(nik[10:12])
    lahir = None if hari is None else _tanggal(hari, bulan, tahun, hari_ini)
    if lahir is None:
        kesalahan += (_kesalahan_tanggal(nik, hari, bulan),)
    return HasilNik(
        nik=nik,
        kesalahan=kesalahan,
        tanggal_lahir=lahir,
        jenis_kelamin=_kelamin(nik) if hari is not None else None,
        kode_kecamatan=titik_kecamatan(nik),
        nomor_urut=nik[12:],
    )


def bandingkan_nik(
    nik: str | None, tanggal_lahir: date | None, jenis_kelamin: str | None, kode_kecamatan: str | None
) -> list[Peringatan]:
    """What the NIK says otherwise than the form. Warnings only: a NIK never changes, not even to mend a birth date."""
    if not is_enam_belas_angka(nik) or _hari(nik) is None:
        return []
    peringatan = []
    hari, kelamin = _hari(nik), _kelamin(nik)
    if tanggal_lahir and nik[8:12] + f"{hari:02d}" != tanggal_lahir.strftime("%m%y%d"):
        tertulis = f"{hari:02d}-{nik[8:10]}-{_tahun_terdekat(int(nik[10:12]), tanggal_lahir.year)}"
        kalimat = f"Di NIK tertulis {tertulis} ({_KATA_KELAMIN[kelamin]}). Periksa KTP; NIK tidak diubah."
        peringatan.append(Peringatan("tanggal_lahir", kalimat))
    if jenis_kelamin in _KATA_KELAMIN and jenis_kelamin != kelamin:
        kalimat = (
            f"Di NIK tertulis {_KATA_KELAMIN[kelamin]}, di formulir {_KATA_KELAMIN[jenis_kelamin]}. "
            "Periksa KTP; NIK tidak diubah."
        )
        peringatan.append(Peringatan("jenis_kelamin", kalimat))
    wilayah = peringatan_wilayah(nik, "NIK", kode_kecamatan) if kode_kecamatan else None
    return [*peringatan, wilayah] if wilayah else peringatan


def _hari(nik: str) -> int | None:
    dua = int(nik[6:8])
    hari = dua - 40 if dua > 40 else dua
    return hari if 1 <= hari <= 31 else None


def _kelamin(nik: str) -> str:
    return "P" if int(nik[6:8]) > 40 else "L"


def _tanggal(hari: int, bulan: int, tahun: int, hari_ini: date) -> date | None:
    """The latest century in which the date exists and is not in the future."""
    abad = hari_ini.year // 100 * 100
    for awal in (abad, abad - 100):
        try:
            lahir = date(awal + tahun, bulan, hari)
        except ValueError:
            continue
        if lahir <= hari_ini:
            return lahir
    return None


def _tahun_terdekat(dua_angka: int, tahun: int) -> int:
    """The year with these last two digits nearest to the year in the form, so that no century is invented."""
    dasar = tahun // 100 * 100 + dua_angka
    return min((dasar - 100, dasar, dasar + 100), key=lambda calon: abs(calon - tahun))


def _kesalahan_tanggal(nik: str, hari: int | None, bulan: int) -> Kesalahan:
    if hari is None:
        kalimat = (
            f"Angka ke-7 dan ke-8 NIK adalah tanggal lahir: 01–31, atau 41–71 untuk perempuan. "
            f"Di sini {nik[6:8]}. Periksa lagi di KTP."
        )
        return Kesalahan("hari", kalimat)
    if not 1 <= bulan <= 12:
        kalimat = f"Angka ke-9 dan ke-10 NIK adalah bulan lahir: 01–12. Di sini {nik[8:10]}. Periksa lagi di KTP."
        return Kesalahan("bulan", kalimat)
    kalimat = f"Tanggal lahir di NIK ({hari:02d}-{nik[8:10]}-{nik[10:12]}) tidak ada di kalender. Periksa lagi di KTP."
    return Kesalahan("tanggal", kalimat)
