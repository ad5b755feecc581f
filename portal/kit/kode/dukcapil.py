"""Code lists on the KK and KTP (Dukcapil)."""

from __future__ import annotations

from . import DaftarKode

DUKCAPIL, VERSI_DUKCAPIL = "Dukcapil", "2022"

KEPALA_KELUARGA, SUAMI, ISTRI, ANAK, CUCU, ORANG_TUA = 1, 2, 3, 4, 6, 7
SHDK = DaftarKode(
    "status_hubungan_keluarga",
    DUKCAPIL,
    VERSI_DUKCAPIL,
    "Hubungan dalam keluarga",
    {
        KEPALA_KELUARGA: "Kepala keluarga",
        SUAMI: "Suami",
        ISTRI: "Istri",
        ANAK: "Anak",
        5: "Menantu",
        CUCU: "Cucu",
        ORANG_TUA: "Orang tua",
        8: "Mertua",
        9: "Famili lain",
        10: "Pembantu",
        11: "Lainnya",
    },
)

STATUS_KAWIN = DaftarKode(
    "status_kawin",
    DUKCAPIL,
    VERSI_DUKCAPIL,
    "Status kawin",
    {1: "Belum kawin", 2: "Kawin", 3: "Cerai hidup", 4: "Cerai mati"},
)

PENDIDIKAN = DaftarKode(
    "pendidikan_akhir_ktp",
    DUKCAPIL,
    VERSI_DUKCAPIL,
    "Pendidikan",
    {
        1: "Tidak/belum sekolah",
        2: "Belum tamat SD",
        3: "Tamat SD",
        4: "SLTP",
        5: "SLTA",
        6: "Diploma I/II",
        7: "Akademi/Diploma III/Sarjana Muda",
        8: "Diploma IV/Strata I",
        9: "Strata II",
        10: "Strata III",
    },
)

# The 89 occupations of Dukcapil; only those whose number is confirmed are offered, the rest is 89.
PEKERJAAN = DaftarKode(
    "pekerjaan_ktp",
    DUKCAPIL,
    VERSI_DUKCAPIL,
    "Pekerjaan",
    {
        1: "Belum/tidak bekerja",
        2: "Mengurus rumah tangga",
        3: "Pelajar/mahasiswa",
        4: "Pensiunan",
        5: "ASN/PNS",
        6: "TNI",
        7: "Polri",
        8: "Perdagangan",
        9: "Petani/pekebun",
        10: "Peternak",
        11: "Nelayan",
        12: "Industri",
        13: "Konstruksi",
        14: "Transportasi",
        15: "Karyawan swasta",
        16: "Karyawan BUMN",
        17: "Karyawan BUMD",
        18: "Karyawan honorer",
        19: "Buruh harian lepas",
        20: "Buruh tani/perkebunan",
        21: "Buruh nelayan/perikanan",
        22: "Buruh peternakan",
        23: "Pembantu rumah tangga",
        64: "Dosen",
        65: "Guru",
        72: "Dokter",
        73: "Bidan",
        74: "Perawat",
        75: "Apoteker",
        81: "Sopir",
        84: "Pedagang",
        85: "Perangkat desa",
        86: "Kepala desa",
        88: "Wiraswasta",
        89: "Lainnya",
    },
)

DAFTAR_ORANG = {daftar.nama: daftar for daftar in (SHDK, STATUS_KAWIN, PENDIDIKAN, PEKERJAAN)}
