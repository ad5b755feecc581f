"""New families of a preview as they are kept: lines of values without names, since the names of 47,906 families are most of the work.

The first line bears the mark of the order, the columns of the family and the codes of its house, each other one a person's.
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


def padat(k: Sequence[str], r: str, orang: Sequence[str]) -> str:
    """As kept, from the parts of lines."""
    return "\n".join(("\t".join((URUTAN, *k, r)), *orang))


def padatkan(satu: Satuan) -> str:
    """The same of a family whose rows were looked at cell by cell."""
    orang = ["\t".join((*_teks(isi, KOLOM_A), _kode(isi.get("rincian", _KOSONG), RINCIAN))) for _, isi in satu.a]
    return padat(_teks(satu.k, KOLOM_K), _kode(satu.r, RUMAH), orang)


def urai_padat(isi: str) -> tuple[list[Any], str, list[list[str]]]:
    """(columns of the family, codes of the house, columns of each person and their codes). Raises Usang."""
    induk, *orang = isi.split("\n")
    urutan, *k, r = induk.split("\t")
    if urutan != URUTAN:
        raise Usang
    return k, r, [satu.split("\t") for satu in orang]


class Usang(ValueError):
    """The values were kept in another order, before an update."""


def _teks(isi: Mapping[str, Any], nama: Sequence[str]) -> list[str]:
    return ["" if (nilai := isi.get(satu)) is None else str(nilai) for satu in nama]


def _kode(isi: Mapping[str, Any], nama: Sequence[str]) -> str:
    return ",".join(_teks(isi, nama)) if isi else ""


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
