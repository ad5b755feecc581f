"""Offices of a desa or kelurahan and relations to who holds one (domain 6.5)."""

from __future__ import annotations

from datetime import date

from ...kit.nomor import is_enam_belas_angka

JABATAN = {
    "kades": "Kepala desa", "lurah": "Lurah", "sekdes": "Sekretaris desa/kelurahan", "kasi_kaur": "Kepala seksi atau kepala urusan",
    "kadus": "Kepala dusun atau kepala lingkungan", "bpd": "Anggota BPD", "lpmk": "Anggota LPMK", "operator": "Operator desa/kelurahan",
    "rt_rw": "Ketua RT atau RW", "lain": "Jabatan lain",
}  # fmt: skip
HUBUNGAN = {
    "pasangan": "Suami atau istri", "orang_tua": "Orang tua", "mertua": "Mertua", "anak": "Anak", "menantu": "Menantu",
    "saudara": "Saudara kandung", "ipar": "Ipar", "lain": "Hubungan lain",
}  # fmt: skip
NAMA_MAKS, KETERANGAN_MAKS = 120, 300


def salah_aparat(nama: str, nik: str | None, jabatan: str, mulai: date | None, selesai: date | None) -> str | None:
    """None when it can be kept, else a sentence."""
    if not nama:
        return "Tulis nama lengkap."
    if nik and not is_enam_belas_angka(nik):
        return "NIK harus 16 angka."
    if jabatan not in JABATAN:
        return "Pilih jabatan."
    if mulai is None:
        return "Tulis tanggal mulai menjabat."
    if selesai is not None and selesai < mulai:
        return "Tanggal selesai tidak boleh sebelum tanggal mulai."
    return None


def is_menjabat(mulai: date, selesai: date | None, hari_ini: date) -> bool:
    """Whether the office is held on this day."""
    return mulai <= hari_ini and (selesai is None or hari_ini <= selesai)
