"""How likely two records are the same person, 0 to 100: name, birth date, mother, sex and the digits of the NIK weighed together.

The weights are statistical, not law: chosen on a labelled set of made-up people (tests), and shown with their result, never a verdict.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from rapidfuzz.distance import OSA

from ...kit.nomor import is_enam_belas_angka
from .nama import jumlah_huruf, mirip_nama


class Dikenali(Protocol):
    """What a person is known by: a FaktaOrang, or one row of a table with these columns."""

    @property
    def keluarga_id(self) -> UUID: ...
    @property
    def nama(self) -> str: ...
    @property
    def nik(self) -> str | None: ...
    @property
    def tanggal_lahir(self) -> date | None: ...
    @property
    def jenis_kelamin(self) -> str: ...
    @property
    def ibu_kandung(self) -> str: ...


_NAMA, _LAHIR, _IBU, _KELAMIN = 46, 30, 18, 6
# Birth dates: equal; a slip of the pen that a NIK bears out; day and month swapped; another slip; not known.
_LAHIR_SAMA, _LAHIR_TERBUKTI, _LAHIR_TERTUKAR, _LAHIR_DEKAT, _LAHIR_KOSONG = 1.0, 0.95, 0.75, 0.6, 0.3
_IBU_KOSONG = 0.45
_IBU_LAIN = 0.7  # below this the mothers are two women
_NAMA_LAIN = 0.55
_MAKS_LAHIR_LAIN, MAKS_IBU_LAIN, _MAKS_NAMA_LAIN = 50, 70, 60
_NIK_DEKAT = 8
_KELAMIN_LAIN = 15
_KEMBAR = 25
# No mother to tell the bearers of a short name apart; two NIK that differ (one person gets one) say that they are two.
_PENDEK, _SEDANG, _NAMA_PENDEK = 7, 12, 12
_URUT_KEMBAR = 3  # twins are registered together: serials that follow each other
_HARI_PERKIRAAN = ((1, 1), (1, 7), (31, 12))  # what is written when only the year is known


def skor_mirip(a: Dikenali, b: Dikenali, paling_sedikit: float = 0) -> int:
    """0 to 100, the same whichever comes first. Twins, same-name cousins, father and son stay low.

    With `paling_sedikit`: 0 as soon as birth dates or names alone keep it below.
    """
    lahir = _lahir(a, b)
    if lahir is None and paling_sedikit > _MAKS_LAHIR_LAIN:
        return 0
    nama = mirip_nama(a.nama, b.nama)
    if nama is None or (nama < _NAMA_LAIN and paling_sedikit > _MAKS_NAMA_LAIN):
        return 0
    nik = _nik(a, b)
    ibu = mirip_nama(a.ibu_kandung, b.ibu_kandung)
    nilai = _NAMA * nama + _LAHIR * (lahir or 0) + _IBU * (_IBU_KOSONG if ibu is None else ibu) + _KELAMIN
    if nik == "dekat":
        nilai += _NIK_DEKAT
    if (nik == "kembar" or a.keluarga_id == b.keluarga_id) and nama < 1:
        nilai -= _KEMBAR
    if ibu is None and min(jumlah_huruf(a.nama), jumlah_huruf(b.nama)) <= (_SEDANG if nik == "lain" else _PENDEK):
        nilai -= _NAMA_PENDEK
    if a.jenis_kelamin and b.jenis_kelamin and a.jenis_kelamin != b.jenis_kelamin:
        nilai -= _KELAMIN_LAIN
    if lahir is None:
        nilai = min(nilai, _MAKS_LAHIR_LAIN)
    if ibu is not None and ibu < _IBU_LAIN and nik not in ("dekat", "sama"):
        nilai = min(nilai, MAKS_IBU_LAIN)
    if nama < _NAMA_LAIN:
        nilai = min(nilai, _MAKS_NAMA_LAIN)
    return max(0, min(100, round(nilai)))


def _nik(a: Dikenali, b: Dikenali) -> str:
    """sama, dekat (one digit or two neighbours typed wrongly), kembar (registered together), lain, or empty when not known."""
    if not is_enam_belas_angka(a.nik) or not is_enam_belas_angka(b.nik):
        return ""
    if a.nik == b.nik:
        return "sama"
    if a.nik[:6] != b.nik[:6]:
        # Another kecamatan hands out the same serials for the same day: a single other digit here says nothing either way.
        return "" if OSA.distance(a.nik, b.nik, score_cutoff=1) <= 1 else "lain"
    if a.nik[:12] == b.nik[:12] and abs(int(a.nik[12:]) - int(b.nik[12:])) <= _URUT_KEMBAR:
        return "kembar"
    return "dekat" if OSA.distance(a.nik, b.nik, score_cutoff=1) <= 1 else "lain"


def lahir_nik(nik: str) -> str:
    """DDMMYY as the NIK has it, without the 40 of women."""
    hari = int(nik[6:8])
    return f"{hari - 40 if hari > 40 else hari:02d}{nik[8:12]}"


def _lahir(a: Dikenali, b: Dikenali) -> float | None:
    """How well the birth dates agree; None: they are two dates."""
    satu, dua = a.tanggal_lahir, b.tanggal_lahir
    if satu is None or dua is None:
        return _LAHIR_KOSONG
    if satu == dua:
        return _LAHIR_SAMA
    if not is_selip(satu, dua):
        return None
    ber_nik = [orang.nik for orang in (a, b) if is_enam_belas_angka(orang.nik)]
    if len(ber_nik) == 2:
        # Two numbers that each bear their own date are two people; a slip leaves the date in the number as it was.
        sama = OSA.distance(ber_nik[0][6:12], ber_nik[1][6:12], score_cutoff=1) <= 1
        return _LAHIR_TERBUKTI if sama and not _sendiri(a, b) else None
    if ber_nik and not _sendiri(a, b) and lahir_nik(ber_nik[0]) in (ddmmyy(satu), ddmmyy(dua)):
        return _LAHIR_TERBUKTI
    return _LAHIR_TERTUKAR if satu.year == dua.year and (satu.day, satu.month) == (dua.month, dua.day) else _LAHIR_DEKAT


def _sendiri(a: Dikenali, b: Dikenali) -> bool:
    """Whether each NIK there is bears the date of its own bearer."""
    return all(
        not is_enam_belas_angka(orang.nik) or orang.tanggal_lahir is None or lahir_nik(orang.nik) == ddmmyy(orang.tanggal_lahir)
        for orang in (a, b)
    )


def ddmmyy(hari: date) -> str:
    """The birth date as a NIK writes it."""
    return f"{hari.day:02d}{hari.month:02d}{hari.year % 100:02d}"


def is_selip(a: date, b: date) -> bool:
    """Whether one date can be the other one mistyped: day and month swapped, one digit, two neighbours, or only the year known."""
    if a.year != b.year:
        return a.month == b.month and a.day == b.day and _selip_tahun(a.year, b.year)
    if a.month == b.month and _selip_angka(a.day, b.day) or a.day == b.day and _selip_angka(a.month, b.month):
        return True
    tertukar = a.day == b.month and a.month == b.day
    return a != b and (tertukar or (a.day, a.month) in _HARI_PERKIRAAN or (b.day, b.month) in _HARI_PERKIRAAN)


def _selip_angka(a: int, b: int) -> bool:
    """Two numbers of two digits that differ in one, or are each other turned round."""
    return a != b and (a // 10 == b // 10 or a % 10 == b % 10 or (a // 10 == b % 10 and a % 10 == b // 10))


def _selip_tahun(a: int, b: int) -> bool:
    if a % 100 == b % 100:
        return _selip_angka(a // 100, b // 100)
    return a // 100 == b // 100 and _selip_angka(a % 100, b % 100)
