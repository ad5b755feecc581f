"""One finding of one rule about a family, or about two, and the key under which it is known for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from .aturan import ATURAN
from .fakta import FaktaOrang

Sisi = Mapping[str, str | int | None]


@dataclass(frozen=True)
class HasilPeriksa:
    """What a rule found. `kalimat` is for the reader of the family's own village and holds nothing personal of the other side.

    `bukti` = {"sini": …, "sana": …}. `fakta` are the facts on which the finding rests: when they change, it is another finding.
    """

    aturan: str
    keluarga_id: UUID
    kalimat: str
    anggota_id: UUID | None = None
    lain_keluarga_id: UUID | None = None
    lain_anggota_id: UUID | None = None
    lain_desa_kode: str | None = None
    skor: int | None = None
    bukti: Mapping[str, Sisi] = field(default_factory=dict)
    fakta: tuple[str, ...] = ()

    @property
    def tingkat(self) -> str:
        return ATURAN[self.aturan].tingkat

    @property
    def is_dicatat(self) -> bool:
        """Whether a temuan is written; else it is only said where the family is typed."""
        return ATURAN[self.aturan].dicatat

    @property
    def kunci(self) -> str:
        """64 hex digits: rule, both sides in one order whichever family was looked at, and the facts."""
        sisi = sorted({f"{self.keluarga_id}/{self.anggota_id or ''}", f"{self.lain_keluarga_id or ''}/{self.lain_anggota_id or ''}"})
        return sha256("\n".join([self.aturan, *sisi, *sorted(self.fakta)]).encode()).hexdigest()


def lihat(orang: FaktaOrang) -> dict[str, str | int | None]:
    """What the evidence keeps of a person: what identifies, nothing else."""
    lahir = orang.tanggal_lahir
    return {
        "nama": orang.nama,
        "nik": orang.nik,
        "tanggal_lahir": lahir.isoformat() if lahir else None,
        "jenis_kelamin": orang.jenis_kelamin,
        "ibu_kandung": orang.ibu_kandung,
    }
