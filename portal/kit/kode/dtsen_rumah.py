"""DTSEN's variables of the house, with the code lists of the DTSEN metadata of 2025."""

from __future__ import annotations

from . import DaftarKode

DTSEN, VERSI = "DTSEN", "2025"

_DAFTAR = (
    DaftarKode(
        "status_kepemilikan_rumah",
        DTSEN,
        VERSI,
        "Status kepemilikan rumah",
        {1: "Milik sendiri", 2: "Kontrak/sewa", 3: "Bebas sewa", 4: "Dinas", 5: "Lainnya"},
    ),
    DaftarKode(
        "jenis_lantai_terluas",
        DTSEN,
        VERSI,
        "Lantai terluas",
        {
            1: "Marmer/granit",
            2: "Keramik",
            3: "Parket/vinil/karpet",
            4: "Ubin/tegel/teraso",
            5: "Kayu/papan",
            6: "Semen/bata merah",
            7: "Bambu",
            8: "Tanah",
            9: "Lainnya",
        },
    ),
    DaftarKode(
        "jenis_dinding_terluas",
        DTSEN,
        VERSI,
        "Dinding terluas",
        {
            1: "Tembok",
            2: "Plesteran anyaman bambu/kawat",
            3: "Kayu/papan/gipsum/GRC/calciboard",
            4: "Anyaman bambu",
            5: "Batang kayu",
            6: "Bambu",
            7: "Lainnya",
        },
    ),
    DaftarKode(
        "jenis_atap_terluas",
        DTSEN,
        VERSI,
        "Atap terluas",
        {
            1: "Beton",
            2: "Genteng",
            3: "Seng",
            4: "Asbes",
            5: "Bambu",
            6: "Kayu/sirap",
            7: "Jerami/ijuk/daun/rumbia",
            8: "Lainnya",
        },
    ),
    DaftarKode(
        "sumber_air_minum_utama",
        DTSEN,
        VERSI,
        "Sumber air minum utama",
        {
            1: "Air kemasan bermerek",
            2: "Air isi ulang",
            3: "Leding/PDAM",
            4: "Sumur bor/pompa",
            5: "Sumur terlindung",
            6: "Sumur tak terlindung",
            7: "Mata air terlindung",
            8: "Mata air tak terlindung",
            9: "Air permukaan",
            10: "Air hujan",
            11: "Lainnya",
        },
    ),
    DaftarKode(
        "sumber_penerangan_utama",
        DTSEN,
        VERSI,
        "Sumber penerangan utama",
        {1: "Listrik PLN dengan meteran", 2: "Listrik PLN tanpa meteran", 3: "Listrik non-PLN", 4: "Bukan listrik"},
    ),
    DaftarKode(
        "daya_terpasang",
        DTSEN,
        VERSI,
        "Daya terpasang (VA)",
        {1: "450", 2: "900", 3: "1.300", 4: "2.200", 5: "Lebih dari 2.200"},
    ),
    DaftarKode(
        "bahan_bakar_utama_memasak",
        DTSEN,
        VERSI,
        "Bahan bakar utama memasak",
        {
            0: "Tidak memasak di rumah",
            1: "Listrik",
            2: "Elpiji 5,5 kg/blue gaz",
            3: "Elpiji 12 kg",
            4: "Elpiji 3 kg",
            5: "Gas kota",
            6: "Biogas",
            7: "Minyak tanah",
            8: "Briket",
            9: "Arang",
            10: "Kayu bakar",
            11: "Lainnya",
        },
    ),
    DaftarKode(
        "fasilitas_bab",
        DTSEN,
        VERSI,
        "Fasilitas buang air besar",
        {
            1: "Ada, dipakai sendiri",
            2: "Ada, dipakai bersama keluarga tertentu",
            3: "MCK komunal",
            4: "MCK umum",
            5: "Ada, tidak digunakan",
            6: "Tidak ada",
        },
    ),
    DaftarKode(
        "jenis_kloset",
        DTSEN,
        VERSI,
        "Jenis kloset",
        {1: "Leher angsa", 2: "Plengsengan dengan tutup", 3: "Plengsengan tanpa tutup", 4: "Cemplung/cubluk"},
    ),
    DaftarKode(
        "pembuangan_akhir_tinja",
        DTSEN,
        VERSI,
        "Pembuangan akhir tinja",
        {
            1: "Tangki septik",
            2: "IPAL",
            3: "Kolam/sawah/sungai/danau/laut",
            4: "Lubang tanah",
            5: "Pantai/tanah lapang/kebun",
            6: "Lainnya",
        },
    ),
)

DAFTAR_RUMAH = {daftar.nama: daftar for daftar in _DAFTAR}

# Every asset is answered with this one list.
YA_TIDAK = DaftarKode("aset", DTSEN, VERSI, "Kepemilikan aset", {1: "Ya", 2: "Tidak"})

ASET = {
    "aset_bergerak_tabung_gas": "Tabung gas 5,5 kg atau lebih",
    "aset_bergerak_lemari_es": "Lemari es",
    "aset_bergerak_ac": "AC",
    "aset_bergerak_pemanas_air": "Pemanas air",
    "aset_bergerak_telepon_rumah": "Telepon rumah",
    "aset_bergerak_tv_datar": "TV layar datar",
    "aset_bergerak_emas_perhiasan": "Emas atau perhiasan",
    "aset_bergerak_komputer_laptop_tablet": "Komputer, laptop, atau tablet",
    "aset_bergerak_sepeda_motor": "Sepeda motor",
    "aset_bergerak_sepeda": "Sepeda",
    "aset_bergerak_mobil": "Mobil",
    "aset_bergerak_perahu": "Perahu",
    "aset_bergerak_kapal_perahu_motor": "Kapal atau perahu motor",
    "aset_bergerak_smartphone": "Telepon pintar",
    "aset_tidak_bergerak_lahan_lainnya": "Lahan lain",
    "aset_tidak_bergerak_rumah_lainnya": "Rumah lain",
}

TERNAK = {
    "jumlah_ternak_sapi": "Sapi",
    "jumlah_ternak_kerbau": "Kerbau",
    "jumlah_ternak_kuda": "Kuda",
    "jumlah_ternak_babi": "Babi",
    "jumlah_ternak_kambing_domba": "Kambing atau domba",
}

# Without a list: the floor in square metres, and the number of PLN's customer (12 digits) or meter (11), which is kept as text.
LUAS, PELANGGAN_PLN = "luas_lantai", "id_pelanggan_pln"
LUAS_MAKS = 9999
