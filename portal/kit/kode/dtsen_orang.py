"""DTSEN's variables of a person beyond those of the KK, with their code lists (domain 4.1, 5).

The names are those of the DTSEN files. The lists are those of BPS' questionnaire Regsosek 2022-K (questions 404 to 430), which DTSEN
took over: the published catalogue of DTSEN's variables (Katalog Variabel BNBA/DTSEN, Kalimantan Utara, 2026) gives the same words in
the same order, and two public applications that read DTSEN files the same numbers. BPS' own metadata of persons was not found.
"""

from __future__ import annotations

from . import DaftarKode
from .dtsen_rumah import DTSEN, VERSI

YA, TIDAK = 1, 2
_YA_TIDAK = {YA: "Ya", TIDAK: "Tidak"}


def _daftar(nama: str, label: str, isi: dict[int, str]) -> DaftarKode:
    return DaftarKode(nama, DTSEN, VERSI, label, isi)


MASIH_SEKOLAH = 2
PARTISIPASI = _daftar(
    "partisipasi_sekolah",
    "Partisipasi sekolah",
    {1: "Tidak/belum pernah sekolah", MASIH_SEKOLAH: "Masih sekolah", 3: "Tidak bersekolah lagi"},
)

_JENJANG = {
    1: "Paket A", 2: "SDLB", 3: "SD", 4: "MI", 5: "SPM/PDF Ula", 6: "Paket B", 7: "SMPLB", 8: "SMP", 9: "MTs", 10: "SPM/PDF Wustha",
    11: "Paket C", 12: "SMLB", 13: "SMA", 14: "MA", 15: "SMK", 16: "MAK", 17: "SPM/PDF Ulya", 18: "D1/D2/D3", 19: "D4/S1", 20: "Profesi",
    21: "S2", 22: "S3",
}  # fmt: skip
JENJANG = _daftar("jenjang_tertinggi_yang_diduduki", "Jenjang tertinggi yang (pernah) diduduki", _JENJANG)
_KELAS = {kelas: str(kelas) for kelas in range(1, 8)} | {8: "Tamat dan lulus"}
KELAS = _daftar("kelas_tertinggi_yang_diduduki", "Kelas tertinggi yang (pernah) diduduki", _KELAS)
IJAZAH = _daftar("ijazah_tertinggi_yang_dimiliki", "Ijazah tertinggi", _JENJANG | {23: "Tidak punya ijazah SD"})

# Not among DTSEN's variables of a person; SIKS-NG keeps it as a mark of its own (domain 4.3). PKH asks for it.
HAMIL = _daftar("hamil", "Sedang hamil", _YA_TIDAK)

# How well a function works even with an aid such as glasses: one scale for all nine.
TIDAK_BISA, BANYAK_KESULITAN, SEDIKIT_KESULITAN, TANPA_KESULITAN = 1, 2, 3, 4
_KESULITAN = {
    TIDAK_BISA: "Sama sekali tidak bisa",
    BANYAK_KESULITAN: "Banyak kesulitan dan perlu bantuan",
    SEDIKIT_KESULITAN: "Sedikit kesulitan, tanpa bantuan",
    TANPA_KESULITAN: "Tidak mengalami kesulitan",
}
FUNGSI = {
    nama: _daftar(nama, label, _KESULITAN)
    for nama, label in (
        ("penglihatan", "Melihat"),
        ("pendengaran", "Mendengar"),
        ("berjalan_atau_naik_tangga", "Berjalan atau naik tangga"),
        ("menggunakan_tangan_jari", "Menggunakan tangan dan jari"),
        ("belajar_kemampuan_intelektual", "Belajar dan kemampuan intelektual"),
        ("pengendalian_perilaku", "Mengendalikan perilaku"),
        ("berbicara_komunikasi", "Berbicara dan berkomunikasi"),
        ("mengurus_diri", "Mengurus diri"),
        ("mengingat_berkonsentrasi", "Mengingat dan berkonsentrasi"),
    )
}
DEPRESI = _daftar(
    "kesedihan_depresi", "Sedih atau depresi", {1: "Sangat sering", 2: "Sering", 3: "Jarang", 4: "Tidak pernah"}
)
KRONIS = _daftar(
    "penyakit_kronis",
    "Penyakit kronis",
    {
        1: "Tidak ada", 2: "Hipertensi", 3: "Rematik", 4: "Asma", 5: "Masalah jantung", 6: "Diabetes", 7: "Tuberkulosis (TBC)", 8: "Strok",
        9: "Kanker atau tumor ganas", 10: "Gagal ginjal", 11: "Hemofilia", 12: "HIV/AIDS", 13: "Kolesterol", 14: "Sirosis hati",
        15: "Talasemia", 16: "Leukemia", 17: "Alzheimer", 18: "Lainnya",
    },
)  # fmt: skip
GIZI = _daftar(
    "kondisi_gizi",
    "Kondisi gizi menurut buku KIA/KMS",
    {1: "Kurang gizi (wasting)", 2: "Kerdil (stunting)", 3: "Tidak ada catatan", 8: "Tidak tahu"},
)

