"""Reads of usulan; each starts from what the person may see."""

from .usulan import (
    get_usulan,
    isi_of,
    list_kunci,
    list_linimasa,
    list_program,
    list_riwayat,
    list_terbuka,
    list_usulan,
    program_by_keluarga,
    uraikan,
)

__all__ = [
    "get_usulan", "isi_of", "list_kunci", "list_linimasa", "list_program", "list_riwayat", "list_terbuka", "list_usulan",
    "program_by_keluarga", "uraikan",
]  # fmt: skip
