"""The rules about eligibility, programmes and apparatus (domain 5.3, 6.3 to 6.6)."""

from __future__ import annotations

from .bentuk import APARAT, KELAYAKAN, KUAT, RINGAN, TOLAK, Aturan, daftar

# Kepmensos 73/HUK/2024 is known from the press only, hence the words; the limits are settings.
_TAK_LAYAK = "Alasan tidak layak Kepmensos 73/HUK/2024 (menurut pemberitaan)"
_BPK = "Temuan BPK atas DTKS (menurut pemberitaan)"
_DESIL = "Peringkat kesejahteraan DTSEN per program (Kepmensos 79/HUK/2025 menurut pemberitaan); dapat diubah"
_PKH = "Komponen PKH menurut pedoman yang diberitakan 2020–2025; batas umur lansia pernah 60 dan 70 tahun, karena itu dapat diubah"
_GANDA = "Penerimaan ganda: Kepmensos 73/HUK/2024 (menurut pemberitaan)"
_SAKELAR = "(1 diperiksa, 0 tidak)"

LAYAK = daftar(
    Aturan(
        "MENINGGAL",
        KELAYAKAN,
        "Tercatat meninggal",
        "Seorang anggota tercatat meninggal, di keluarga ini atau di keluarga lain dengan NIK yang sama.",
        KUAT,
        f"{_TAK_LAYAK}: meninggal dunia; pengurus dapat diganti dalam satu KK",
    ),
    Aturan(
        "TIDAK_DI_TEMPAT",
        KELAYAKAN,
        "Pindah atau tidak ditemukan",
        "Seorang anggota tercatat pindah atau tidak ditemukan.",
        RINGAN,
        f"{_TAK_LAYAK}: pindah, atau orang tidak ditemukan",
    ),
    Aturan(
        "PEKERJAAN",
        KELAYAKAN,
        "Pekerjaan yang tidak layak",
        "Seorang anggota tertulis ASN, TNI, Polri, pejabat, tenaga kesehatan, atau perangkat desa.",
        KUAT,
        f"{_TAK_LAYAK}: ASN/TNI/Polri dan anggota satu KK, tenaga kesehatan, perangkat desa. Daftar pekerjaan Dukcapil",
        {"asn_tni_polri": 1, "pejabat": 1, "tenaga_kesehatan": 1, "perangkat_desa": 1},
        {
            "asn_tni_polri": f"ASN, TNI, Polri {_SAKELAR}",
            "pejabat": f"Pejabat negara dan anggota dewan {_SAKELAR}",
            "tenaga_kesehatan": f"Tenaga kesehatan {_SAKELAR}",
            "perangkat_desa": f"Kepala dan perangkat desa {_SAKELAR}",
        },
    ),
    Aturan(
        "PEKERJAAN_PERIKSA",
        KELAYAKAN,
        "Pekerjaan yang perlu ditanyakan",
        "Pensiunan, guru, dosen, atau karyawan BUMN/BUMD; layak tidaknya bergantung keadaan.",
        RINGAN,
        f"{_TAK_LAYAK}: pensiunan ASN/TNI/Polri, guru tersertifikasi, penghasilan rutin dari APBN/APBD",
        {"pensiunan": 1, "bumn_bumd": 1, "guru_dosen": 1},
        {
            "pensiunan": f"Pensiunan {_SAKELAR}",
            "bumn_bumd": f"Karyawan BUMN dan BUMD {_SAKELAR}",
            "guru_dosen": f"Guru dan dosen {_SAKELAR}",
        },
    ),
    Aturan(
        "DESIL",
        KELAYAKAN,
        "Desil melebihi batas program",
        "Peringkat kesejahteraan keluarga di atas batas program yang diusulkan.",
        KUAT,
        _DESIL,
        {"PKH": 4, "SEMBAKO": 4, "PBI_JK": 5},
        {"PKH": "Desil tertinggi PKH", "SEMBAKO": "Desil tertinggi Sembako", "PBI_JK": "Desil tertinggi PBI-JK"},
    ),
    Aturan(
        "PKH_TANPA_KOMPONEN",
        KELAYAKAN,
        "PKH tanpa komponen",
        "PKH diusulkan atau diterima, tetapi komponennya belum terlihat dari data.",
        KUAT,
        _PKH,
        {
            "balita_sampai": 6,
            "sekolah_mulai": 6,
            "sekolah_sampai": 21,
            "lansia_mulai": 60,
            "hamil_terbanyak": 2,
            "balita_terbanyak": 2,
            "lansia_terbanyak": 1,
            "disabilitas_terbanyak": 1,
            "disabilitas_sampai": 1,
            "orang_terbanyak": 4,
        },
        {
            "balita_sampai": "Umur tertua anak usia dini (tahun)",
            "sekolah_mulai": "Umur termuda anak sekolah (tahun)",
            "sekolah_sampai": "Umur tertua anak sekolah (tahun)",
            "lansia_mulai": "Umur termuda lansia (tahun)",
            "hamil_terbanyak": "Ibu hamil yang dihitung",
            "balita_terbanyak": "Anak usia dini yang dihitung",
            "lansia_terbanyak": "Lansia yang dihitung",
            "disabilitas_terbanyak": "Penyandang disabilitas berat yang dihitung",
            "disabilitas_sampai": "Disabilitas berat: kode fungsi sampai (1 sama sekali tidak bisa, 2 banyak kesulitan)",
            "orang_terbanyak": "Orang yang dihitung dalam satu keluarga",
        },
    ),
    Aturan(
        "SUDAH_MENERIMA",
        KELAYAKAN,
        "Sudah menerima program",
        "Program yang diusulkan sudah diterima menurut daftar penerima.",
        KUAT,
        _GANDA,
    ),
    Aturan(
        "SUDAH_DIUSULKAN",
        KELAYAKAN,
        "Sudah diusulkan",
        "Program ini sudah ada di usulan lain keluarga ini pada periode yang sama.",
        TOLAK,
        _GANDA,
    ),
    Aturan(
        "MOBIL",
        KELAYAKAN,
        "Memiliki mobil",
        "Keluarga tercatat memiliki mobil.",
        KUAT,
        f"{_BPK}: pemilik kendaraan roda empat atau lebih",
    ),
    Aturan(
        "DAYA_1300",
        KELAYAKAN,
        "Listrik 1.300 VA atau lebih",
        "Daya listrik rumah 1.300 VA atau lebih, yang tidak bersubsidi.",
        KUAT,
        f"{_BPK}: pelanggan PLN 900 VA ke atas tanpa subsidi",
    ),
    Aturan(
        "DAYA_900",
        KELAYAKAN,
        "Listrik 900 VA",
        "Daya 900 VA dapat bersubsidi dapat tidak; itu baru terlihat dari nomor pelanggan PLN.",
        RINGAN,
        f"{_BPK}: pelanggan PLN 900 VA ke atas tanpa subsidi",
        dicatat=False,  # a third of all families: 900 VA alone says nothing that could be settled
    ),
    Aturan(
        "APARAT",
        APARAT,
        "Aparat desa/kelurahan",
        "NIK seorang anggota ada di daftar aparat yang sedang menjabat.",
        TOLAK,
        f"{_TAK_LAYAK}: perangkat desa aktif",
        {"rt_rw": 0},
        {"rt_rw": f"Ketua RT/RW termasuk aparat {_SAKELAR}"},
    ),
    Aturan(
        "APARAT_NAMA",
        APARAT,
        "Senama dengan aparat",
        "Nama seorang anggota sama dengan nama aparat desa ini yang NIK-nya belum tercatat.",
        RINGAN,
        f"{_TAK_LAYAK}: perangkat desa aktif",
    ),
    Aturan(
        "SATU_KK_APARAT",
        APARAT,
        "Satu KK dengan aparat",
        "Keluarga ini satu KK dengan aparat yang sedang menjabat.",
        KUAT,
        f"{_TAK_LAYAK}; kerabat tidak dilarang tetapi harus benar-benar memenuhi kriteria",
    ),
    Aturan(
        "KERABAT",
        APARAT,
        "Kerabat aparat",
        "Keluarga menyatakan punya hubungan dengan aparat. Tidak ditolak; perlu bukti tambahan.",
        KUAT,
        "Kerabat aparat tidak dilarang tetapi harus benar-benar sesuai kriteria: foto rumah, pemeriksa kedua, catatan di berita acara",
    ),
)
