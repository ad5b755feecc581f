"""The port of the search by name: ask an index of the names for persons of an area, whatever database keeps it.

Within one desa its index of names is walked. For wider areas SQLite has FTS5, PostgreSQL a GIN index over tsvector; both are made
by migration 0003 and follow every change of anggota. FTS5 is never asked for an order (15 to 200 times slower).
"""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, String, Uuid, and_, cast, func, literal_column, or_, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from ...akun.queries import cakupan
from ...db import db
from ...kit.bunyi import bunyi
from ...wilayah.rules import tingkat
from ..models import Anggota
from ..rules.kemiripan import Bacaan, Kata, Kosakata, Pertanyaan, menjawab

Temuan = list[tuple[UUID, str]]  # a member's id and nama_cari


class IndeksNama(Protocol):
    """What the search asks of a database, about one area."""

    area: str

    def cari(self, tanya: Pertanyaan, batas: int) -> Temuan:
        """At most so many persons of the area whose names answer the question, in no order that means anything."""

    def kosakata(self) -> Kosakata:
        """The words that names of the area are made of, or of a larger area."""


def indeks(area: str) -> IndeksNama:
    """The index that is best for this area."""
    if tingkat(area) == 4:
        return DalamDesa(area)
    return Fts5(area) if db.engine.dialect.name == "sqlite" else TeksPostgres(area)


def cari_sebunyi(nama: str, area: str, batas: int) -> Temuan:
    """Persons of the area whose whole name sounds like this one."""
    suara = bunyi(nama)
    pilih = select(Anggota.id, Anggota.nama_cari).where(Anggota.bunyi == suara, _dalam(area)).limit(batas)
    return _baca(pilih) if suara else []


def _dalam(area: str) -> ColumnElement[bool]:
    return cakupan(Anggota.desa_kode, SimpleNamespace(wilayah_kode=area))


class DalamDesa:
    """One desa on either database: its part of the index (desa_kode, nama_cari), some hundred names."""

    def __init__(self, area: str):
        self.area = area
        self._nama: set[str] | None = None

    def cari(self, tanya: Pertanyaan, batas: int) -> Temuan:
        cocok = self._memuat(tanya) if self._nama is None else Anggota.nama_cari.in_([n for n in self._nama if menjawab(n, tanya)])
        return _baca(select(Anggota.id, Anggota.nama_cari).where(Anggota.desa_kode == self.area, cocok).limit(batas))

    def kosakata(self) -> Kosakata:
        # All names as one text: the index holds them, and as rows they would take four times as long. With them at hand a question of
        # many words is answered here.
        pilih = select(func.aggregate_strings(Anggota.nama_cari, "\n")).where(Anggota.desa_kode == self.area)
        self._nama = set((db.session.scalar(pilih) or "").split("\n"))
        return Kosakata(" ".join(self._nama).split())

    def _memuat(self, tanya: Pertanyaan) -> ColumnElement[bool]:
        nama = " " + Anggota.nama_cari + " "

        def ada(kata: Kata) -> ColumnElement[bool]:
            return nama.contains(f" {kata.teks}" if kata.awalan else f" {kata.teks} ", autoescape=True)

        return or_(*(and_(*(or_(*map(ada, kelompok)) for kelompok in bacaan)) for bacaan in tanya))


class Fts5:
    """SQLite's full-text index; a kecamatan is a word of its own column, so a narrow area costs no more than a wide one."""

    _CARI = text(
        "SELECT n.anggota_id AS id, a.nama_cari FROM anggota_cari AS f JOIN anggota_cari_nomor AS n ON n.nomor = f.rowid "
        "JOIN anggota AS a ON a.id = n.anggota_id WHERE f.anggota_cari MATCH :tanya "
        "AND a.desa_kode >= :dari AND a.desa_kode < :sampai LIMIT :batas"
    ).columns(id=Uuid(), nama_cari=String())

    def __init__(self, area: str):
        self.area = area

    def cari(self, tanya: Pertanyaan, batas: int) -> Temuan:
        tanya_ = tanya_fts5(tanya, self.area)
        return _baca(self._CARI.bindparams(tanya=tanya_, dari=self.area + ".", sampai=self.area + "/", batas=batas))

    def kosakata(self) -> Kosakata:
        return _KOSAKATA.baca("SELECT term FROM anggota_cari_kata WHERE col = 'nama'")


