"""The chain: each line's hash covers its content and the hash of the line before (UU 27/2022 Pasal 31 and 47; ASVS 16.4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from ..kit.isi import sidik

AWAL = "0" * 64
BIDANG = ("id", "waktu", "pengguna_id", "peran", "aksi", "objek_jenis", "objek_id", "desa_kode", "rincian", "alamat")


def sidik_baris(sebelum: str, baris: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the previous hash and the canonical content of ``baris``."""
    return sidik({"sebelum": sebelum, **{nama: baris[nama] for nama in BIDANG}})


def untuk_sidik(nilai: Any) -> Any:
    """A column value as it is hashed: the same before it is stored and after it is read."""
    return str(nilai) if isinstance(nilai, UUID) else nilai


def periksa_rantai(baris: Iterable[Mapping[str, Any]], kepala: tuple[int, str]) -> str | None:
    """None when the chain is whole, else a sentence that names the first broken row.

    ``kepala`` is the kept (last id, last hash): a cut tail is found too.
    """
    nomor, sebelum = 0, AWAL
    for isi in baris:
        nomor += 1
        if isi["id"] != nomor:
            return f"Baris {nomor} hilang dari jejak audit."
        if isi["hash_sebelum"] != sebelum or isi["hash"] != sidik_baris(sebelum, isi):
            return f"Baris {nomor} berubah setelah dicatat."
        sebelum = isi["hash"]
    if (nomor, sebelum) != kepala:
        return f"Jejak audit terpotong setelah baris {nomor}; seharusnya sampai baris {kepala[0]}."
    return None
