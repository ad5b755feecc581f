"""The frozen content of a closed musdes, for papers that are printed from it on request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ...errors import RuleBroken
from ...kit.isi import sidik, sidik_pendek
from ..queries.berkas import find_dokumen, get_dokumen
from ..rules.bentuk import kata_akta


@dataclass(frozen=True)
class Beku:
    """What was frozen at closing, with the marks by which it is known."""

    isi: dict[str, Any]
    nomor: str
    sidik: str

    @property
    def pendek(self) -> str:
        """The part of the hash that people compare by eye."""
        return sidik_pendek(self.sidik)


def isi_beku(musdes_id: UUID, *, untuk: Any) -> Beku:
    """The paper in force of a closed musdes; raises RuleBroken before closing, or when its content no longer fits its hash."""
    baris = find_dokumen(musdes_id, untuk=untuk)
    if baris is None:
        raise RuleBroken("Musyawarah ini belum ditutup, jadi hasilnya belum ada.")
    dokumen = get_dokumen(baris.id, untuk=untuk)
    if sidik(dokumen.isi) != dokumen.sidik:
        raise RuleBroken(f"Isi {kata_akta(dokumen.jenis)} ini tidak cocok lagi dengan saat ditutup. Hubungi pengelola portal.")
    return Beku(isi=dokumen.isi, nomor=dokumen.nomor, sidik=dokumen.sidik)
