"""The rules about numbers, doubles and the make-up of a family (domain 6.1, 6.2, 6.4)."""

from __future__ import annotations

from .bentuk import GANDA, KUAT, NOMOR, RINGAN, SUSUNAN, TOLAK, Aturan, daftar

_BPK = "Temuan BPK atas DTKS tahun 2020: 10,9 juta NIK dan 16,4 juta No. KK tidak valid, 86.465 NIK ganda (menurut pemberitaan)"
_NIK = "Susunan NIK menurut Dukcapil: wilayah, tanggal lahir (hari + 40 untuk perempuan), nomor urut"
_KK = "Susunan No. KK menurut Dukcapil: wilayah, tanggal pencatatan, nomor urut"
_TUNGGAL = "Syarat data usulan Kementerian Sosial: data perorangan tunggal, anggota satu keluarga tidak ada di keluarga lain"
_HITUNG = "Batas statistik, dapat diubah; bukan aturan hukum"

DATA = daftar(
    Aturan(
        "NIK_BENTUK",
        NOMOR,
        "Bentuk NIK",
        "NIK bukan 16 angka, tanggalnya tidak ada di kalender, atau kode provinsinya tidak dikenal.",
        TOLAK,
        f"{_NIK}. {_BPK}",
    ),
    Aturan(
        "NIK_TANGGAL", NOMOR, "NIK dan tanggal lahir", "Tanggal lahir di NIK berbeda dari tanggal lahir yang tertulis.", RINGAN, _NIK
    ),
    Aturan("NIK_KELAMIN", NOMOR, "NIK dan jenis kelamin", "Jenis kelamin menurut NIK berbeda dari yang tertulis.", RINGAN, _NIK),
    Aturan(
        "NIK_WILAYAH",
        NOMOR,
        "NIK dari daerah lain",
        "NIK pertama kali dicatat di kecamatan atau kabupaten lain. Ini wajar bagi warga pindahan.",
        RINGAN,
        f"{_NIK}; NIK tetap seumur hidup (UU 23/2006 jo. UU 24/2013)",
        dicatat=False,
    ),
    Aturan(
        "NIK_TIDAK_PADAN",
        NOMOR,
        "NIK tidak padan di Dukcapil",
        "Hasil padan yang diimpor menyebut NIK ini tidak padan atau tidak ditemukan. Data pusat dapat tertinggal dari Dukcapil.",
        KUAT,
        "Pemadanan oleh Kementerian Sosial atau Disdukcapil; portal hanya menyimpan hasilnya",
    ),
    Aturan(
        "NIK_KOSONG",
        NOMOR,
        "Belum ada NIK",
        "Anggota belum punya NIK. Datanya tetap disimpan; alasannya ditulis supaya dapat diurus.",
        RINGAN,
        "Syarat data usulan Kementerian Sosial: setiap orang ber-NIK; bayi, warga yang belum direkam, dan orang asing dicatat apa adanya",
        dicatat=False,
    ),
    Aturan("KK_BENTUK", NOMOR, "Bentuk No. KK", "No. KK bukan 16 angka atau kode provinsinya tidak dikenal.", TOLAK, f"{_KK}. {_BPK}"),
    Aturan(
        "KK_TANGGAL", NOMOR, "Tanggal di No. KK", "Tanggal pencatatan di No. KK tidak ada di kalender atau belum tiba.", RINGAN, _KK
    ),
    Aturan(
        "KK_WILAYAH",
        NOMOR,
        "No. KK dari daerah lain",
        "No. KK pertama kali dicatat di kecamatan atau kabupaten lain. Ini wajar bagi warga pindahan.",
        RINGAN,
        _KK,
        dicatat=False,
    ),
    Aturan(
        "KK_SAMA_NIK", NOMOR, "No. KK sama dengan NIK", "No. KK sama dengan NIK seorang anggota; keduanya selalu berbeda.", KUAT, _KK
    ),
    Aturan("NIK_KEMBAR", GANDA, "NIK kembar dalam keluarga", "Dua anggota keluarga ini memakai NIK yang sama.", KUAT, _TUNGGAL),
    Aturan(
        "NIK_GANDA",
        GANDA,
        "NIK dipakai orang lain",
        "NIK yang sama tercatat pada nama lain di kabupaten ini.",
        KUAT,
        f"{_TUNGGAL}. {_BPK}",
    ),
    Aturan(
        "DUA_KELUARGA",
        GANDA,
        "Satu orang di dua KK",
        "Orang yang sama (NIK dan nama) tercatat di dua keluarga.",
        KUAT,
        _TUNGGAL,
        {"nama_mirip": 70},
        {"nama_mirip": "Kemiripan nama paling rendah supaya dianggap orang yang sama (0–100)"},
    ),
    Aturan("KK_GANDA", GANDA, "No. KK ganda", "No. KK yang sama tercatat pada keluarga lain di desa/kelurahan ini.", KUAT, _TUNGGAL),
    Aturan("KK_DUA_DESA", GANDA, "No. KK di dua desa", "No. KK yang sama tercatat di desa/kelurahan lain.", KUAT, _TUNGGAL),
    Aturan(
        "ORANG_MIRIP",
        GANDA,
        "Mirip orang lain",
        "Nama, tanggal lahir, dan nama ibu mirip dengan orang lain yang NIK-nya berbeda atau kosong.",
        KUAT,
        f"{_TUNGGAL}. Nilai kemiripan dihitung dari nama, tanggal lahir, nama ibu, jenis kelamin, dan angka NIK; bukan aturan hukum",
        {"ambang": 80},
        {"ambang": "Nilai kemiripan paling rendah yang ditampilkan (0–100)"},
    ),
    Aturan("DUA_KEPALA", SUSUNAN, "Kepala keluarga lebih dari satu", "Lebih dari satu anggota tertulis kepala keluarga.", KUAT, _KK),
    Aturan("TANPA_KEPALA", SUSUNAN, "Belum ada kepala keluarga", "Tidak ada anggota yang tertulis kepala keluarga.", KUAT, _KK),
    Aturan(
        "ANGGOTA_BANYAK",
        SUSUNAN,
        "Anggota sangat banyak",
        "Jumlah anggota melebihi batas; mungkin dua KK tergabung.",
        RINGAN,
        _HITUNG,
        {"terbanyak": 15},
        {"terbanyak": "Jumlah anggota paling banyak"},
    ),
    Aturan(
        "HUBUNGAN_KELAMIN",
        SUSUNAN,
        "Suami/istri dan jenis kelamin",
        "Tertulis suami tetapi perempuan, atau istri tetapi laki-laki.",
        RINGAN,
        "Daftar hubungan keluarga Dukcapil",
    ),
    Aturan("LAHIR_NANTI", SUSUNAN, "Tanggal lahir belum tiba", "Tanggal lahir sesudah hari ini.", KUAT, "Kalender"),
    Aturan(
        "UMUR",
        SUSUNAN,
        "Umur sangat tua",
        "Umur melebihi batas; biasanya tahun lahir salah ketik.",
        KUAT,
        _HITUNG,
        {"tertua": 110},
        {"tertua": "Umur tertua (tahun)"},
    ),
    Aturan(
        "SELISIH_UMUR",
        SUSUNAN,
        "Selisih umur orang tua dan anak",
        "Selisih umur anak, cucu, atau orang tua dengan kepala keluarga terlalu kecil.",
        RINGAN,
        _HITUNG,
        {"orang_tua": 12},
        {"orang_tua": "Selisih umur paling kecil satu generasi (tahun)"},
    ),
)
