"""Many new families at once, or out again: what the triggers do for each row is here done once for all of them.

Row by row, counting takes as long as the rows themselves, and FTS5 writes out what it holds back before each next row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, column, delete, func, insert, or_, select, table, text
from sqlalchemy.exc import DBAPIError

from ...db import db, sisipkan, termasuk
from ...pemeriksaan.models import Temuan
from ...wilayah.service import add_ringkasan
from ..models import Anggota, Keluarga, Kriteria, Perubahan, Rumah, TulisSekaligus

_NOMOR = table("anggota_cari_nomor", column("nomor"), column("anggota_id"))
_ATUR = text("INSERT INTO anggota_cari (anggota_cari, rank) VALUES ('secure-delete', :nilai)")


@contextmanager
def _tanpa_pemicu() -> Iterator[Connection]:
    """The triggers that count and index each family and member stand still, for this transaction alone."""
    db.session.flush()
    sambungan = db.session.connection()
    tanda = sambungan.execute(insert(TulisSekaligus).returning(TulisSekaligus.id)).scalar_one()
    lepas = delete(TulisSekaligus).where(TulisSekaligus.id == tanda)
    try:
        yield sambungan
    except BaseException:
        with suppress(DBAPIError):  # PostgreSQL takes nothing more in a transaction that failed; the row goes with it
            sambungan.execute(lepas)
        raise
    sambungan.execute(lepas)


def create_keluarga_sekaligus(isi: Mapping[Any, tuple[Sequence[str], Sequence[tuple[Any, ...]]]]) -> None:
    """New families with all that hangs on them: {model: (columns, rows as ``sisipkan`` takes them)}, whom others point to first.

    Inside a transaction. Whoever calls has made every row as the verbs make them.
    """
    (kolom_k, keluarga), (kolom_a, anggota) = isi[Keluarga], isi[Anggota]
    if not keluarga and not anggota:
        return
    with _tanpa_pemicu() as sambungan:
        for tabel, (kolom, baris) in isi.items():
            sisipkan(tabel.__tablename__, kolom, baris)
        _hitung(map(_ambil(kolom_k, "desa_kode", "desil"), keluarga), map(_ambil(kolom_a, "desa_kode"), anggota), 1)
        if anggota and _fts5(sambungan):
            _catat_nama(sambungan, list(map(_ambil(kolom_a, "id", "nama_cari", "desa_kode"), anggota)))


def delete_keluarga_sekaligus(ids: Collection[UUID]) -> None:
    """Families out as if they had never been: with members, sections, history, and the findings about them. Inside a transaction.

    Whoever calls has locked them and knows that nothing else was built on them.
    """
    if not ids:
        return
    temuan = delete(Temuan).where(or_(termasuk(Temuan.keluarga_id, ids), termasuk(Temuan.lain_keluarga_id, ids)))
    with _tanpa_pemicu() as sambungan:
        sambungan.execute(temuan)
        for tabel in (Perubahan, Rumah, Kriteria):
            sambungan.execute(delete(tabel).where(termasuk(tabel.keluarga_id, ids)))
        with _anggota_keluar(sambungan, termasuk(Anggota.keluarga_id, ids)) as desa:
            hapus = delete(Keluarga).where(termasuk(Keluarga.id, ids)).returning(Keluarga.desa_kode, Keluarga.desil)
            _hitung(map(tuple, sambungan.execute(hapus)), desa, -1)


def delete_anggota_sekaligus(ids: Collection[UUID]) -> None:
    """Members out of families that stay; the summary columns of those are for the caller to renew. Inside a transaction."""
    if not ids:
        return
    with _tanpa_pemicu() as sambungan, _anggota_keluar(sambungan, termasuk(Anggota.id, ids)) as desa:
        _hitung((), desa, -1)


def _ambil(kolom: Sequence[str], *nama: str) -> Any:
    return itemgetter(*map(kolom.index, nama))


def _hitung(keluarga: Iterable[tuple[str, int | None]], anggota: Iterable[str], arah: int) -> None:
    """What the triggers would have added up to: families of (desa, desil) and members of desa came (1) or went (-1)."""
    jumlah: Counter[tuple[str, str]] = Counter()
    for (desa, desil), n in Counter(keluarga).items():
        jumlah[desa, "kk"] += arah * n
        jumlah[desa, f"desil:{'' if desil is None else desil}"] += arah * n
    for desa, n in Counter(anggota).items():
        jumlah[desa, "jiwa"] += arah * n
    add_ringkasan(jumlah)


@contextmanager
def _anggota_keluar(sambungan: Connection, syarat: ColumnElement[bool]) -> Iterator[list[str]]:
    """Members out, gives the desa of each; after the block they leave SQLite's index of names (PostgreSQL's is an index like others)."""
    hapus = delete(Anggota).where(syarat)
    if not _fts5(sambungan):
        yield list(sambungan.scalars(hapus.returning(Anggota.desa_kode)))
        return
    pilih = select(_NOMOR.c.nomor, Anggota.nama_cari, Anggota.desa_kode).join_from(Anggota, _NOMOR, _NOMOR.c.anggota_id == Anggota.id)
    nama = sorted(map(tuple, sambungan.execute(pilih.where(syarat))))
    sambungan.execute(hapus)
    yield [desa for _, _, desa in nama]
    if nama:
        _lupakan_nama(sambungan, nama)


def _fts5(sambungan: Connection) -> bool:
    return sambungan.dialect.name == "sqlite"


def _catat_nama(sambungan: Connection, semua: Sequence[tuple[str, str, str]]) -> None:
    """(id, name, desa) into the index of names; last of all, since a statement with triggers lets FTS5 write out what it holds back."""
    mulai = (sambungan.scalar(select(func.max(_NOMOR.c.nomor))) or 0) + 1
    sisipkan("anggota_cari_nomor", ("nomor", "anggota_id"), [(ke, id_) for ke, (id_, _, _) in enumerate(semua, mulai)])
    isi = [(ke, nama, _kecamatan(desa)) for ke, (_, nama, desa) in enumerate(semua, mulai)]
    sambungan.exec_driver_sql("INSERT INTO anggota_cari (rowid, nama, kecamatan) VALUES (?, ?, ?)", isi)


def _lupakan_nama(sambungan: Connection, semua: Sequence[tuple[int, str, str]]) -> None:
    """(number, name, desa) out of the index of names, and no word of them stays behind.

    Secure deletion seeks out each word of each person by itself, 0.3 ms a person. For many it is quicker to note who went and then to
    write the index anew without them, which takes a tenth of a second for 128,879 people.
    """
    sambungan.exec_driver_sql("DELETE FROM anggota_cari_nomor WHERE nomor = ?", [satu[:1] for satu in semua])
    sambungan.execute(_ATUR, {"nilai": 0})
    isi = [(nomor, nama, _kecamatan(desa)) for nomor, nama, desa in semua]
    sambungan.exec_driver_sql("INSERT INTO anggota_cari (anggota_cari, rowid, nama, kecamatan) VALUES ('delete', ?, ?, ?)", isi)
    sambungan.exec_driver_sql("INSERT INTO anggota_cari (anggota_cari) VALUES ('optimize')")
    sambungan.execute(_ATUR, {"nilai": 1})


@cache
def _kecamatan(desa: str) -> str:
    """The word of the kecamatan, as the triggers and the view of migration 0003 make it."""
    return desa[:8].replace(".", "")
