"""Reads of the beranda, re-exported; those of the dashboards stand in their own modules."""

from .beranda import count_akun, count_by_status, count_lain, is_tersambung, list_kecamatan, list_riwayat_terbaru

__all__ = ["count_akun", "count_by_status", "count_lain", "is_tersambung", "list_kecamatan", "list_riwayat_terbaru"]