def tanya_fts5(tanya: Pertanyaan, area: str) -> str:
    """The question in FTS5's language. Each word stands in quotes, and a search key holds letters and digits only."""

    def bacaan(satu: Bacaan) -> str:
        return " AND ".join("(" + " OR ".join(f'"{k.teks}"' + "*" * k.awalan for k in kelompok) + ")" for kelompok in satu)

    nama = "nama : (" + " OR ".join(f"({bacaan(satu)})" for satu in tanya) + ")"
    return f'{nama} AND kecamatan : "{area.replace(".", "")}"' if tingkat(area) == 3 else nama


class TeksPostgres:
    """PostgreSQL's core: tsvector of the key's words and "@kecamatan", found by GIN; the expression is that of the index."""

    _VEKTOR: ColumnElement[Any] = literal_column(
        "array_to_tsvector(array_remove(string_to_array(anggota.nama_cari || ' @' || substr(anggota.desa_kode, 1, 8), ' '), ''))"
    )

    def __init__(self, area: str):
        self.area = area

    def cari(self, tanya: Pertanyaan, batas: int) -> Temuan:
        cocok = self._VEKTOR.op("@@")(cast(tanya_postgres(tanya, self.area), TSQUERY))
        pilih = select(Anggota.id, Anggota.nama_cari).where(cocok, _dalam(self.area))
        if tingkat(self.area) == 3:
            # With a limit in sight PostgreSQL walks the table instead, and a kecamatan's rows lie together, perhaps at its end.
            semua = pilih.cte("semua").prefix_with("MATERIALIZED")
            pilih = select(semua.c.id, semua.c.nama_cari)
        return _baca(pilih.limit(batas))

    def kosakata(self) -> Kosakata:
        return _KOSAKATA.baca("SELECT DISTINCT unnest(string_to_array(nama_cari, ' ')) FROM anggota")


def tanya_postgres(tanya: Pertanyaan, area: str) -> str:
    """The question as a tsquery, which is as safe as that of FTS5."""

    def bacaan(satu: Bacaan) -> str:
        return " & ".join("(" + " | ".join(f"'{k.teks}'" + ":*" * k.awalan for k in kelompok) + ")" for kelompok in satu)

    nama = "(" + " | ".join(f"({bacaan(satu)})" for satu in tanya) + ")"
    return f"{nama} & '@{area}'" if tingkat(area) == 3 else nama


def _baca(pilih: Executable) -> Temuan:
    return [(id_, nama) for id_, nama in db.session.execute(pilih).all()]


class _Diingat:
    """The words of the kabupaten, kept by each process: reading them takes at most half a percent of its time."""

    SEGAR, BAGIAN = 5.0, 200

    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._isi, self._sampai = Kosakata(()), 0.0

    def baca(self, pernyataan: str) -> Kosakata:
        """The words as last read, or read again by this statement when that was long enough ago."""
        if time.monotonic() >= self._sampai:
            with self._kunci:
                mulai = time.monotonic()
                if mulai >= self._sampai:
                    self._isi = Kosakata(kata for kata in db.session.scalars(text(pernyataan)) if kata)
                    kini = time.monotonic()
                    self._sampai = kini + max(self.SEGAR, self.BAGIAN * (kini - mulai))
        return self._isi

    def lupakan(self) -> None:
        """Read again at the next question."""
        self._sampai = 0.0


_KOSAKATA = _Diingat()
lupakan_kosakata = _KOSAKATA.lupakan
