"""Reads of families; one family is in ``satu``, lists and search in ``daftar``, the whole page in ``lembar``."""

from .satu import fakta_of, find_anggota_by_ids, get_keluarga, is_lengkap, kekurangan_of, nama_pengurus

__all__ = ["fakta_of", "find_anggota_by_ids", "get_keluarga", "is_lengkap", "kekurangan_of", "nama_pengurus"]
