"""The single values of a family that a decision may replace, as the history keeps them."""

from __future__ import annotations

from typing import Any

from ..models import Keluarga
from ..rules.bagian import ALAMAT, ANGGOTA
from ..rules.ganti import ELEMEN, PENGURUS, TANPA_NIK
from ..rules.riwayat import ratakan


def nilai_kini(keluarga: Keluarga) -> dict[tuple[str, str], Any]:
    """{(member's id or "", element): value} of a family that the caller has loaded by scope; what is empty is None."""
    kini = _baca("", keluarga, (*ELEMEN[ALAMAT], PENGURUS))
    for satu in keluarga.anggota:
        kini |= _baca(str(satu.id), satu, (*ELEMEN[ANGGOTA], TANPA_NIK))
    return kini


def _baca(siapa: str, baris: Any, kolom: tuple[str, ...]) -> dict[tuple[str, str], Any]:
    rata = ratakan({satu: getattr(baris, satu) for satu in kolom})
    return {(siapa, satu): rata.get(satu) for satu in kolom}
