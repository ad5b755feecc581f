"""Defaults of every setting: facts of the field that change, kept as settings and not as code (domain sections 1, 3, 11)."""

from __future__ import annotations

import re
from typing import Any

from ..kit.foto import JENIS_FOTO
from ..kit.kolom_serahan import BAKU, salah_kolom
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
    # Wording and signatories of the berita acara (domain 3.1 items 2, 8 and 10).
    "perihal_ba": "penetapan usulan dan verifikasi kelayakan",
    "penutup_ba": "Demikian Berita Acara ini dibuat dan disahkan dengan penuh tanggung jawab agar dapat dipergunakan sebagaimana mestinya.",
    "mengetahui_ba": "Tidak ada",
    "lambang": "",  # SHA-256 of the picture in the kop; empty: a neutral shield
    "pola_nomor_ba": POLA_BAKU,
    # Domain 3.5; no official form was found, so every sentence is edited, not coded. The SPTJM is counted in the series of berita acara.
    "pola_nomor_sptjm": POLA_BAKU,
    "butir_sptjm": [
        "Keluarga dalam Lampiran adalah warga {wilayah} kami, dan datanya sesuai dengan keadaan yang sebenarnya",
        "Saya bertanggung jawab penuh atas kebenaran data dan kelayakan keluarga yang diusulkan masuk {register} dan bantuan sosial",
        "Apabila di kemudian hari terbukti bahwa pernyataan ini tidak benar, saya bersedia menerima sanksi menurut hukum yang berlaku",
    ],
    "butir_tanpa_musyawarah": [
        "Usulan periode tersebut saya pertanggungjawabkan sendiri melalui Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)",
        "Daftar usulan diumumkan kepada warga {wilayah}, yang dapat menyampaikan tanggapan atau keberatan",
        "{musyawarah} akan dilaksanakan pada kesempatan pertama",
    ],
    "meterai_sptjm": "Meterai Rp10.000",  # domain 3.1 item 10: usual, not verified
    "kertas": "F4",
    "hari_layanan": 5,
    "hari_pelepasan": 14,  # days a village has to answer a request for one of its families; then the dinsos may release it
    "tanggal_penutupan": 17,  # day of the month on which a packet must be in (domain 0.4: cut-off 17, pulled on 18)
    "ambang_kuorum": [2, 3],  # domain 1.5: unverified, so a setting and only a warning; a desa may set its own
    "hari_undangan": 3,  # days before the meeting by which invitations are out; likewise
    "bulan_berlaku_musdes": 3,  # months that the result of a musdes holds (Kemensos, May 2024: at least one in three months)
    "aturan_mati": [],  # codes of rules that are switched off (pemeriksaan)
    "batas_aturan": {},  # {rule: {limit: number}}, only what differs from the registry of rules
    # To whom the kadis writes and in which words is the dinas' affair (no form is published), so these are settings.
    "surat_tempat": "",
    "surat_tujuan": [
        "Menteri Sosial Republik Indonesia", "c.q. Kepala Pusat Data dan Informasi Kesejahteraan Sosial", "di Jakarta",
    ],
    "surat_hal": "Pengesahan usulan hasil musyawarah desa/kelurahan",
    "surat_pembuka": "Berdasarkan hasil musyawarah desa/kelurahan serta verifikasi dan validasi oleh Dinas Sosial, bersama ini kami "
    "sampaikan usulan pemutakhiran data yang telah kami sahkan.",
    "kolom_serahan": BAKU,  # field order of SIKS-NG as far as it is known (domain 4.3, 4.4: unverified)
    "batas_unduhan_harian": 5000,  # rows of personal data that one person may take out as files in a day
    "langkah_kecamatan": False,  # a camat validates before the dinsos verifies (domain 2.1: some kabupaten insert this check)
    "alasan_tolak": {"mati": [], "tambahan": []},  # codes switched off, and reasons that this dinsos added (domain 11)
    "bukti_usulan": {},  # {reason: kinds of proof}, only what differs from the registry of reasons (domain 6.3)
    "hari_simpan_impor": 30,  # days that the staged rows of an import are kept after it was brought in; so long it can be taken back
    "operator_per_desa": 1,  # operators of one desa/kelurahan at a time (domain 7: dinsos want one account per desa)
    "wajib_bimtek": "ingatkan",  # entering data without having passed a bimtek: tolak, ingatkan, bebas (article 0)
    "hari_pengumuman": 14,  # days that the public list of a musdes stands (no rule found: unverified, so a setting)
    "hari_sanggah": 7,  # of these, days in which an objection is taken; likewise
    "hari_jawab_sanggahan": 14,  # days in which the dinas answers an objection; likewise
    "foto_wajib": [],  # kinds of photo without which a family is not ready for a musdes (domain 4.6)
}

