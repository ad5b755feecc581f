"""Noting that somebody prints who has aid and who has none, before it is shown."""

from __future__ import annotations

from typing import Any

from ...audit import service as audit
from ...db import verb


@verb
def record_cetak_penerima(desa_kode: str, jumlah: int, *, oleh: Any) -> None:
    """The list of a desa is printed; it holds names, no NIK and no No. KK."""
    audit.record("bantuan_keluarga.cetak", oleh=oleh, desa_kode=desa_kode, jumlah=jumlah)
