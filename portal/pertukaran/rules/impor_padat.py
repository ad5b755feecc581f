"""A new family as the preview keeps it: values in a fixed order without their names, which would take most of the room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from operator import is_
from typing import Any

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from ...kit.isi import sidik
from ...kit.kode.dtsen_rumah import PELANGGAN_PLN as PLN
from .impor_baris import KOLOM_A, KOLOM_K, Satuan

# Stands in every such row: after an update that changed the order, rows of an older preview are not taken for what they are not.
URUTAN = sidik({"k": KOLOM_K, "r": RUMAH, "a": KOLOM_A, "rincian": RINCIAN})[:8]
_ORANG, _HUBUNGAN, _NIK = len(KOLOM_A), KOLOM_A.index("hubungan"), KOLOM_A.index("nik")
_KOSONG: Mapping[str, Any] = {}


def padatkan(satu: Satuan, ids: Iterator[str]) -> dict[str, Any]:
    """Family, house and people: {p: the order, k, r, a: [[id, row in the sheet, columns, variables]]}."""
    orang = [
        [next(ids), nomor, [*map(isi.get, KOLOM_A)], _rapat(map(isi.get("rincian", _KOSONG).get, RINCIAN))] for nomor, isi in satu.a
    ]
    return {"p": URUTAN, "k": [*map(satu.k.get, KOLOM_K)], "r": _rapat(map(satu.r.get, RUMAH)), "a": orang}


def _rapat(nilai: Iterable[Any]) -> list[Any]:
    """Nothing at all instead of many empty values."""
    semua = list(nilai)
    return semua if semua.count(None) < len(semua) else []


def teks_rumah(nilai: Sequence[Any]) -> str:
    """{variable: code} of a house, as JSON."""
    return _teks(RUMAH, nilai)


def teks_rincian(nilai: Sequence[Any]) -> str:
    """{variable: code} of a person, as JSON."""
    return _teks(RINCIAN, nilai)


def _teks(nama: tuple[str, ...], nilai: Sequence[Any]) -> str:
    isi = [satu for satu in nilai if satu is not None]
    if PLN in nama and nilai and nilai[nama.index(PLN)] is not None:  # the only one that is a text
        return json.dumps({satu: n for satu, n in zip(nama, nilai, strict=True) if n is not None}, separators=(",", ":"))
    return _pola(nama, tuple(map(is_, nilai, repeat(None)))) % tuple(isi)


@lru_cache(maxsize=1024)
def _pola(nama: tuple[str, ...], kosong: tuple[bool, ...]) -> str:
    """The JSON of those that are there, with a place for each code; thousands of people lack the same ones."""
    return "{%s}" % ",".join(f'"{satu}":%d' for satu, hilang in zip(nama, kosong, strict=False) if not hilang)  # noqa: UP031


def hubungan(orang: Sequence[Any]) -> int | None:
    """The relation to the head of a person as kept."""
    kode: int | None = orang[2][_HUBUNGAN]
    return kode


def nik_of(semua: Iterable[Sequence[Any]]) -> set[str]:
    """The NIK of these people, as far as they have one."""
    return {satu[2][_NIK] for satu in semua} - {None}