ANGKA = {
    "hari_layanan": (1, 60), "hari_pelepasan": (1, 90), "tanggal_penutupan": (1, 28), "hari_undangan": (0, 30), "bulan_berlaku_musdes": (1, 12),
    "batas_unduhan_harian": (0, 1_000_000), "operator_per_desa": (1, 5),
    "hari_simpan_impor": (1, 365), "hari_pengumuman": (1, 90), "hari_sanggah": (1, 90), "hari_jawab_sanggahan": (1, 90),
}  # fmt: skip
PILIHAN = {
    "zona": ("WIB", "WITA", "WIT"), "kertas": ("F4", "A4"), "nama_register": ("DTSEN", "DTKS"), "mengetahui_ba": ("Tidak ada", "Camat", "TKSK"),
    "wajib_bimtek": ("ingatkan", "tolak", "bebas"),
}  # fmt: skip
KALIMAT = ("perihal_ba", "penutup_ba")
PECAHAN_MAKS = 100
BUTIR = ("butir_sptjm", "butir_tanpa_musyawarah")
DAFTAR = ("dasar_hukum", "surat_tujuan", "kolom_serahan", *BUTIR)  # settings of one sentence a line
ISIAN_BUTIR = ("wilayah", "kepala", "musyawarah", "register")
BUTIR_MAKS, HURUF_BUTIR_MAKS, METERAI_MAKS = 12, 400, 30


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
    if kunci in BUTIR and (salah := _salah_butir(nilai)):
        return salah
    if kunci == "meterai_sptjm" and not (isinstance(nilai, str) and len(nilai) <= METERAI_MAKS):
        return f"Tulis paling banyak {METERAI_MAKS} huruf, atau kosongkan bila tanpa meterai."
    if kunci == "surat_tujuan" and not (isinstance(nilai, list) and 1 <= len(nilai) <= 6 and all(isinstance(n, str) and n for n in nilai)):
        return "Tulis tujuan surat, satu baris sampai enam baris."
    if kunci == "kolom_serahan":
        return salah_kolom(nilai) if isinstance(nilai, list) and nilai else "Tulis kolom berkas serahan, satu per baris."
    if kunci == "ambang_kuorum" and not _is_bagian(nilai):
        return f"Tulis pecahan, misalnya 2/3. Angka pertama paling besar sama dengan angka kedua, dan keduanya 1 sampai {PECAHAN_MAKS}."
    if kunci == "foto_wajib" and not (isinstance(nilai, list) and len(set(nilai)) == len(nilai) and set(nilai) <= set(JENIS_FOTO)):
        return f"Pilih dari daftar: {', '.join(JENIS_FOTO.values())}."
    if kunci == "langkah_kecamatan" and not isinstance(nilai, bool):
        return "Pilih dipakai atau tidak."
    if kunci == "alasan_tolak" and not _is_alasan(nilai):
        return "Daftar alasan tidak terbaca."
    if kunci == "bukti_usulan" and not _is_bukti(nilai):
        return "Daftar bukti menurut alasan tidak terbaca."
    if kunci == "aturan_mati" and not (isinstance(nilai, list) and all(isinstance(kode, str) for kode in nilai)):
        return "Daftar aturan yang dimatikan tidak terbaca."
    if kunci == "batas_aturan" and not _is_batas(nilai):
        return "Batas aturan berupa angka."
    if kunci in KALIMAT and not (isinstance(nilai, str) and nilai.strip()):
        return "Kalimat ini tercetak di berita acara, jadi tidak dapat kosong."
    if kunci == "lambang" and not (isinstance(nilai, str) and re.fullmatch(r"(?:[0-9a-f]{64})?", nilai)):
        return "Lambang ini tidak terbaca. Unggah lagi gambarnya."
    if kunci in ("pola_nomor_ba", "pola_nomor_sptjm"):
        return periksa_pola(str(nilai))
    return None


def salah_profil(isi: dict[str, Any]) -> dict[str, str]:
    """{field: sentence} of what a desa cannot set for its own meetings; an empty one follows the kabupaten."""
    periksa = {"hari_undangan": "hari_undangan", "kuorum": "ambang_kuorum"}
    salah = {nama: salah_nilai(kunci, isi[nama]) for nama, kunci in periksa.items() if isi.get(nama) is not None}
    return {nama: kalimat for nama, kalimat in salah.items() if kalimat}


def _salah_butir(nilai: Any) -> str | None:
    """What is wrong with a list of statements: every word in braces must be one that the papers know."""
    if not (isinstance(nilai, list) and nilai and all(isinstance(n, str) and n for n in nilai)):
        return "Tulis sedikitnya satu pernyataan, satu per baris."
    if len(nilai) > BUTIR_MAKS or any(len(n) > HURUF_BUTIR_MAKS for n in nilai):
        return f"Paling banyak {BUTIR_MAKS} pernyataan, masing-masing paling panjang {HURUF_BUTIR_MAKS} huruf."
    asing = [isian for satu in nilai for isian in re.findall(r"\{([^{}]*)\}", satu) if isian not in ISIAN_BUTIR]
    return f"Isian {{{asing[0]}}} tidak dikenal. Yang ada: {', '.join(ISIAN_BUTIR)}." if asing else None


def _is_bukti(nilai: Any) -> bool:
    """Whether it is {reason: [kind, ...]}; which there are the registry of reasons knows."""
    return isinstance(nilai, dict) and all(isinstance(isi, list) and all(isinstance(j, str) for j in isi) for isi in nilai.values())


def _is_batas(nilai: Any) -> bool:
    """Whether it is {rule: {limit: number}}; what the numbers may be the registry of rules knows."""
    if not (isinstance(nilai, dict) and all(isinstance(isi, dict) for isi in nilai.values())):
        return False
    return all(type(angka) in (int, float) for isi in nilai.values() for angka in isi.values())


def _is_alasan(nilai: Any) -> bool:
    """Whether it is {"mati": [code], "tambahan": [{kode, kelompok, kata, wajib_catatan}]}; what they mean verifikasi knows."""
    if not (isinstance(nilai, dict) and set(nilai) == {"mati", "tambahan"} and all(isinstance(isi, list) for isi in nilai.values())):
        return False
    baris = {"kode", "kelompok", "kata", "wajib_catatan"}
    return all(isinstance(kode, str) for kode in nilai["mati"]) and all(isinstance(isi, dict) and set(isi) == baris for isi in nilai["tambahan"])


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
