"""Files that the bulk meetings share: one drawn page or photo for each part of the packet."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from ..musdes.rules.status import BAGIAN_PAKET, FOTO
from ..web.uploads import simpan_foto, simpan_pindaian
from . import gambar


def buat_berkas(acak: Random, folder: Path) -> dict[str, dict[str, Any]]:
    """{part: columns of a BerkasMusdes}, stored the same way as an upload."""
    hasil = {}
    for jenis in BAGIAN_PAKET:
        nama, simpan = f"{jenis}.jpg", simpan_foto if jenis == FOTO else simpan_pindaian
        isi = gambar.rapat(acak) if jenis == FOTO else gambar.halaman(acak, jenis.replace("_", " "))
        berkas = simpan(isi, nama, folder=folder, nama=f"demo-{jenis}")
        hasil[jenis] = {
            "jenis": jenis, "nama_asli": berkas.nama_asli, "berkas": berkas.nama, "mime": berkas.mime, "ukuran": berkas.ukuran,
            "sidik": berkas.sha256,
        }  # fmt: skip
    return hasil
