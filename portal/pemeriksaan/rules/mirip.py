"""Pairs of records that may be one person, over the whole kabupaten: only those that share a block are compared.

A block is a birth date; or a sound of the name, or of the mother's name, with the year or with day and month. A record with one slip
shares one of them with its double; what slipped in name, mother and date at once is not found, and nobody could tell.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from rapidfuzz.fuzz import ratio, token_set_ratio

from ...kit.bunyi import bunyi
from .fakta import FaktaOrang
from .skor import MAKS_IBU_LAIN, Dikenali, is_selip, skor_mirip

__all__ = ["Blok", "Dikenali", "Ringkas", "cari_pasangan", "kunci_blok", "mirip_di", "skor_mirip"]

# What a closer look is worth (rapidfuzz, 0 to 100): names that share their words, or are written much alike; mothers likewise.
_SEKILAS, _SEPENGGAL, _IBU_SEPENGGAL, _TERTULIS = 38, 80, 60, 70


class Ringkas(NamedTuple):
    """One person as light as it goes, for runs over everybody."""

    keluarga_id: UUID
    nama: str
    nik: str | None
    tanggal_lahir: date | None
    jenis_kelamin: str
    ibu_kandung: str


class Blok(NamedTuple):
    """Where the doubles of a person are looked for while the person is typed: everybody of this sound, or born on one of these days."""

    bunyi: str
    tanggal: tuple[date, ...]


def kunci_blok(nama: str, tanggal_lahir: date | None) -> Blok:
    """The sound of the name; the birth date and, if there is such a day, the one with day and month swapped."""
    if tanggal_lahir is None:
        return Blok(bunyi(nama), ())
    hari = [tanggal_lahir]
    if tanggal_lahir.day <= 12 and tanggal_lahir.day != tanggal_lahir.month:
        hari.append(tanggal_lahir.replace(day=tanggal_lahir.month, month=tanggal_lahir.day))
    return Blok(bunyi(nama), tuple(hari))


def mirip_di(orang: FaktaOrang, calon: Iterable[FaktaOrang], ambang: float) -> list[tuple[FaktaOrang, int]]:
    """Those of the candidates who may be this person, most alike first; never the record itself, nor one with the same NIK."""
    hasil = [
        (lain, skor)
        for lain in calon
        if lain.id != orang.id and not (orang.nik and orang.nik == lain.nik) and (skor := skor_mirip(orang, lain, ambang)) >= ambang
    ]
    return sorted(hasil, key=lambda satu: (-satu[1], str(satu[0].id)))


def cari_pasangan(orang: Iterable[Dikenali], ambang: float) -> Iterator[tuple[int, int, int]]:
    """(i, j, score) of all pairs at or above the threshold, by place in `orang`, i < j, each once; equal NIK are not its business."""
    semua: Sequence[Dikenali] = list(orang)
    for i, j in _calon(semua, ambang):
        a, b = semua[i], semua[j]
        if a.nik and a.nik == b.nik:
            continue
        skor = skor_mirip(a, b, ambang)
        if skor >= ambang:
            yield (i, j, skor) if i < j else (j, i, skor)


def _calon(semua: Sequence[Dikenali], ambang: float) -> Iterator[tuple[int, int]]:
    """Pairs worth a closer look, each once: those of one birth date first, then those whose dates may differ by a slip."""
    suara: dict[str, str] = {}
    nama = [suara.get(satu.nama) or suara.setdefault(satu.nama, bunyi(satu.nama)) for satu in semua]
    ibu = [suara.get(satu.ibu_kandung) or suara.setdefault(satu.ibu_kandung, bunyi(satu.ibu_kandung)) for satu in semua]
    suara.clear()
    ada = [i for i, satu in enumerate(semua) if satu.tanggal_lahir is not None and nama[i]]
    for i, j in _lahir_sama(semua, ada):
        if _nama_dekat(nama[i], nama[j], semua[i].nama, semua[j].nama) or (ibu[i] and ibu[i] == ibu[j]):
            if _ibu_dekat(i, j, semua, ibu, ambang):
                yield i, j
    tegas, menurut = _baca_nik(semua, ada)
    lewat_nik = set(_lahir_nik(semua, ada, menurut))
    for i, j in lewat_nik:
        if _ibu_dekat(i, j, semua, ibu, ambang):
            yield i, j
    for i, j in _selip(nama, semua, ada, tegas):
        if (i, j) not in lewat_nik and _ibu_dekat(i, j, semua, ibu, ambang):
            yield i, j
    for i, j in _selip(ibu, semua, [i for i in ada if ibu[i]], tegas):
        if nama[i] != nama[j] and (i, j) not in lewat_nik:
            yield i, j


def _nama_dekat(suara: str, suara_lain: str, nama: str, lain: str) -> bool:
    """At a glance, whether two names can be one: written much alike, or made of the same words. The cheap question comes first."""
    tertulis = ratio(nama, lain, score_cutoff=_SEKILAS)
    if not tertulis or tertulis >= _TERTULIS:
        return bool(tertulis)
    return bool(token_set_ratio(suara, suara_lain, score_cutoff=_SEPENGGAL))


def _ibu_dekat(i: int, j: int, semua: Sequence[Dikenali], ibu: list[str], ambang: float) -> bool:
    """At a glance, False only for two mothers so far apart that the pair cannot reach the threshold."""
    if not ibu[i] or not ibu[j] or ibu[i] == ibu[j] or ambang <= MAKS_IBU_LAIN:
        return True
    a, b = semua[i], semua[j]
    if a.nik and b.nik and a.nik[:6] == b.nik[:6]:
        return True
    return bool(token_set_ratio(ibu[i], ibu[j], score_cutoff=_IBU_SEPENGGAL) or ratio(a.ibu_kandung, b.ibu_kandung, score_cutoff=_TERTULIS))


def _lahir_sama(semua: Sequence[Dikenali], ada: list[int]) -> Iterator[tuple[int, int]]:
    kunci = array("q", (satu.tanggal_lahir.toordinal() if satu.tanggal_lahir else 0 for satu in semua))
    for blok in _blok(kunci, ada):
        yield from combinations(blok, 2)


def _baca_nik(semua: Sequence[Dikenali], ada: list[int]) -> tuple[bytearray, dict[int, list[int]]]:
    """Whose NIK bears the date that is written (1), and by date the people whose NIK bears that other date."""
    tegas, menurut = bytearray(len(semua)), dict[int, list[int]]()
    for i in ada:
        nik, hari = semua[i].nik, semua[i].tanggal_lahir
        if nik and hari and len(nik) == 16 and nik.isdecimal():
            angka = int(nik[6:12])
            angka -= 400000 if angka > 400000 else 0
            if angka == _ddmmyy(hari):
                tegas[i] = 1
            else:
                menurut.setdefault(angka, []).append(i)
    return tegas, menurut


def _lahir_nik(semua: Sequence[Dikenali], ada: list[int], menurut: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Pairs whose birth dates differ, while the NIK of one, which bears another date than is written, has the date of the other."""
    for blok in menurut.values():
        yield from ((i, j) for i, j in combinations(blok, 2) if semua[i].tanggal_lahir != semua[j].tanggal_lahir)
    for j in ada if menurut else ():
        hari = semua[j].tanggal_lahir
        for i in menurut.get(_ddmmyy(hari), ()) if hari else ():
            # In another century the two digits of the year say the same of two dates.
            if semua[i].tanggal_lahir != hari:
                yield (i, j) if i < j else (j, i)


