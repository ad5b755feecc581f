"""Reads of families; one family is in ``satu``, lists and search in ``daftar``, the whole page in ``lembar``."""

from .satu import fakta_of, find_anggota_by_ids, get_keluarga, kekurangan_of

__all__ = ["fakta_of", "find_anggota_by_ids", "get_keluarga", "kekurangan_of"]
