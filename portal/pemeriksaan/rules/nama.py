"""How alike two names are, 0 to 1: word by word as they sound, whatever their order, with room for a slip of the pen."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ...kit.bunyi import kata_nama, rapatkan, suara_kata

# Words that so many bear that they say little about who it is; as they sound.
_UMUM = frozenset(potong for kata in "muhammad siti abdul nur nurul sri ahmad".split() for potong in suara_kata(kata))
_BOBOT_UMUM = 0.5
SAMA_BUNYI = 0.98  # other spelling, same sound
_BEDA_PENGGAL = 0.96  # same letters, parted otherwise
_KURANG_KATA = 0.94  # one name holds the other: a married name, a second name left out
_PER_KATA = 0.03
_SALAH_KETIK = 0.75  # from here on a word counts as the other one with a slip
_INISIAL = 0.76
# How alike two words of so many letters are (the longer one) that differ in one place, or in two.
_SATU_BEDA = (0.0, 0.0, 0.3, 0.5, 0.78, 0.85, 0.9)
_DUA_BEDA = {7: 0.75, 8: 0.78}
_DUA_BEDA_PANJANG = 0.82


# A word as it sounds, and as it is written in search form: a slip may hide in either (LINDA, LIND; RAHAYU, RASAYU).
Kata = tuple[str, str]


class Urai(NamedTuple):
    """A name taken apart once: its letters, its words as they sound in any order, the parts that are compared."""

    huruf: int
    kata: tuple[str, ...]
    suara: tuple[str, ...]
    potong: tuple[Kata, ...]


@lru_cache(maxsize=8192)
def _urai(nama: str) -> Urai:
    kata = kata_nama(nama)
    potong = tuple(potong for satu in kata for potong in _potong(satu))
    return Urai(sum(map(len, kata)), tuple(sorted(kata)), tuple(sorted(satu[0] for satu in potong)), potong)


def jumlah_huruf(nama: str) -> int:
    """How many letters the name has, titles and father's name left out."""
    return _urai(nama).huruf


def _potong(kata: str) -> tuple[Kata, ...]:
    suara = suara_kata(kata)
    return ((suara[0], kata),) if len(suara) == 1 else tuple((satu, satu) for satu in suara)


def mirip_nama(nama: str, lain: str) -> float | None:
    """0 to 1, the same whichever comes first; None when one of the two holds no letters."""
    satu, dua = _urai(nama), _urai(lain)
    a, b = satu.potong, dua.potong
    if not a or not b:
        return None
    if satu.kata == dua.kata:
        return 1.0
    if satu.suara == dua.suara:
        return SAMA_BUNYI
    hasil = _per_kata(a, b) if (len(a), a) <= (len(b), b) else _per_kata(b, a)
    return max(hasil, _menyatu("".join(p[0] for p in a), "".join(p[0] for p in b))) if len(a) != len(b) else hasil


def _per_kata(pendek: tuple[Kata, ...], panjang: tuple[Kata, ...]) -> float:
    """Each word of the shorter name with its best one of the longer; what is left over of the longer costs little if all were found."""
    pasangan = sorted(
        ((mirip_kata(satu, lain), i, j) for i, satu in enumerate(pendek) for j, lain in enumerate(panjang)),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    cocok: dict[int, float] = {}
    terpakai: set[int] = set()
    for nilai, i, j in pasangan:
        if nilai and i not in cocok and j not in terpakai:
            cocok[i] = nilai
            terpakai.add(j)
    bobot = [_BOBOT_UMUM if satu[0] in _UMUM else 1.0 for satu in pendek]
    jumlah = sum(nilai * bobot[i] for i, nilai in cocok.items())
    sisa = [satu for j, satu in enumerate(panjang) if j not in terpakai]
    if not sisa:
        return jumlah / sum(bobot)
    semua_cocok = len(cocok) == len(pendek) and min(cocok.values()) >= _SALAH_KETIK
    if len(pendek) == 1:
        semua_cocok = cocok.get(0) == 1.0  # one word alone, and that with a slip, is nobody's name in particular
    if semua_cocok and max(bobot) == 1.0:
        return jumlah / sum(bobot) * (_KURANG_KATA - _PER_KATA * (len(sisa) - 1))
    return jumlah / (sum(bobot) + sum(_BOBOT_UMUM if satu[0] in _UMUM else 1.0 for satu in sisa))


def _menyatu(a: str, b: str) -> float:
    """Names that differ only in where the words part (Nur Aini, Nuraini), with at most one slip."""
    a, b = rapatkan(a), rapatkan(b)
    beda = OSA.distance(a, b, score_cutoff=1)
    if beda > 1 or min(len(a), len(b)) < 5:
        return 0.0
    return _BEDA_PENGGAL - 0.08 * beda


@lru_cache(maxsize=65536)
def mirip_kata(a: Kata, b: Kata) -> float:
    """0 to 1 for two words, as they sound or as they are written, whichever is more alike."""
    return 1.0 if a[0] == b[0] else max(_mirip(a[0], b[0]), _mirip(a[1], b[1]))


def _mirip(a: str, b: str) -> float:
    """0 as soon as they differ in more than two places."""
    panjang = max(len(a), len(b))
    if min(len(a), len(b)) == 1:
        return _INISIAL if a[0] == b[0] else 0.0
    beda = OSA.distance(a, b, score_cutoff=2)
    if beda == 1:
        return _SATU_BEDA[min(panjang, len(_SATU_BEDA) - 1)]
    if beda == 2 and panjang >= 7:
        return _DUA_BEDA.get(panjang, _DUA_BEDA_PANJANG)
    return 0.0
