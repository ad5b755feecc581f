"""Reads of exchange by file; those of the hand-over are found here too."""

from .hasil import find_dapat_ditarik, hasil_by_keluarga, hasil_by_usulan, list_hasil
from .input import count_belum_input, list_input, list_isi
from .serahan import (
    BarisSerahan,
    count_calon,
    count_jenis,
    count_per_desa,
    find_serahan,
    get_berkas,
    get_serahan,
    iter_baris,
    list_calon,
    list_serahan,
    list_tahun,
)

__all__ = [
    "BarisSerahan", "count_belum_input", "count_calon", "count_jenis", "count_per_desa", "find_dapat_ditarik", "find_serahan", "get_berkas",
    "get_serahan", "hasil_by_keluarga", "hasil_by_usulan", "iter_baris", "list_calon", "list_hasil", "list_input", "list_isi", "list_serahan",
    "list_tahun",
]  # fmt: skip
