"""What every kind of import shares while its file is read: rows kept for the preview some hundred at a time, counts, progress."""

from __future__ import annotations

import gc
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from ...db import db, sisipkan, transaction
from ...wilayah.service import fold_ringkasan
from ..models import ImporBaris
from ..rules.impor_baris import Baris
from ..rules.impor_jenis import ANEH, BARU, SALAH, UBAH

SEKALIGUS = 2000
Lapor = Callable[[int, int], None]
JARANG = (50_000, 20, 100)
_BLOK = 1 << 15


class Langkah:
    """How many rows the next step takes: fewer after one that held the lock for so long that people would notice, more after short ones.

    Never fewer than an eighth of what it begins with: on a busy server all steps are slow, and very many of them make it busier.
    """

    LAMA = 1.0  # seconds; whoever saves meanwhile waits at most five

    def __init__(self, ukuran: int, paling: int = 0) -> None:
        self.ukuran, self.sedikit, self.paling = ukuran, max(ukuran // 8, 1), paling or ukuran

    @contextmanager
    def diukur(self) -> Iterator[None]:
        """Around one step. What the triggers counted is folded after it, since at the end it would be all at once."""
        mulai = monotonic()
        yield
        lama = monotonic() - mulai
        if lama > self.LAMA:
            self.ukuran = max(self.ukuran // 2, self.sedikit)
        elif lama < self.LAMA / 3:
            self.ukuran = min(self.ukuran * 2, self.paling)
        fold_ringkasan()


@contextmanager
def jarang_menyapu() -> Iterator[None]:
    """Look for reference cycles seldom: the rows of a job hold none, and looking through them took a third of its time."""
    semula = gc.get_threshold()
    gc.set_threshold(*JARANG)
    try:
        yield
    finally:
        gc.set_threshold(*semula)


susun_json = json.JSONEncoder(separators=(",", ":")).encode


def mentah(kolom: Any, nilai: Any) -> Any:
    """One value as the driver takes it for this column."""
    dialek = db.engine.dialect
    olah = kolom.type.dialect_impl(dialek).bind_processor(dialek)
    return olah(nilai) if olah else nilai


class Simpanan:
    """Rows that wait until all are there, in a file without a name that goes with the process; a row is known by where it stands.

    In memory those of a whole kabupaten take more than all the rest. They lie as readable as the uploaded file beside them, and shorter.
    """

    def __init__(self, folder: Path) -> None:
        self._berkas = tempfile.TemporaryFile(dir=folder, buffering=1 << 16)
        self._akhir = 0
        self._blok = lru_cache(maxsize=64)(self._baca_blok)

    def tulis(self, semua: Sequence[bytes], ke: int) -> list[int]:
        """Keep these lines of sheet ``ke``; where each of them stands."""
        self._berkas.write(b"".join(semua))
        tempat = []
        for baris in semua:
            tempat.append(self._akhir << 32 | ke << 24 | len(baris) - 1)
            self._akhir += len(baris)
        return tempat

    def siap(self) -> None:
        """Nothing more is written."""
        self._berkas.flush()

    def baca(self, tempat: int) -> tuple[int, str]:
        """(sheet, line) of one row."""
        mulai, banyak = tempat >> 32, tempat & 0xFFFFFF
        ke, dari = divmod(mulai, _BLOK)
        isi = self._blok(ke)[dari : dari + banyak] if dari + banyak <= _BLOK else os.pread(self._berkas.fileno(), banyak, mulai)
        return tempat >> 24 & 0xFF, isi.decode()

    def _baca_blok(self, ke: int) -> bytes:
        return os.pread(self._berkas.fileno(), _BLOK, ke * _BLOK)

    def tutup(self) -> None:
        self._berkas.close()


_KOLOM = ("impor_id", "nomor", "aksi", "desa_kode", "isi", "padat", "galat", "sebelum", "keluarga_id", "objek_id")


class Penampung:
    """Keeps rows of the preview; others wait no longer than some hundred of them take."""

    def __init__(self, impor_id: UUID, lapor: Lapor, dari: int) -> None:
        self.impor_id, self.lapor, self.dari = impor_id, lapor, dari
        self.hitung: Counter[str] = Counter()
        self.selesai = self.nomor = self.dapat = self.orang_baru = 0
        self._wadah: list[tuple[Any, ...]] = []
        with transaction(jejak=0) as session:
            session.execute(delete(ImporBaris).where(ImporBaris.impor_id == impor_id))

    def tambah(
        self, aksi: str, isi: dict[str, Any] | str, *, desa: str | None = None, galat: list[Any] | None = None,
        sebelum: dict[str, Any] | None = None, keluarga_id: UUID | str | None = None, objek_id: UUID | None = None, padat: str | None = None,
    ) -> None:  # fmt: skip
        self.nomor += 1
        self.hitung[aksi] += 1
        if aksi in (BARU, UBAH) or (aksi == ANEH and (isinstance(isi, str) or not isi.get("tahan"))):
            self.dapat += 1
        galat_, lama = susun_json(galat) if galat else "[]", None if sebelum is None else susun_json(sebelum)
        isi_ = isi if isinstance(isi, str) else susun_json(isi)
        self._wadah.append((self.impor_id.hex, self.nomor, aksi, desa, isi_, padat, galat_, lama, _hex(keluarga_id), _hex(objek_id)))
        if len(self._wadah) >= SEKALIGUS:
            self.tuang()

    def salah(self, baris: Baris, asli: dict[str, Any]) -> None:
        """A row that cannot be used, with its cells as they were, for the file of bad rows."""
        self.tambah(SALAH, {"l": baris.lembar, "b": baris.nomor, "nama": baris.isi.get("nama", ""), "asli": asli}, galat=baris.galat)

    def tuang(self) -> None:
        """Write what waits."""
        if self._wadah:
            with transaction(jejak=0):
                sisipkan(ImporBaris.__tablename__, _KOLOM, self._wadah)
            self._wadah = []

    def maju(self, langkah: int) -> None:
        """So many more steps are done."""
        self.selesai += langkah
        self.lapor(min(self.selesai, self.dari), self.dari)


def _hex(id_: UUID | str | None) -> str | None:
    return id_.hex if isinstance(id_, UUID) else id_
