"""What the states of a usulan mean for its places of the quota."""

from __future__ import annotations

from .status import (
    DIAJUKAN,
    DIBATALKAN,
    DIKEMBALIKAN,
    DIKIRIM,
    DIPERIKSA,
    DISAHKAN,
    DITETAPKAN,
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
SUDAH_SAH = (DISAHKAN, DIKIRIM, PADAN, TIDAK_PADAN, DITETAPKAN)
