"""Words from which the demo's people are made: common first names, and family names of flowers and birds that nobody bears."""

from __future__ import annotations

LAKI = (
    "Abdul Agus Ahmad Ali Amir Andi Anton Ardi Arif Aris Asep Bakri Bambang Basri Budi Burhan Chandra Dani Darma Dedi Deni "
    "Didi Dodi Dwi Edi Eko Endang Erwin Fajar Faisal Feri Firman Gunawan Hadi Hamid Hardi Hasan Hendra Heri Herman Husni "
    "Ibrahim Idris Imam Indra Irfan Irwan Ismail Iwan Jafar Jamal Joko Juli Junaidi Kadir Karim Kurnia Lukman Mahmud Mansur "
    "Marwan Mulyadi Nasir Nurdin Rahmat Rahman Ramli Rano Rasyid Ridwan Rizal Robi Rohman Rudi Rusdi Rustam Salim Samsul "
    "Sanusi Sapri Slamet Sobri Sofyan Sugeng Suhardi Sulaiman Supardi Suparman Suryadi Sutrisno Syahrul Taufik Tono Umar "
    "Usman Wahyu Wawan Widodo Yadi Yanto Yusuf Zainal Zulkifli"
).split()
PEREMPUAN = (
    "Aminah Ani Aisyah Asih Asmara Astuti Ayu Dahliana Darmi Desi Dewi Diah Dina Eka Elis Elvi Emi Erna Eti Evi Farida "
    "Fatimah Fitri Halimah Hartati Hasnah Helmi Herlina Ida Ika Indah Ira Irma Isnaini Juariah Jumiati Kartini Kasmi Komariah "
    "Kurniati Laila Lasmi Leni Lia Lilis Linda Marlina Marni Maryam Mawarni Meli Mira Misna Murni Nani Neneng Nining Nita "
    "Novi Nur Nuraini Nurhayati Nurlela Partini Purwanti Rahayu Rahmawati Ratna Ratih Reni Rika Rina Rini Rita Rohani Rosmala "
    "Rukmini Rusmini Santi Sari Septi Siti Sri Sulastri Sumiati Sunarti Suryani Susanti Suyati Titin Tuti Umi Wati Winarti "
    "Yanti Yati Yeni Yuliana Yuni Zahara Zubaidah"
).split()
# Flowers, birds, fruits and colours: whoever reads the name sees that nobody real is meant.
MARGA = (
    "Anggrek Bakung Bangau Beo Belibis Belimbing Bougenvil Camar Cempaka Cendrawasih Cucakrawa Duku Flamboyan Gagak Gelatik "
    "Gladiol Jalak Jambu Jeruk Jingga Kakatua Kamboja Kasuari Kaktus Kelabu Kemuning Kenanga Kenari Kepodang Kolibri Kutilang "
    "Lavender Lembayung Maleo Mangga Manggis Mawar Melati Merak Merpati Murai Nangka Nila Nuri Perkutut Pinus Pipit Puyuh "
    "Rajawali Rambutan Salak Sawo Semangka Seruni Soka Srikaya Teratai Terompet Tulip Ungu Walet Wijayakusuma"
).split()
TEMPAT_LAHIR = ("Curup", "Curup", "Curup", "Rejang Lebong", "Bengkulu", "Kepahiang", "Lubuklinggau", "Palembang")
TANPA_NIK = "Belum direkam Dukcapil, surat pengantar RT ada."

UNDANGAN = (  # unsur, jabatan, jenis kelamin
    ("lembaga", "Ketua", "L"), ("pemerintah", "Sekretaris", "P"), ("rt_rw", "Ketua RT 001", "L"), ("rt_rw", "Ketua RT 002", "L"),
    ("tokoh_agama", "Imam masjid", "L"), ("tokoh_masyarakat", "Tokoh masyarakat", "L"), ("perempuan", "Ketua PKK", "P"),
    ("kader", "Kader posyandu", "P"), ("warga_miskin", "Wakil warga", "P"), ("pendamping", "Pendamping PKH", "P"),
)  # fmt: skip

KEMBALI = (
    (("anggota",), "NIK istri belum sama dengan KTP yang diunggah. Mohon diperiksa dan diperbaiki."),
    (("foto",), "Foto rumah tampak depan buram. Mohon difoto ulang pada siang hari."),
    (("alamat", "rumah"), "RT belum sesuai KK, dan sumber air minum belum cocok dengan foto."),
    (("kriteria",), "Jawaban penerangan tidak cocok dengan daya terpasang. Mohon ditanyakan lagi."),
    (("usulan",), "Keterangan usulan terlalu singkat. Mohon jelaskan keadaan keluarga sekarang."),
)
TOLAK = (
    ("MAMPU", "Keluarga memiliki dua rumah sewa menurut kunjungan petugas."),
    ("PERANGKAT_DESA", ""),
    ("SUDAH_DIUSULKAN", ""),
    ("GANDA", "Sudah tercatat di desa tetangga dengan No. KK yang sama."),
    ("BUKAN_WARGA", ""),
)
LAYAK = (
    "Disepakati seluruh peserta.", "Keadaan rumah dibenarkan Ketua RT.", "Kepala keluarga sudah setahun tidak bekerja.",
    "Lansia tinggal sendiri, tidak ada penghasilan tetap.", "Anak masih sekolah, penghasilan buruh harian.",
)  # fmt: skip
TIDAK_LAYAK = (
    "Sudah punya usaha tetap menurut peserta.", "Sudah pindah rumah ke kabupaten lain.", "Anak sudah bekerja tetap dan menanggung.",
)  # fmt: skip
DITUNDA = ("Menunggu KK baru dari Dukcapil.", "Kepala keluarga sedang di luar daerah, dibahas lagi.")
BATAL = ("Salah memilih keluarga.", "Keluarga mengundurkan diri sebelum musyawarah.")
NOTULEN = (
    "Musyawarah dibuka pimpinan. Daftar usulan dibacakan satu per satu, keadaan rumah tiap keluarga dijelaskan Ketua RT, lalu peserta "
    "menyampaikan pendapat. Semua keputusan diambil bersama dan dibacakan kembali sebelum ditutup."
)
HAPUS = (
    ("PINDAH", "Surat keterangan pindah dari RT."), ("MAMPU", "Hasil kunjungan bersama RT dan kader."),
    ("MENINGGAL", "Surat keterangan kematian."), ("GANDA", "Fotokopi KTP dan KK."), ("PERANGKAT_DESA", "SK pengangkatan."),
    ("BANTUAN_LAIN", "Daftar penerima BLT desa."),
)  # fmt: skip
