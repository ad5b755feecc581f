"""Content as one unmistakable row of bytes, and its SHA-256, which binds list, scan and audit chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID


def kanonik(obj: Any) -> bytes:
    """Canonical JSON: keys sorted, no spaces, UTF-8. TypeError for what could be written two ways."""
    return json.dumps(_polos(obj), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sidik(obj: Any) -> str:
    """SHA-256 of the canonical content, in hex."""
    return hashlib.sha256(kanonik(obj)).hexdigest()


def sidik_pendek(hex_penuh: str) -> str:
    """7f3a91c20be455d8... -> 7f3a 91c2 0be4 55d8, the part that people compare by eye."""
    return " ".join(hex_penuh[i : i + 4] for i in range(0, 16, 4))


def _polos(obj: Any) -> Any:
    if obj is None or isinstance(obj, str | int):
        return obj
    if isinstance(obj, datetime):
        return _saat(obj)
    if isinstance(obj, date):
        return obj.isoformat()
    if isinstance(obj, UUID):
        return str(obj)
    if isinstance(obj, list | tuple):
        return [_polos(satu) for satu in obj]
    if isinstance(obj, Mapping):
        if not all(isinstance(kunci, str) for kunci in obj):
            raise TypeError("Kunci isi harus teks.")
        return {kunci: _polos(nilai) for kunci, nilai in obj.items()}
    raise TypeError(f"{type(obj).__name__} tidak punya satu bentuk baku.")


def _saat(saat: datetime) -> str:
    """Microseconds are always written: a moment has one form before it is stored and after it is read."""
    if saat.tzinfo is None:
        raise TypeError("Waktu tanpa zona tidak punya satu bentuk baku.")
    return saat.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
