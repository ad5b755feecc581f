"""New families of a preview as they are kept: lines of values without names, since the names of 47,906 families are most of the work.

The first line bears the mark of the order, No. KK, name and columns of the family and the codes of its house, each other one a person's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from operator import getitem
from typing import Any

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from ...kit.kode.dtsen_rumah import PELANGGAN_PLN
from .impor_baris import KOLOM_A, KOLOM_K, Satuan
from .impor_keluarga_lintas import KeluargaLintas
from .impor_lintas import URUTAN

_KOSONG: Mapping[str, Any] = {}
_AWAL = tuple(f'"{nama}":[null,%s]' for nama in KOLOM_K)
_teks_json = json.JSONEncoder().encode


def padat(satu: Satuan | KeluargaLintas, k: Sequence[str], r: str, orang: Sequence[str]) -> str:
    """As kept, from the parts of lines."""
    return "\n".join(("\t".join((URUTAN, satu.no_kk, satu.nama, *k, r)), *orang))


def pokok_baru(satu: Satuan | KeluargaLintas, banyak: int) -> str:
    """What the preview shows of a new family of so many people, as JSON."""
    pola = '{"l":%s,"b":%d,"kk":"%s","nama":%s,"n":%d,"baru":true}'
    return pola % (_teks_json(satu.lembar), satu.nomor, satu.no_kk, _teks_json(satu.nama), banyak)


def beda_awal(desa: str, no_kk: str, k: Sequence[str], banyak: int, berkas: str) -> str:
    """The first line of a new family's history, as JSON: what its columns became, and of which file."""
    kolom = [pola % (nilai if nama == "desil" else _teks_json(nilai)) for nama, pola, nilai in zip(KOLOM_K, _AWAL, k, strict=True) if nilai]
    isi = ",".join((f'"desa_kode":[null,"{desa}"],"no_kk":[null,"{no_kk}"]', *kolom, f'"jumlah_anggota":[null,{banyak}]'))
    return f'{{{isi},"berkas":[null,{_teks_json(berkas)}]}}'


def padatkan(satu: Satuan) -> str:
    """The same of a family whose rows were looked at cell by cell."""
    orang = ["\t".join((*_teks(isi, KOLOM_A), _kode(isi.get("rincian", _KOSONG), RINCIAN))) for _, isi in satu.a]
    return padat(satu, _teks(satu.k, KOLOM_K), _kode(satu.r, RUMAH), orang)


def urai_padat(isi: str) -> tuple[str, str, list[Any], str, list[list[str]]]:
    """(No. KK, name and columns of the family, codes of the house, columns of each person and their codes). Raises Usang."""
    if not isi.startswith(f"{URUTAN}\t"):
        raise Usang
    induk, *orang = isi.split("\n")
    _, no_kk, nama, *k, r = induk.split("\t")
    return no_kk, nama, k, r, [satu.split("\t") for satu in orang]


class Usang(ValueError):
    """The values were kept in another order, before an update."""


def _teks(isi: Mapping[str, Any], nama: Sequence[str]) -> list[str]:
    return ["" if (nilai := isi.get(satu)) is None else str(nilai) for satu in nama]


def _kode(isi: Mapping[str, Any], nama: Sequence[str]) -> str:
    return ",".join(_teks(isi, nama)) if isi else ""


def teks_rumah(kode: str) -> str:
    """{variable: code} of a house, as JSON."""
    return _susunan(RUMAH).json(kode)


def teks_rincian(kode: str) -> str:
    """{variable: code} of a person, as JSON."""
    return _susunan(RINCIAN).json(kode)


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


class _Susunan:
    """The JSON of some variables: in one go where each has a code, else put together from those that have one."""

    def __init__(self, nama: Sequence[str]) -> None:
        self.potong = tuple(map(_Potong, nama))
        self.utuh = "{%s}" % ",".join(satu.pola for satu in self.potong)  # noqa: UP031

    def json(self, kode: str) -> str:
        semua = kode.split(",")
        if "" not in semua:
            return self.utuh % tuple(semua)
        return "{%s}" % ",".join(filter(None, map(getitem, self.potong, semua)))  # noqa: UP031


_susunan = cache(_Susunan)
