"""The help pages: each task in steps a new operator can follow; words as on the screens."""

from __future__ import annotations

from collections.abc import Mapping

from . import admin, dinas, keluarga, musyawarah, warga
from .isi import JANJI, SEMUA, Bantuan

HALAMAN_BANTUAN: Mapping[str, Bantuan] = {
    **keluarga.HALAMAN, **musyawarah.HALAMAN, **warga.HALAMAN, **dinas.HALAMAN, **admin.HALAMAN,
}  # fmt: skip

__all__ = ["HALAMAN_BANTUAN", "JANJI", "SEMUA", "Bantuan", "kelompok"]


def kelompok(peran: str) -> list[tuple[str, list[tuple[str, Bantuan]]]]:
    """(role, pages) with the reader's own role first; "" is what all roles share. A page stands once, under the first group it fits."""
    urutan = [peran, *(satu for satu in SEMUA if satu != peran)]
    sisa = {nama: satu for nama, satu in HALAMAN_BANTUAN.items() if satu.peran != SEMUA}
    hasil = []
    for satu in urutan:
        isi = [(nama, b) for nama, b in sisa.items() if satu in b.peran]
        for nama, _ in isi:
            del sisa[nama]
        if isi:
            hasil.append((satu, isi))
    hasil.insert(1 if hasil and hasil[0][0] == peran else 0, ("", [(n, b) for n, b in HALAMAN_BANTUAN.items() if b.peran == SEMUA]))
    return hasil
