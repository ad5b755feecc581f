"""Names that are written otherwise than typed: words that are near, other readings of what was typed, what comes first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ...kit.bunyi import suara_kata

KATA_MAKS = 6  # of so many typed words near ones are looked for
DEKAT_MAKS = 12  # near words of one typed word
BELAH_MIN = 3  # letters of each part of a word that is two names written together
MIRIP_MIN = 70  # of 100: less is another name

K = TypeVar("K")


class Kata(NamedTuple):
    """One word to look for; ``awalan``: a name's word may go on after it."""

    teks: str
    awalan: bool = False


# A question to the index: any reading; of a reading every group; of a group any word.
Kelompok = tuple[Kata, ...]
Bacaan = tuple[Kelompok, ...]
Pertanyaan = tuple[Bacaan, ...]


class Kosakata:
    """The distinct words of names, without the persons who bear them."""

    def __init__(self, kata: Iterable[str]):
        self.kata = tuple(sorted(set(kata)))
        self._suara: dict[tuple[str, ...], list[str]] = {}
        for satu in self.kata:
            self._suara.setdefault(suara_kata(satu), []).append(satu)

    def ada_awalan(self, awalan: str) -> bool:
        """Whether a word begins so."""
        ke = bisect_left(self.kata, awalan)
        return ke < len(self.kata) and self.kata[ke].startswith(awalan)

    def ada(self, kata: str) -> bool:
        """Whether it is a word of a name."""
        ke = bisect_left(self.kata, kata)
        return ke < len(self.kata) and self.kata[ke] == kata

    def dekat(self, kata: str, *, awalan: bool = False) -> list[str]:
        """Words that sound the same or differ by a slip or two, nearest first; with ``awalan`` also those that go on after it."""
        beda = 0 if len(kata) < 3 else 1 if len(kata) < 6 else 2
        temuan = list(self._suara.get(suara_kata(kata), ())) if beda else []
        temuan += [satu for satu, _, _ in process.extract(kata, self.kata, scorer=OSA.distance, score_cutoff=beda, limit=DEKAT_MAKS)]
        if awalan and len(kata) > 3:
            potong = [satu[: len(kata)] for satu in self.kata]
            mirip = process.extract(kata, potong, scorer=OSA.distance, score_cutoff=1, limit=DEKAT_MAKS)
            temuan += [self.kata[ke] for _, _, ke in mirip]
        return list(dict.fromkeys(temuan))


def tanya_persis(kata: Sequence[str]) -> Pertanyaan:
    """Names with a word that begins so for each typed word, in any order."""
    return (tuple((Kata(satu, True),) for satu in kata),)


def tanya_dekat(kata: Sequence[str], kosakata: Kosakata) -> Pertanyaan:
    """Names with a near word for each typed one, also where two words are written as one (Nurhayati) or one as two (Nur Hayati).

    A word that is near to nothing is left out unless it is the only one. Empty when nothing is near.
    """
    kata = tuple(kata[:KATA_MAKS])
    kelompok: dict[str, Kelompok] = {}
    hasil = []
    for urutan in _urutan(kata, kosakata):
        for satu in urutan:
            if satu not in kelompok:
                kelompok[satu] = _kelompok(satu, kosakata, terakhir=satu == kata[-1])
        bacaan = tuple(isi for satu in urutan if (isi := kelompok[satu]))
        if bacaan and bacaan not in hasil:
            hasil.append(bacaan)
    return tuple(hasil)


def tanya_longgar(dekat: Pertanyaan) -> Pertanyaan:
    """Of three words or more any one may be wrong altogether."""
    bacaan = dekat[0] if dekat else ()
    return tuple(bacaan[:ke] + bacaan[ke + 1 :] for ke in range(len(bacaan))) if len(bacaan) > 2 else ()


def _kelompok(kata: str, kosakata: Kosakata, *, terakhir: bool) -> Kelompok:
    sendiri = [Kata(kata, True)] if kosakata.ada_awalan(kata) else []
    return (*sendiri, *(Kata(satu) for satu in kosakata.dekat(kata, awalan=terakhir)))


def _urutan(kata: tuple[str, ...], kosakata: Kosakata) -> Iterator[tuple[str, ...]]:
    """The words as typed, with two neighbours joined, with one cut in two where both parts are words of names."""
    yield kata
    for ke in range(len(kata) - 1):
        gabung = kata[ke] + kata[ke + 1]
        if kosakata.ada_awalan(gabung) or kosakata.dekat(gabung):
            yield (*kata[:ke], gabung, *kata[ke + 2 :])
    for ke, satu in enumerate(kata):
        for di in range(BELAH_MIN, len(satu) - BELAH_MIN + 1):
            if kosakata.ada(satu[:di]) and kosakata.ada(satu[di:]):
                yield (*kata[:ke], satu[:di], satu[di:], *kata[ke + 1 :])


def urut_persis(kunci: str, temuan: Iterable[tuple[K, str]]) -> list[tuple[K, str]]:
    """Of (key, name) pairs those that hold what was typed: the very name first, then its words in other order, then the likest."""
    kata = sorted(kunci.split())

    def letak(satu: tuple[K, str]) -> tuple[bool, bool, float, str]:
        nama = satu[1]
        return nama != kunci, sorted(nama.split()) != kata, -fuzz.token_sort_ratio(kunci, nama), nama

    return sorted((satu for satu in temuan if memuat(satu[1], kata)), key=letak)


def menjawab(nama: str, tanya: Pertanyaan) -> bool:
    """Whether a name answers the question, as an index does."""
    berbatas = f" {nama} "
    return any(
        all(any((f" {k.teks}" if k.awalan else f" {k.teks} ") in berbatas for k in kelompok) for kelompok in bacaan) for bacaan in tanya
    )


def memuat(nama: str, kata: Sequence[str]) -> bool:
    """Whether for each typed word a word of the name begins so."""
    berbatas = f" {nama}"
    return all(f" {satu}" in berbatas for satu in kata)


def urut_mirip(kunci: str, temuan: Iterable[tuple[K, str]]) -> list[tuple[K, str]]:
    """(key, name) pairs by likeness, without those that are too far from what was typed."""
    dinilai = [(nilai_mirip(kunci, satu[1]), satu) for satu in temuan]
    layak = [dua for dua in dinilai if dua[0] >= MIRIP_MIN]
    return [satu for _, satu in sorted(layak, key=lambda dua: (-dua[0], dua[1][1]))]


def nilai_mirip(kunci: str, nama: str) -> float:
    """0 to 100: how well the typed words are found in the name (unfinished ones too), and how much the name says besides."""
    kata, kata_nama = kunci.split()[:KATA_MAKS], nama.split()
    if not kata or not kata_nama:
        return 0.0
    per_kata = [max(_dekat(satu, lain) for lain in kata_nama) for satu in kata]
    terpisah = 0.8 * sum(per_kata) / len(per_kata) + 0.2 * fuzz.token_sort_ratio(kunci, nama)
    return max(terpisah, fuzz.ratio("".join(kata), "".join(kata_nama)))


def _dekat(kata: str, lain: str) -> float:
    if suara_kata(kata) == suara_kata(lain):
        return 98.0 if kata != lain else 100.0
    utuh = OSA.normalized_similarity(kata, lain) * 100
    return max(utuh, OSA.normalized_similarity(kata, lain[: len(kata)]) * 95) if len(lain) > len(kata) else utuh
