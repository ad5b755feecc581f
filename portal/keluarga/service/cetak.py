"""Noting that somebody prints data of families, before it is shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import verb
from ..queries import get_keluarga


@verb
def record_lembar(keluarga_id: UUID, *, nik: bool, oleh: Any) -> None:
    """The sheet of one family is printed, with whole NIK or masked."""
    audit.record("keluarga.cetak", oleh=oleh, objek=get_keluarga(keluarga_id, untuk=oleh), nik=nik)


@verb
def record_daftar(desa_kode: str, rw: str, rt: str, jumlah: int, *, oleh: Any) -> None:
    """The check list of a desa, an RW or an RT is printed; it holds no NIK."""
    audit.record("keluarga.cetak_daftar", oleh=oleh, desa_kode=desa_kode, rw=rw, rt=rt, jumlah=jumlah)
