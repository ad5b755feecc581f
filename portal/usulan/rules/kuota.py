"""What the states of a usulan mean for its places of the quota, and what is told of one that waits."""

from __future__ import annotations

from collections.abc import Sequence

from ...kuota.rules.jatah import NAIK, kalimat_tunggu
from .status import (
    DIAJUKAN,
    DIBATALKAN,
    DIKEMBALIKAN,
    DIKIRIM,
    DIPERIKSA,
    DISAHKAN,
    DITETAPKAN,
    DITETAPKAN_DINAS,
    DITOLAK,
    DITOLAK_PUSAT,
    DITUNDA,
    DRAF,
    LAYAK,
    PADAN,
    SIAP_MUSDES,
    TERVERIFIKASI,
    TIDAK_PADAN,
    VALID_KECAMATAN,
)

# Ended without the aid that the place was for: the next in rank takes it.
MEMBEBASKAN = frozenset({DITOLAK, DIBATALKAN, DITOLAK_PUSAT})
# Not yet decided at the dinsos: a line that waits may still be decided when a place comes free.
DI_ANTREAN = frozenset({DIAJUKAN, VALID_KECAMATAN, DIPERIKSA, DIKEMBALIKAN})
DIPUTUS = frozenset({TERVERIFIKASI, DITOLAK, TIDAK_PADAN})

DIUSULKAN = (DRAF, SIAP_MUSDES, DITUNDA, LAYAK)
DI_DINAS = (*sorted(DI_ANTREAN), TERVERIFIKASI)
# What the kabupaten confirmed keeps its place; what the centre refused gave it back, but not lines of the kabupaten's own programmes.
SUDAH_SAH = (DISAHKAN, DIKIRIM, PADAN, TIDAK_PADAN, DITETAPKAN, DITETAPKAN_DINAS, DITOLAK_PUSAT)

# A place came free, so nobody in particular proposed it; whose decision freed the place is on the trail.
KALIMAT_NAIK = "Diajukan otomatis dari daftar tunggu kuota"


def is_naik(dari: str, ke: str, alasan: str) -> bool:
    """Whether this step was taken by a place that came free."""
    return (dari, ke, alasan) == (LAYAK, DIAJUKAN, NAIK)


def kalimat_antre(tunggu: Sequence[tuple[str, int]]) -> str:
    """What is told of a usulan whose lines wait: (programme in short, rank) of each; "" for none."""
    pertama: dict[str, int] = {}
    for nama, urutan in tunggu:
        pertama[nama] = min(urutan, pertama.get(nama, urutan))
    if len(pertama) < 2:
        return kalimat_tunggu(*pertama.values()) if pertama else ""
    return f"Menunggu kuota: {', '.join(f'{nama} urutan {urutan}' for nama, urutan in pertama.items())}."
