"""What every kind of import shares while its file is read: rows kept for the preview some hundred at a time, counts, progress."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from ...db import transaction
from ..models import ImporBaris
from ..rules.impor_baris import Baris
from ..rules.impor_jenis import ANEH, BARU, SALAH, UBAH

SEKALIGUS = 500
Lapor = Callable[[int, int], None]
JARANG = (50_000, 20, 100)


@contextmanager
def jarang_menyapu() -> Iterator[None]:
    """Look for reference cycles seldom: the rows of a job hold none, and looking through them took a third of its time."""
    semula = gc.get_threshold()
    gc.set_threshold(*JARANG)
    try:
        yield
    finally:
        gc.set_threshold(*semula)


class Penampung:
    """Keeps rows of the preview; others wait no longer than some hundred of them take."""

    def __init__(self, impor_id: UUID, lapor: Lapor, dari: int) -> None:
        self.impor_id, self.lapor, self.dari = impor_id, lapor, dari
        self.hitung: Counter[str] = Counter()
        self.selesai = self.nomor = self.dapat = self.orang_baru = 0
        self._wadah: list[dict[str, Any]] = []
        with transaction(jejak=0) as session:
            session.execute(delete(ImporBaris).where(ImporBaris.impor_id == impor_id))

    def tambah(
        self, aksi: str, isi: dict[str, Any], *, desa: str | None = None, galat: list[Any] | None = None,
        sebelum: dict[str, Any] | None = None, keluarga_id: UUID | None = None, objek_id: UUID | None = None,
    ) -> None:  # fmt: skip
        self.nomor += 1
        self.hitung[aksi] += 1
        if aksi in (BARU, UBAH) or (aksi == ANEH and not isi.get("tahan")):
            self.dapat += 1
        self._wadah.append(
            {
                "impor_id": self.impor_id, "nomor": self.nomor, "aksi": aksi, "desa_kode": desa, "isi": isi, "galat": galat or [],
                "sebelum": sebelum, "keluarga_id": keluarga_id, "objek_id": objek_id,
            }
        )  # fmt: skip
        if len(self._wadah) >= SEKALIGUS:
            self.tuang()

    def salah(self, baris: Baris, asli: dict[str, Any]) -> None:
        """A row that cannot be used, with its cells as they were, for the file of bad rows."""
        self.tambah(SALAH, {"l": baris.lembar, "b": baris.nomor, "nama": baris.isi.get("nama", ""), "asli": asli}, galat=baris.galat)

    def tuang(self) -> None:
        """Write what waits."""
        if self._wadah:
            with transaction(jejak=0) as session:
                session.connection().execute(insert(ImporBaris), self._wadah)
            self._wadah = []

    def maju(self, langkah: int) -> None:
        """So many more steps are done."""
        self.selesai += langkah
        self.lapor(min(self.selesai, self.dari), self.dari)
