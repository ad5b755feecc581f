"""How an Indonesian name sounds: titles and father's name left out, spellings that mean one sound made one, words in one order."""

from __future__ import annotations

import re
from functools import lru_cache

from .teks import kunci_cari

PANJANG_BUNYI = 60

# Before a name; "st" is Siti and "m" Muhammad, so neither is here.
_GELAR_DEPAN = frozenset(
    "h hj haji hajah hajjah kh drs dra dr drg ir prof ust ustad ustadz tgk tn ny nn sdr sdri bpk ibu alm almh almarhum almarhumah".split()
)
# Behind a name, without dots; of those that are also names or short forms only what is safe.
_GELAR_BELAKANG = frozenset(
    "se sh st mm msi mpd mh mt mkes mag spd spdi spdsd ssos skom sip sag sp sei skm skep amd amdkeb amk sst ssi spt shi sthi ma "
    "mkom ners".split()
)
# The father's name or another name follows: it is on some papers and not on others.
_SAMBUNGAN = frozenset("bin binti bt bte alias als".split())
_INISIAL = {"m": "muhammad"}
BUKAN_NAMA = _GELAR_DEPAN | _GELAR_BELAKANG | _SAMBUNGAN | _INISIAL.keys()
# One sound, several spellings; longer ones first (Khairul Hairul, Dzikri Zikri, Chandra Candra, Fitri Pitri Vitri, Rizqi Riski).
_SUARA = (
    ("kh", "h"), ("dz", "s"), ("ts", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("gh", "g"), ("ch", "c"), ("ck", "k"), ("q", "k"),
    ("x", "ks"), ("v", "f"), ("p", "f"), ("z", "s"), ("y", "i"), ("e", "i"), ("o", "u"), ("h", ""),
)  # fmt: skip
_KEMBAR = re.compile(r"(.)\1+")
# First parts that are written together or apart: Nur Aini, Nuraini; Abdul Rahman, Abdurrahman.
_AWALAN = (("abdul", "abdul", 4), ("nurul", "nurul", 4), ("nur", "nur", 3), ("sri", "sri", 4), ("siti", "siti", 4))


def kata_nama(nama: str) -> tuple[str, ...]:
    """The words of the name itself in search form (kunci_cari), without titles, without father's name and other names."""
    inti = _inti(tuple(kunci_cari(_tanpa_gelar(nama)).split()))
    return tuple(_INISIAL.get(kata, kata) for kata in inti) if len(inti) > 1 else inti


def bunyi(nama: str) -> str:
    """How the name sounds: one string of at most 60 letters for all spellings, for finding candidates and never for deciding."""
    suara: list[str] = []
    for kata in nama.split():
        biasa = _kata_biasa(kata)
        if biasa is None:
            suara = [potong for satu in kata_nama(nama) for potong in suara_kata(satu)]
            break
        suara += biasa
    suara.sort()
    return " ".join(suara)[:PANJANG_BUNYI].rstrip()


@lru_cache(maxsize=16384)
def _kata_biasa(kata: str) -> tuple[str, ...] | None:
    """How a word sounds that is the same wherever it stands, as nearly all are; None for titles, short forms and the like."""
    kunci = kunci_cari(kata)
    if len(kata) == 1 or not (kata.isascii() and kata.isalpha()) or kunci in BUKAN_NAMA or kunci_cari(f"{kata} a") != f"{kunci} a":
        return None
    return suara_kata(kunci)


@lru_cache(maxsize=16384)
def suara_kata(kata: str) -> tuple[str, ...]:
    """One word as it sounds; two when it is two names written together."""
    if kata.startswith("abdur") and len(kata) > 8:
        return ("abdul", *suara_kata("r" + kata[4:].lstrip("r")))
    for awal, tulis, sisa in _AWALAN:
        if kata.startswith(awal) and len(kata) >= len(awal) + sisa:
            return (tulis, *suara_kata(kata[len(awal) :]))
    # Within a word CH is H (Rachmat, Achmad); at its head it may be Candra or Hairul, so it stays C.
    suara = kata[:1] + kata[1:].replace("ch", "h")
    for lama, baru in _SUARA:
        suara = suara.replace(lama, baru)
    suara = rapatkan(suara)
    if suara.endswith("d"):
        suara = suara[:-1] + "t"
    return (suara or kata,)


def rapatkan(suara: str) -> str:
    """Doubled letters as one."""
    return _KEMBAR.sub(r"\1", suara)


def _tanpa_gelar(nama: str) -> str:
    """What stands before the comma when only titles follow it."""
    awal, koma, akhir = nama.partition(",")
    if koma and awal.strip() and all(_is_gelar(satu) for satu in re.split(r"[,\s]+", akhir) if satu):
        return awal
    return nama


def _is_gelar(teks: str) -> bool:
    """S.Pd., A.Md.Keb, SH: written with dots, or one of the known ones."""
    huruf = teks.replace(".", "").casefold()
    return huruf in _GELAR_BELAKANG or ("." in teks.rstrip(".") and len(huruf) <= 7)


def _inti(kata: tuple[str, ...]) -> tuple[str, ...]:
    awal, akhir = 0, len(kata)
    while awal < akhir - 1 and kata[awal] in _GELAR_DEPAN:
        awal += 1
    for ke in range(awal + 1, akhir):
        if kata[ke] in _SAMBUNGAN:
            akhir = ke
            break
    while akhir - awal > 2 and kata[akhir - 1] in _GELAR_BELAKANG:
        akhir -= 1
    # S. Pd. without a comma comes as two words.
    if akhir - awal > 3 and kata[akhir - 2] + kata[akhir - 1] in _GELAR_BELAKANG:
        akhir -= 2
    return kata[awal:akhir]
