"""The tables of the dashboards as sheets: columns and rows, exactly those of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...errors import NotFound
from ...web.sheets import Kolom
from ..queries.dasbor import get_satuan, sum_per_unit
from ..queries.peta import peta_of
from ..queries.tema import TABEL, tabel_ringkas
from ..rules.tabel import UNIT, Tabel

Berkas = tuple[Sequence[Kolom], Iterator[Sequence[Any]]]


def berkas_ringkas(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The main figures by unit below; ``saring`` holds kode."""
    satuan = get_satuan(saring["kode"], untuk=untuk)
    return _berkas(tabel_ringkas(satuan, sum_per_unit(satuan)))


def berkas_tema(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """One table of a page; ``saring`` holds kode, tema and tabel, its place on the page. Raises NotFound where there is none."""
    semua = TABEL[saring["tema"]](get_satuan(saring["kode"], untuk=untuk))
    if not 0 <= saring["tabel"] < len(semua):
        raise NotFound()
    return _berkas(semua[saring["tabel"]])


def berkas_peta(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The figure of the map by desa; ``saring`` holds kode and ukuran."""
    return _berkas(peta_of(get_satuan(saring["kode"], untuk=untuk), saring["ukuran"]).tabel)


def _berkas(t: Tabel) -> Berkas:
    kode = [Kolom("Kode wilayah", 15)] if t.ke == UNIT and any(satu.kode for satu in t.baris) else []
    lain = [Kolom(judul, 26 if ke in t.kata else 14, "teks" if ke in t.kata else "angka") for ke, judul in enumerate(t.kepala[1:])]
    return [*kode, Kolom(t.kepala[0], 30), *lain], _baris(t, bool(kode))


def _baris(t: Tabel, berkode: bool) -> Iterator[Sequence[Any]]:
    for satu in t.baris:
        yield [*([satu.kode] if berkode else []), satu.nama, *satu.sel]
    if t.jumlah:
        yield [*([""] if berkode else []), "Jumlah", *t.jumlah]
