"""What stands in the way of a family's move to another desa: a locked family, an open usulan."""

from __future__ import annotations

from collections.abc import Sequence

from .jenis import KATA_JENIS

TERKUNCI = "Keluarga ini sedang diperiksa dinas sosial, jadi belum dapat dilepas. Tunggu sampai pemeriksaannya selesai."


def halangan_melepas(terkunci: bool, terbuka: Sequence[tuple[str, str]]) -> list[str]:
    """Why the family cannot be released now, as sentences; ``terbuka`` are (jenis, nomor) of its open usulan."""
    usulan = [
        f"Usulan {nomor} ({KATA_JENIS[jenis].lower()}) masih terbuka. Selesaikan atau batalkan dahulu, lalu lepas keluarga ini."
        for jenis, nomor in terbuka
    ]
    return [*([TERKUNCI] if terkunci else []), *usulan]
