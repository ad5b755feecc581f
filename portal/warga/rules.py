"""What a citizen at the counter is told, and what the counter must say first: whose question it is and why (domain 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..usulan.rules.status import JENIS_TANDA, LANGKAH_BERIKUT, kata_status

# Why somebody looks a NIK up across the kabupaten; the trail keeps the code (UU 27/2022: purpose limitation).
TUJUAN = {
    "tanya_status": "Warga menanyakan status usulannya", "tanya_wakil": "Wakil keluarga menanyakan, dengan surat kuasa atau KK",
    "aduan": "Menindaklanjuti pengaduan", "sanggahan": "Menindaklanjuti sanggahan",
}  # fmt: skip
TANPA_USULAN = "Belum ada usulan atas nama keluarga ini. Warga dapat diusulkan melalui operator desa atau kelurahannya."
TIDAK_TERCATAT = "NIK ini belum tercatat di portal. Periksa lagi angkanya, atau arahkan warga ke operator desa atau kelurahannya."


@dataclass(frozen=True, slots=True)
class StatusUsulan:
    """One usulan as the counter may tell it: kind, state and next step in words; nothing of the family."""

    nomor: str
    jenis: str
    status: str
    sejak: datetime

    @property
    def kata(self) -> str:
        return kata_status(self.status, self.jenis)

    @property
    def tanda(self) -> str:
        return JENIS_TANDA[self.status]

    @property
    def langkah(self) -> str:
        return LANGKAH_BERIKUT[self.status]
