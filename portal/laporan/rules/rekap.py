"""Words of the recap of the kabupaten."""

from __future__ import annotations


def kepala_daerah(nama: str) -> str:
    """Whom the recap goes to: "Bupati Rejang Lebong" of Kabupaten Rejang Lebong, "Wali Kota Bengkulu" of Kota Bengkulu."""
    if nama.startswith("Kota "):
        return f"Wali {nama}"
    return f"Bupati {nama.removeprefix('Kabupaten ')}"
