"""What a citizen at the counter is told, and what the counter must say first: whose question it is and why (domain 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...usulan.rules.status import DITETAPKAN_DINAS, JENIS_TANDA, LANGKAH_BERIKUT, LAYAK, kata_status

# Why somebody looks a NIK up across the kabupaten; the trail keeps the code (UU 27/2022: purpose limitation).
TUJUAN = {
    "tanya_status": "Warga menanyakan status usulannya", "tanya_wakil": "Wakil keluarga menanyakan, dengan surat kuasa atau KK",
    "aduan": "Menindaklanjuti pengaduan", "sanggahan": "Menindaklanjuti sanggahan",
}  # fmt: skip
TANPA_USULAN = "Belum ada usulan atas nama keluarga ini. Warga dapat diusulkan melalui operator desa atau kelurahannya."
TIDAK_TERCATAT = "NIK ini belum tercatat di portal. Periksa lagi angkanya, atau arahkan warga ke operator desa atau kelurahannya."

DAERAH_TETAP = "Program daerahnya sudah ditetapkan dinas sosial."
LANGKAH_TUNGGU = "Diajukan ke dinas sosial begitu ada tempat, menurut urutan musyawarah."


@dataclass(frozen=True, slots=True)
class StatusUsulan:
    """One usulan as the counter may tell it: kind, state, place in the waiting list (``antre``) and next step; nothing of the family.

    ``daerah``: a local programme in it was settled, whatever the rest of it still waits for.
    """

    nomor: str
    jenis: str
    status: str
    sejak: datetime
    antre: str = ""
    daerah: bool = False

    @property
    def kata(self) -> str:
        return kata_status(self.status, self.jenis)

    @property
    def tanda(self) -> str:
        return JENIS_TANDA[self.status]

    @property
    def langkah(self) -> str:
        if self.antre and self.status == LAYAK:
            return f"{self.antre} {LANGKAH_TUNGGU}"
        tetap = DAERAH_TETAP if self.daerah and self.status != DITETAPKAN_DINAS else ""
        return " ".join(kata for kata in (LANGKAH_BERIKUT[self.status], self.antre, tetap) if kata)