def _ddmmyy(hari: date) -> int:
    return hari.day * 10000 + hari.month * 100 + hari.year % 100


def _selip(dasar: list[str], semua: Sequence[Dikenali], ada: list[int], tegas: bytearray) -> Iterator[tuple[int, int]]:
    """Pairs of one sound whose dates can be one date mistyped; a slip leaves the year, or else day and month.

    Where both NIK bear the date that is written beside them, nobody slipped.
    """
    for blok in _blok(array("q", map(hash, dasar)), ada):
        if all(tegas[i] for i in blok):
            continue
        for segolong in [blok] if len(blok) < 4 else _segolong(blok, semua):
            for i, j in combinations(segolong, 2):
                if tegas[i] and tegas[j]:
                    continue
                a, b = semua[i].tanggal_lahir, semua[j].tanggal_lahir
                if a and b and is_selip(a, b):
                    yield (i, j) if i < j else (j, i)


def _segolong(blok: list[int], semua: Sequence[Dikenali]) -> Iterable[list[int]]:
    """The block parted by year, and again by day and month."""
    hasil: dict[int, list[int]] = {}
    for i in blok:
        if hari := semua[i].tanggal_lahir:
            hasil.setdefault(hari.year, []).append(i)
            hasil.setdefault(-100 * hari.month - hari.day, []).append(i)
    return hasil.values()


def _blok(kunci: array[int], ada: list[int]) -> Iterator[list[int]]:
    """Runs of two or more places with one key; sorting a list of places is lighter than a dictionary of lists."""
    urut = sorted(ada, key=kunci.__getitem__)
    awal = 0
    for akhir in range(1, len(urut) + 1):
        if akhir == len(urut) or kunci[urut[akhir]] != kunci[urut[awal]]:
            if akhir - awal > 1:
                yield urut[awal:akhir]
            awal = akhir
