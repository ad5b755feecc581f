"""The rules of exchange by file; those of the hand-over are found here too."""

from .serahan import SEKALIGUS, format_nomor_serahan, nama_berkas

__all__ = ["SEKALIGUS", "format_nomor_serahan", "nama_berkas"]