BEKERJA = _daftar("status_bekerja", "Bekerja seminggu terakhir", _YA_TIDAK)
_USAHA = {
    1: "Pertanian tanaman padi dan palawija", 2: "Hortikultura", 3: "Perkebunan", 4: "Perikanan", 5: "Peternakan",
    6: "Kehutanan dan pertanian lain", 7: "Pertambangan/penggalian", 8: "Industri pengolahan", 9: "Listrik, gas, uap, dan udara dingin",
    10: "Air, limbah, dan daur ulang sampah", 11: "Konstruksi", 12: "Perdagangan, reparasi mobil dan sepeda motor",
    13: "Pengangkutan dan pergudangan", 14: "Akomodasi dan makan minum", 15: "Informasi dan komunikasi", 16: "Keuangan dan asuransi",
    17: "Real estat", 18: "Jasa profesional, ilmiah, dan teknis", 19: "Persewaan, ketenagakerjaan, agen perjalanan",
    20: "Administrasi pemerintahan dan pertahanan", 21: "Pendidikan", 22: "Kesehatan dan kegiatan sosial",
    23: "Kesenian, hiburan, dan rekreasi", 24: "Jasa lainnya", 25: "Keluarga sebagai pemberi kerja", 26: "Badan internasional",
}  # fmt: skip
LAPANGAN_KERJA = _daftar("lapangan_usaha_dari_pekerjaan_utama", "Lapangan usaha pekerjaan utama", _USAHA)
KEDUDUKAN = _daftar(
    "status_dalam_pekerjaan_utama",
    "Kedudukan dalam pekerjaan utama",
    {
        1: "Berusaha sendiri",
        2: "Berusaha dibantu buruh tidak tetap/tidak dibayar",
        3: "Berusaha dibantu buruh tetap/dibayar",
        4: "Buruh/karyawan/pegawai swasta",
        5: "PNS/TNI/Polri/BUMN/BUMD/pejabat negara",
        6: "Pekerja bebas pertanian",
        7: "Pekerja bebas non-pertanian",
        8: "Pekerja keluarga/tidak dibayar",
    },
)
PUNYA_USAHA = _daftar("kepemilikan_usaha", "Memiliki usaha", _YA_TIDAK)
LAPANGAN_USAHA = _daftar("lapangan_usaha_dari_usaha_utama", "Lapangan usaha dari usaha utama", _USAHA)

# Who pays the premium of a person's health cover: the state, or the kabupaten or provinsi (domain 4.1, 6.6).
PBI_NAS = _daftar("pbi_nas", "PBI-JK dari pemerintah pusat", _YA_TIDAK)
PBI_PEMDA = _daftar("pbi_pemda", "PBI-JK dari pemerintah daerah", _YA_TIDAK)

MENINGGAL = 2
KEBERADAAN = _daftar(
    "keberadaan",
    "Keberadaan",
    {
        1: "Tinggal bersama keluarga",
        MENINGGAL: "Meninggal",
        3: "Pindah ke tempat lain di Indonesia",
        4: "Pindah ke luar negeri",
        5: "Anggota keluarga baru",
        6: "Tidak ditemukan",
    },
)

# In the order of the form, fold by fold.
SEKOLAH = {d.nama: d for d in (PARTISIPASI, JENJANG, KELAS, IJAZAH)}
SEHAT = {d.nama: d for d in (KRONIS, GIZI)}
KERJA = {d.nama: d for d in (BEKERJA, LAPANGAN_KERJA, KEDUDUKAN, PUNYA_USAHA, LAPANGAN_USAHA)}
JAMINAN = {d.nama: d for d in (PBI_NAS, PBI_PEMDA)}
DAFTAR_RINCIAN = SEKOLAH | {HAMIL.nama: HAMIL} | FUNGSI | {DEPRESI.nama: DEPRESI} | SEHAT | JAMINAN | KERJA | {KEBERADAAN.nama: KEBERADAAN}

# Numbers without a list: {variable: (word on the form, greatest value)}.
ANGKA_RINCIAN = {
    "jumlah_usaha": ("Jumlah usaha", 99),
    "gaji_bulanan": ("Penghasilan sebulan (rupiah)", 1_000_000_000),
}
