"""Defaults of every setting: facts of the field that change, kept as settings and not as code (domain sections 1, 3, 11)."""

from __future__ import annotations

from typing import Any

from ..kit.nomor_surat import POLA_BAKU, periksa_pola

BAWAAN: dict[str, Any] = {
    "kabupaten_kode": "",
    "zona": "WIB",
    "nama_register": "DTSEN",
    "instansi": "Dinas Sosial",
    "instansi_alamat": "",
    "kadis_nama": "",
    "kadis_nip": "",
    # Domain 3.1 item 4; which decree is in force changes, so the list is edited, not coded.
    "dasar_hukum": [
        "Undang-Undang Nomor 13 Tahun 2011 tentang Penanganan Fakir Miskin;",
        "Undang-Undang Nomor 6 Tahun 2014 tentang Desa;",
        "Peraturan Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi Nomor 16 Tahun 2019 tentang Musyawarah Desa;",
        "Peraturan Menteri Sosial Nomor 3 Tahun 2025 tentang Pemutakhiran dan Penggunaan Data Tunggal Sosial dan Ekonomi Nasional;",
        "Keputusan Menteri Sosial Nomor 245/HUK/2025 tentang Tata Cara Pengajuan Proses Usulan Data serta Verifikasi dan Validasi DTSEN;",
        "Keputusan Menteri Sosial Nomor 262/HUK/2022 tentang Kriteria Fakir Miskin.",
    ],
    "pola_nomor_ba": POLA_BAKU,
    "kertas": "F4",
    "hari_layanan": 5,
    "tanggal_penutupan": 17,  # day of the month on which a packet must be in (domain 0.4: cut-off 17, pulled on 18)
    "ambang_kuorum": [2, 3],  # domain 1.5: unverified, so a setting and only a warning
    "foto_wajib": [],  # kinds of photo without which a family is not ready for a musdes (domain 4.6)
}

ANGKA = {"hari_layanan": (1, 60), "tanggal_penutupan": (1, 28)}
PILIHAN = {"zona": ("WIB", "WITA", "WIT"), "kertas": ("F4", "A4"), "nama_register": ("DTSEN", "DTKS")}


def salah_nilai(kunci: str, nilai: Any) -> str | None:
    """None when the value fits the setting, else a sentence."""
    if kunci not in BAWAAN or kunci == "kabupaten_kode":
        return "Pengaturan ini tidak dikenal."
    if kunci in PILIHAN and nilai not in PILIHAN[kunci]:
        return f"Pilih salah satu: {', '.join(PILIHAN[kunci])}."
    if kunci in ANGKA:
        bawah, atas = ANGKA[kunci]
        if not isinstance(nilai, int) or not bawah <= nilai <= atas:
            return f"Isi angka {bawah} sampai {atas}."
    if kunci == "dasar_hukum" and not (isinstance(nilai, list) and nilai and all(isinstance(n, str) and n for n in nilai)):
        return "Tulis sedikitnya satu dasar hukum, satu per baris."
    if kunci == "pola_nomor_ba":
        return periksa_pola(str(nilai))
    return None
