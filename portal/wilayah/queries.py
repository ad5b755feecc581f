"""Reads of the units; names are public, so only ``list_desa`` looks through a person's eyes."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import func, select

from ..db import db
from ..errors import NotFound
from .models import Ringkasan, Wilayah
from .rules import is_kode, mencakup, sebutan

SUMBER = Path(__file__).parent / "data" / "wilayah.csv.gz"
PETA = Path(__file__).parent / "data" / "peta_desa.zip"


def read_sumber() -> Iterator[tuple[str, str]]:
    """(kode, nama) of every unit in the carried data file, in code order."""
    with gzip.open(SUMBER, "rt", encoding="utf-8", newline="") as masuk:
        pembaca = csv.reader(masuk)
        next(pembaca)
        yield from ((kode, nama) for kode, nama in pembaca)


def get_wilayah(kode: str) -> Wilayah:
    """The unit; raises NotFound."""
    baris = db.session.get(Wilayah, kode)
    if baris is None:
        raise NotFound()
    return baris


def find_wilayah(kode: str) -> Wilayah | None:
    """The unit or None."""
    return db.session.get(Wilayah, kode)


def list_bawah(induk: str) -> list[Wilayah]:
    """The units directly under ``induk``, in code order."""
    return list(db.session.scalars(select(Wilayah).where(Wilayah.induk == induk).order_by(Wilayah.kode)))


class Unit(NamedTuple):
    """A unit as lists and filters name it."""

    kode: str
    nama: str
    tingkat: int
    sebutan: str


_unit: dict[str, tuple[Unit, ...]] = {}


def list_unit(induk: str) -> tuple[Unit, ...]:
    """As list_bawah, kept for the life of the process: names change only with a new data file, and the portal is then started anew."""
    if induk not in _unit:
        pilih = select(Wilayah.kode, Wilayah.nama, Wilayah.tingkat).where(Wilayah.induk == induk).order_by(Wilayah.kode)
        ada = tuple(Unit(*baris, sebutan(baris.kode, baris.nama)) for baris in db.session.execute(pilih))
        if not ada:
            return ()  # before setup there are none yet
        _unit[induk] = ada
    return _unit[induk]


def list_desa(*, untuk: Any) -> list[Wilayah]:
    """Every desa/kelurahan that the person reaches, in code order."""
    awal = untuk.wilayah_kode
    pilih = select(Wilayah).where(Wilayah.tingkat == 4, (Wilayah.kode == awal) | Wilayah.kode.startswith(awal + ".", autoescape=True))
    return list(db.session.scalars(pilih.order_by(Wilayah.kode)))


def list_pilihan(terpilih: str, *, untuk: Any) -> list[Unit]:
    """Units to choose from in a filter: those right under the person's own, and under the chosen kecamatan its desa too.

    All desa at once would be half the weight of the page.
    """
    awal = untuk.wilayah_kode
    kecamatan = terpilih[:8]
    desa = list_unit(kecamatan) if is_kode(kecamatan) and mencakup(awal, kecamatan) and kecamatan != awal else ()
    return sorted((*list_unit(awal), *desa))


def nama_by_kode(kode: Collection[str]) -> dict[str, str]:
    """The names of these units, without their kind."""
    if not kode:
        return {}
    return dict(db.session.execute(select(Wilayah.kode, Wilayah.nama).where(Wilayah.kode.in_(kode))).all())  # type: ignore[arg-type]


def kode_provinsi() -> frozenset[str]:
    """The two-digit codes of all provinsi, for the NIK check. Asked once a process: a new provinsi comes with a new data file."""
    if not _provinsi:
        _provinsi.update(db.session.scalars(select(Wilayah.kode).where(Wilayah.induk.is_(None))))
    return frozenset(_provinsi)


_provinsi: set[str] = set()


def count_wilayah(awal: str = "") -> dict[str, int]:
    """How many kecamatan, desa and kelurahan lie under ``awal``: the checksum of an import."""
    baris = db.session.execute(
        select(Wilayah.tingkat, func.substr(Wilayah.kode, 10, 1), func.count())
        .where(Wilayah.kode.startswith(awal, autoescape=True), Wilayah.tingkat >= 3)
        .group_by(Wilayah.tingkat, func.substr(Wilayah.kode, 10, 1))
    )
    hasil = {"kecamatan": 0, "desa": 0, "kelurahan": 0}
    for jenjang, awalan, jumlah in baris:
        hasil["kecamatan" if jenjang == 3 else "kelurahan" if awalan == "1" else "desa"] += jumlah
    return hasil


def nama_lengkap(kode_desa: str) -> dict[str, str]:
    """Names of the desa and all above it: keys desa, kecamatan, kabupaten, provinsi."""
    kode = [kode_desa[:2], kode_desa[:5], kode_desa[:8], kode_desa]
    nama = dict(db.session.execute(select(Wilayah.kode, Wilayah.nama).where(Wilayah.kode.in_(kode))).all())
    return dict(zip(("provinsi", "kabupaten", "kecamatan", "desa"), (nama.get(k, "") for k in kode), strict=True))


class Peta(NamedTuple):
    """The map of one kabupaten in one frame of integers: an SVG path for each desa and for each kecamatan that has a shape."""

    lebar: int
    tinggi: int
    desa: Mapping[str, str]
    kecamatan: Mapping[str, str]


@lru_cache(maxsize=2)
def find_peta(kabupaten: str) -> Peta | None:
    """The map of a kabupaten/kota; None when the carried file has none. Some desa of the country have no shape."""
    with zipfile.ZipFile(PETA) as arsip:
        if f"{kabupaten}.json" not in arsip.namelist():
            return None
        isi = json.loads(arsip.read(f"{kabupaten}.json"))
    return Peta(isi["lebar"], isi["tinggi"], isi["desa"], isi["kecamatan"])


def sum_ringkasan(awal: str, ukuran: str = "") -> dict[str, dict[str, int]]:
    """{desa: {figure: sum}} of the desa whose code begins with ``awal``, of the figures whose names begin with ``ukuran``.

    Figures: kk, jiwa, desil:<1-10 or empty>, usulan:<jenis>:<status>, musdes:<status>, temuan:<aturan> (open ones), penerima:<program>
    (rows of imported lists). Raw: the caller has asked whether this person may see ``awal``; "" as a desa stands for "not known where".
    """
    syarat = [Ringkasan.desa_kode.startswith(awal, autoescape=True)] if awal else []
    if ukuran:
        syarat.append(Ringkasan.ukuran.startswith(ukuran, autoescape=True))
    pilih = select(Ringkasan.desa_kode, Ringkasan.ukuran, func.sum(Ringkasan.jumlah)).where(*syarat).group_by(Ringkasan.desa_kode, Ringkasan.ukuran)
    hasil: dict[str, dict[str, int]] = {}
    for desa, nama, jumlah in db.session.execute(pilih):
        if jumlah:
            hasil.setdefault(desa, {})[nama] = int(jumlah)
    return hasil
