"""Taking a list out as a file: why, what for, and how much of it in a day."""

from __future__ import annotations

from .angka import ribuan

ALASAN = {
    "lapangan": "Memeriksa di lapangan",
    "musyawarah": "Bahan musyawarah",
    "input": "Input ke SIKS-NG",
    "laporan": "Laporan dinas",
    "pengawas": "Permintaan pengawas atau penegak hukum",
    "arsip": "Arsip kantor",
    "lain": "Alasan lain",
}
TUJUAN_MIN, TUJUAN_MAKS = 10, 300


def salah_alasan(alasan: str, tujuan: str) -> dict[str, str]:
    """{field: sentence} of what is missing before personal data go out."""
    salah = {}
    if alasan not in ALASAN:
        salah["alasan"] = "Pilih alasan unduhan."
    if len(tujuan) < TUJUAN_MIN:
        salah["tujuan"] = "Tuliskan untuk apa berkas ini dipakai dan siapa yang akan memegangnya."
    return salah


def sisa_unduhan(batas: int, dipakai: int) -> int:
    """Rows of personal data that may still go out today."""
    return max(batas - dipakai, 0)


def kalimat_batas(batas: int, dipakai: int) -> str:
    """Why a list does not go out: it is longer than what is left of today's limit."""
    sisa = sisa_unduhan(batas, dipakai)
    if not sisa:
        return f"Batas unduhan data pribadi hari ini, {ribuan(batas)} baris, sudah habis. Coba lagi besok, atau hubungi admin."
    return (
        f"Daftar ini lebih panjang dari sisa batas unduhan Anda hari ini: {ribuan(sisa)} dari {ribuan(batas)} baris. "
        "Persempit dengan saringan, lalu coba lagi."
    )
