"""Keyset pages: a cursor holds the sort key of the last row shown, so that page 400 costs what page 1 costs.

A cursor travels in a URL and ends up in logs: sort lists by (rt, id) or (dibuat_pada, id), never by NIK, No. KK or a
name. It is not signed: its values are bound as parameters of a query that is already scoped, so who forges one
only leafs through what they may see.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

UKURAN = 25
_TERPANJANG = 1000

T = TypeVar("T")
Nilai = str | int | date | datetime | UUID | None


@dataclass(frozen=True, slots=True)
class Halaman(Generic[T]):
    """One page of rows and the cursor of the next one, None on the last page."""

    baris: Sequence[T]
    berikut: str | None = None
    ukuran: int = UKURAN

    def __bool__(self) -> bool:
        return bool(self.baris)


def buat_kursor(*nilai: Nilai) -> str:
    """The sort key as opaque text for a link."""
    isi = [satu if isinstance(satu, str | int) or satu is None else _teks(satu) for satu in nilai]
    padat = json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(padat).rstrip(b"=").decode("ascii")


def baca_kursor(kursor: str, *jenis: type) -> tuple[Any, ...]:
    """The sort key back, each value of the type asked for (None passes). ValueError for all else: show page one."""
    if len(kursor) > _TERPANJANG:
        raise ValueError("Kursor halaman terlalu panjang.")
    try:
        padat = base64.b64decode(kursor.encode("ascii") + b"=" * (-len(kursor) % 4), altchars=b"-_", validate=True)
        isi = json.loads(padat)
    except (UnicodeError, binascii.Error, json.JSONDecodeError, RecursionError) as salah:
        raise ValueError("Kursor halaman tidak terbaca.") from salah
    if not isinstance(isi, list) or len(isi) != len(jenis):
        raise ValueError("Kursor halaman tidak cocok dengan daftar ini.")
    return tuple(_nilai(satu, menjadi) for satu, menjadi in zip(isi, jenis, strict=True))


def potong(baris: Sequence[T], kunci: Callable[[T], tuple[Nilai, ...]], ukuran: int = UKURAN) -> Halaman[T]:
    """A page from a query that asked for one row more than fits; `kunci` gives the sort key of a row."""
    if len(baris) <= ukuran:
        return Halaman(baris, None, ukuran)
    return Halaman(baris[:ukuran], buat_kursor(*kunci(baris[ukuran - 1])), ukuran)


def _teks(nilai: date | datetime | UUID) -> str:
    return str(nilai) if isinstance(nilai, UUID) else nilai.isoformat()


def _baca_teks(teks: str) -> str:
    """Half a surrogate cannot be sent to a database, nor NUL to PostgreSQL."""
    teks.encode()
    if "\0" in teks:
        raise ValueError("Kursor halaman tidak terbaca.")
    return teks


def _baca_waktu(teks: str) -> datetime:
    saat = datetime.fromisoformat(teks)
    try:
        return saat.astimezone(UTC) if saat.tzinfo else saat.replace(tzinfo=UTC)
    except OverflowError as salah:
        raise ValueError("Kursor halaman tidak terbaca.") from salah


_BACA: dict[type, Callable[[str], Any]] = {
    str: _baca_teks,
    date: date.fromisoformat,
    datetime: _baca_waktu,
    UUID: UUID,
}


def _nilai(satu: Any, menjadi: type) -> Any:
    if satu is None:
        return None
    if menjadi is int and type(satu) is int and abs(satu) < 2**63:
        return satu
    baca = _BACA.get(menjadi)
    if baca is None or not isinstance(satu, str):
        raise ValueError("Kursor halaman tidak cocok dengan daftar ini.")
    return baca(satu)
