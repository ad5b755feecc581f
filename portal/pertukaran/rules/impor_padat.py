"""New families of a preview as they are kept: values without names, since the names of 47,906 families are most of the work and the room.

{p: mark of the order, k: columns of the family, r: codes of the house, a: a line for each person, n: how many they are}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from ...kit.kode.dtsen_rumah import PELANGGAN_PLN
from .impor_baris import KOLOM_A, KOLOM_K, Satuan
from .impor_lintas import URUTAN

_KOSONG: Mapping[str, Any] = {}


def padat(k: Sequence[str], r: str, orang: Sequence[str]) -> dict[str, Any]:
    """As kept, from the parts of lines."""
    return {"p": URUTAN, "k": k, "r": r, "a": "\n".join(orang), "n": len(orang)}


def padatkan(satu: Satuan) -> dict[str, Any]:
    """The same of a family whose rows were looked at cell by cell."""
    orang = ["\t".join((*_teks(isi, KOLOM_A), _kode(isi.get("rincian", _KOSONG), RINCIAN))) for _, isi in satu.a]
    return padat(_teks(satu.k, KOLOM_K), _kode(satu.r, RUMAH), orang)


def _teks(isi: Mapping[str, Any], nama: Sequence[str]) -> list[str]:
    return ["" if (nilai := isi.get(satu)) is None else str(nilai) for satu in nama]


def _kode(isi: Mapping[str, Any], nama: Sequence[str]) -> str:
    return ",".join(_teks(isi, nama)) if isi else ""


def iter_orang(isi: Mapping[str, Any]) -> list[list[str]]:
    """The persons of a family as kept: their columns, and their codes as one text."""
    return [satu.split("\t") for satu in isi["a"].split("\n")] if isi["n"] else []


def teks_rumah(kode: str) -> str:
    """{variable: code} of a house, as JSON."""
    return _json(_potong(RUMAH), kode)


def teks_rincian(kode: str) -> str:
    """{variable: code} of a person, as JSON."""
    return _json(_potong(RINCIAN), kode)


def _json(potong: Sequence[Callable[[str], str]], kode: str) -> str:
    return "{%s}" % ",".join([satu(isi) for satu, isi in zip(potong, kode.split(","), strict=False) if isi])  # noqa: UP031


@cache
def _potong(nama: tuple[str, ...]) -> tuple[Callable[[str], str], ...]:
    """How the code of each variable stands in JSON; one of them is a text."""
    return tuple((f'"{satu}":"%s"' if satu == PELANGGAN_PLN else f'"{satu}":%s').__mod__ for satu in nama)
