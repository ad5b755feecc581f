"""Every action of the trail in words (ASVS 16.3: which events are logged)."""

from __future__ import annotations

AKSI = {
    "akun.masuk": "Masuk",
    "akun.gagal_masuk": "Gagal masuk",
    "akun.keluar": "Keluar",
    "akun.buat": "Membuat akun",
    "akun.tautan_sandi": "Membuat tautan kata sandi",
    "akun.atur_sandi": "Membuat kata sandi",
    "akun.aktifkan": "Mengaktifkan akun",
    "akun.nonaktifkan": "Menonaktifkan akun",
    "pengaturan.awal": "Pengaturan pertama",
    "pengaturan.ubah": "Mengubah pengaturan",
    "profil.ubah": "Mengubah profil desa/kelurahan",
    "wilayah.muat": "Memuat wilayah",
}
