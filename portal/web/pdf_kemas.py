"""How the pieces of a long document travel from the child that laid them out, through its parent, to the child that merges them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

AWAL = b"{"  # a finished document begins with %PDF-


def kemas(kepala: dict[str, Any], isi: Sequence[bytes]) -> bytes:
    """One line of JSON, then the pieces one after the other."""
    return json.dumps({**kepala, "panjang": [len(satu) for satu in isi]}).encode() + b"\n" + b"".join(isi)


def urai(paket: bytes) -> tuple[dict[str, Any], list[memoryview]]:
    """The head and the pieces as they were packed, without copying them."""
    baris = paket.index(b"\n") + 1
    kepala = json.loads(paket[:baris])
    batas = list(accumulate(kepala["panjang"], initial=baris))
    isi = memoryview(paket)
    return kepala, [isi[awal:akhir] for awal, akhir in zip(batas, batas[1:], strict=False)]
