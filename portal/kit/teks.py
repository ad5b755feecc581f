"""Typed text: what is kept of it (NFC, one space, nothing invisible) and the key under which a name is found."""

from __future__ import annotations

import re
import unicodedata

# Characters that turn the direction of writing can make a name read as another one.
_ARAH = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible characters that come along when text is pasted; nobody can see them to delete them.
_TAK_TAMPAK = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_BARIS_BARU = re.compile("\r\n?|\u0085|\u2028|\u2029|\v|\f")
_KALIMAT_DITOLAK = "Ada tanda tersembunyi yang tidak dapat disimpan. Hapus isinya, lalu ketik ulang."


def bersihkan(teks: str, *, baris: bool = False) -> str:
    """Text as it is kept; with `baris` its lines stay. ValueError, with a sentence, for control and bidi characters."""
    rapi = _BARIS_BARU.sub("\n", teks.translate(_TAK_TAMPAK)).replace("\t", " ")
    for huruf in rapi:
        if huruf in _ARAH or (huruf != "\n" and unicodedata.category(huruf) in ("Cc", "Cs")):
            raise ValueError(_KALIMAT_DITOLAK)
    rapi = unicodedata.normalize("NFC", rapi)
    if not baris:
        return " ".join(rapi.split())
    bersih = "\n".join(" ".join(satu.split()) for satu in rapi.split("\n"))
    return re.sub("\n{3,}", "\n\n", bersih).strip()


# Short forms on KTP and KK; read so only with a dot or before another word, so that "muh" finds Muhlis too.
_SINGKATAN = {
    **dict.fromkeys(("muh", "moh", "mhd", "mohd", "moch", "much", "muhd"), "muhammad"),
    "st": "siti",
    "abd": "abdul",
}
_BENTUK_LAIN = {
    **dict.fromkeys(("muhamad", "mohamad", "mohammad", "mochamad", "mochammad", "muchamad", "muchammad"), "muhammad"),
    "sitti": "siti",
}
# The spelling of before 1972, and the ones that Dukcapil's clerks mix to this day (Syarifah, Sarifah).
_EJAAN = (("dj", "j"), ("tj", "c"), ("oe", "u"), ("sj", "sy"), ("sy", "s"))


def kunci_cari(nama: str) -> str:
    """The search key of a name; store it beside the name, and search with the key of what was typed.

    Casefolded, without accents and punctuation (an apostrophe joins, other marks part); MUH. MOH. MHD. MUHAMAD are
    one form, SITI and ST. another; old spelling becomes new (DJ J, TJ C, OE U, SJ SY, and SY S). A key is for
    finding candidates, never for deciding that two people are one.
    """
    urai = unicodedata.normalize("NFKD", nama).casefold()
    urai = "".join(huruf for huruf in urai if not unicodedata.combining(huruf) and huruf not in "'`\u2018\u2019\u02bc")
    kata = re.findall(r"[^\W_]+\.?", urai)
    return " ".join(_satu_kata(satu, terakhir=ke == len(kata)) for ke, satu in enumerate(kata, 1))


def _satu_kata(kata: str, *, terakhir: bool) -> str:
    dasar = kata.rstrip(".")
    if dasar in _SINGKATAN and not (terakhir and dasar == kata):
        return _SINGKATAN[dasar]
    if dasar in _BENTUK_LAIN:
        return _BENTUK_LAIN[dasar]
    for lama, baru in _EJAAN:
        dasar = dasar.replace(lama, baru)
    return dasar
