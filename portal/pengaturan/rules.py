"""Defaults of every setting: facts of the field that change, kept as settings and not as code (domain sections 1, 3, 11)."""

from __future__ import annotations

import re
from typing import Any

from ..kit.foto import JENIS_FOTO
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
    "hari_pelepasan": 14,  # days a village has to answer a request for one of its families; then the dinsos may release it
    "tanggal_penutupan": 17,  # day of the month on which a packet must be in (domain 0.4: cut-off 17, pulled on 18)
    "ambang_kuorum": [2, 3],  # domain 1.5: unverified, so a setting and only a warning; a desa may set its own
    "hari_undangan": 3,  # days before the meeting by which invitations are out; likewise
    "bulan_berlaku_musdes": 3,  # months that the result of a musdes holds (Kemensos, May 2024: at least one in three months)
    "aturan_mati": [],  # codes of rules that are switched off (pemeriksaan)
    "batas_aturan": {},  # {rule: {limit: number}}, only what differs from the registry of rules
    "foto_wajib": [],  # kinds of photo without which a family is not ready for a musdes (domain 4.6)
}

ANGKA = {"hari_layanan": (1, 60), "hari_pelepasan": (1, 90), "tanggal_penutupan": (1, 28), "hari_undangan": (0, 30), "bulan_berlaku_musdes": (1, 12)}
PILIHAN = {"zona": ("WIB", "WITA", "WIT"), "kertas": ("F4", "A4"), "nama_register": ("DTSEN", "DTKS")}
PECAHAN_MAKS = 100


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
    if kunci == "ambang_kuorum" and not _is_bagian(nilai):
        return f"Tulis pecahan, misalnya 2/3. Angka pertama paling besar sama dengan angka kedua, dan keduanya 1 sampai {PECAHAN_MAKS}."
    if kunci == "foto_wajib" and not (isinstance(nilai, list) and len(set(nilai)) == len(nilai) and set(nilai) <= set(JENIS_FOTO)):
        return f"Pilih dari daftar: {', '.join(JENIS_FOTO.values())}."
    if kunci == "aturan_mati" and not (isinstance(nilai, list) and all(isinstance(kode, str) for kode in nilai)):
        return "Daftar aturan yang dimatikan tidak terbaca."
    if kunci == "batas_aturan" and not _is_batas(nilai):
        return "Batas aturan berupa angka."
    if kunci == "pola_nomor_ba":
        return periksa_pola(str(nilai))
    return None


def salah_profil(isi: dict[str, Any]) -> dict[str, str]:
    """{field: sentence} of what a desa cannot set for its own meetings; an empty one follows the kabupaten."""
    periksa = {"hari_undangan": "hari_undangan", "kuorum": "ambang_kuorum"}
    salah = {nama: salah_nilai(kunci, isi[nama]) for nama, kunci in periksa.items() if isi.get(nama) is not None}
    return {nama: kalimat for nama, kalimat in salah.items() if kalimat}


def _is_batas(nilai: Any) -> bool:
    """Whether it is {rule: {limit: number}}; what the numbers may be the registry of rules knows."""
    if not (isinstance(nilai, dict) and all(isinstance(isi, dict) for isi in nilai.values())):
        return False
    return all(type(angka) in (int, float) for isi in nilai.values() for angka in isi.values())


def baca_pecahan(teks: str) -> list[int] | str:
    """2/3 as [2, 3]; what is no fraction comes back as it was typed, for the sentence of `salah_nilai`."""
    cocok = re.fullmatch(r"\s*([0-9]{1,3})\s*/\s*([0-9]{1,3})\s*", teks)
    return [int(angka) for angka in cocok.groups()] if cocok else teks


def _is_bagian(nilai: Any) -> bool:
    """Whether it is a share of a whole: two whole numbers, the first not above the second."""
    if not (isinstance(nilai, list) and len(nilai) == 2 and all(type(angka) is int for angka in nilai)):
        return False
    atas, bawah = nilai
    return bool(1 <= atas <= bawah <= PECAHAN_MAKS)
