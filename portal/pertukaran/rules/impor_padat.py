"""New families of a preview as they are kept: values without names, since the names of 47,906 families are most of the work and the room.

{p: mark of the order, k: columns of the family, r: codes of the house, a: a line for each person, n: how many they are}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import getitem
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


def _json(potong: Sequence[_Potong], kode: str) -> str:
    return "{%s}" % ",".join(filter(None, map(getitem, potong, kode.split(","))))  # noqa: UP031


class _Potong(dict[str, str]):
    """How each code of one variable stands in JSON; nothing where there is none."""

    def __init__(self, nama: str) -> None:
        super().__init__({"": ""})
        self.pola = f'"{nama}":"%s"' if nama == PELANGGAN_PLN else f'"{nama}":%s'

    def __missing__(self, kode: str) -> str:
        isi = self.pola % kode
        if len(kode) < 4:
            self[kode] = isi
        return isi


@cache
def _potong(nama: tuple[str, ...]) -> tuple[_Potong, ...]:
    return tuple(map(_Potong, nama))
