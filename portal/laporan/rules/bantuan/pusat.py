"""Statuses that operators read in SIKS-NG and hear from the bank: (anchor, word, meaning, next step, who says so)."""

from __future__ import annotations

_PAKUWESI = "Menurut situs Desa Pakuwesi; belum kami temukan dalam aturan resmi."
_ARTI_UMUM = "Namanya menurut situs Desa Pakuwesi; kepanjangannya menurut pemakaian umum, belum terverifikasi."

PUSAT: tuple[tuple[str, str, str, str, str], ...] = (
    ("pusat-belum-dicek", "Belum dicek", "NIK belum dibandingkan dengan data kependudukan.",
     "Pastikan NIK, nama, dan tanggal lahir sama dengan KTP, lalu tunggu hasilnya.", ""),
    ("pusat-padan", "Padan Dukcapil", "NIK dan nama cocok dengan data kependudukan. Belum berarti menerima bantuan.",
     "Tidak ada. Tunggu penetapan.", "Pemadanan dilakukan Kementerian Sosial atau Disdukcapil; portal menyimpan hasilnya."),
    ("pusat-tidak-padan", "Tidak padan", "Ada yang berbeda antara usulan dan data kependudukan, misalnya ejaan nama atau tanggal lahir.",
     "Cocokkan dengan KTP dan KK. Bila KTP yang keliru, antar warga ke Disdukcapil; bila ketikan yang keliru, perbaiki di portal.", ""),
    ("pusat-tidak-ditemukan", "NIK tidak ditemukan", "Pusat tidak menemukan NIK itu. NIK bisa saja benar.",
     "Minta warga menanyakan NIK-nya ke Disdukcapil (konsolidasi), lalu tunggu pemadanan berikutnya.",
     "Menurut pemberitaan RMOL Jatim 2021, salinan data pusat dapat tertinggal dari Dukcapil."),
    ("pusat-meninggal", "Meninggal", "Menurut pusat orangnya sudah meninggal.",
     "Bila benar, usulkan penghapusan atau ganti pengurus. Bila masih hidup, antar warga ke Disdukcapil.", ""),
    ("pusat-ditetapkan", "Ditetapkan", "Nama masuk dalam penetapan pusat untuk program itu.",
     "Kabari keluarganya. Jadwal pencairan bukan dari portal.",
     ""),
    ("pusat-ditolak", "Tidak disetujui pusat", "Pusat tidak menyetujui usulan.",
     "Baca keterangannya. Bila keadaan berubah, keluarga dapat diusulkan lagi.", ""),
    ("pusat-desil", "Desil 1 sampai 10", "Peringkat kesejahteraan keluarga, 1 paling miskin. Dihitung pusat; desa tidak dapat mengubahnya.",
     "Perbaiki datanya bila keliru. Peringkat menyusul dalam beberapa bulan.",
     "Batas desil tiap program menurut pemberitaan tentang Kepmensos 79/HUK/2025; lamanya menurut pemberitaan, belum terverifikasi."),
    ("pusat-tanpa-desil", "Belum ada peringkat", "Keluarga belum dihitung peringkatnya.",
     "Usulkan masuk register. Tidak adanya peringkat bukan penolakan.",
     ""),
    ("pusat-nonaktif", "Nonaktif", "Orang atau keluarga tidak lagi dipakai sebagai penerima dalam data pusat.",
     "Tanyakan alasannya kepada dinas sosial sebelum mengusulkan lagi.",
     "Nama kolom menurut berkas perangkat lunak yang membaca SIKS-NG pada masa DTKS; artinya belum terverifikasi."),
    ("pusat-usul-sanggah",
     "Usul dan sanggah (Cek Bansos)", "Warga dapat mengusulkan diri atau menyanggah penerima lewat aplikasi pusat. Keduanya "
     "hanya memicu pemeriksaan lapangan.", "Sampaikan bahwa jalur desa tetap terbuka dan keduanya tidak saling menggantikan.",
     "Menurut pemberitaan tentang aplikasi Cek Bansos."),
    ("pusat-ground-check", "Ground check", "Petugas PKH melihat keadaan rumah dan keluarga.", "Beri tahu keluarga agar KK dan KTP siap.",
     "Menurut situs Desa Manisrejo, Maret 2025."),
    ("pusat-validasi-kecamatan", "Belum validasi, validasi, batal validasi", "Keadaan pada langkah kecamatan, di daerah yang memakainya.",
     "Bila batal validasi, perbaiki lalu ajukan lagi.", "Menurut aplikasi sebuah daerah; bukan status SIKS-NG yang resmi."),
)  # fmt: skip

PENYALURAN: tuple[tuple[str, str, str, str, str], ...] = (
    ("omspan", "OMSPAN", "Data pembayaran sudah masuk sistem perbendaharaan.", "Tunggu. Tidak ada yang perlu diisi desa.", _ARTI_UMUM),
    ("gagal-omspan", "Gagal OMSPAN", "Identitas pada rekening tidak sama dengan data penerima.",
     "Cocokkan KTP, buku rekening, dan data keluarga; laporkan kepada pendamping.", _PAKUWESI),
    ("si", "SI (standing instruction)", "Perintah pemindahan dana dari bank penyalur.", "Tunggu kabar bank atau pendamping.", _PAKUWESI),
    ("exclude", "Exclude", "Dikeluarkan dari penyaluran karena datanya belum lengkap.",
     "Lengkapi data, lalu usulkan perbaikan.", _PAKUWESI),
    ("exclude-pekerjaan", "Exclude Pekerjaan", "Dikeluarkan karena tercatat ASN, TNI, Polri, atau pensiunan.",
     "Bila keliru, minta surat keterangan kerja dan betulkan pekerjaan di KK.", _PAKUWESI),
    ("exclude-daerah", "Exclude Tidak Layak Daerah", "Dikeluarkan karena daerah menyatakan tidak layak.",
     "Baca berita acaranya. Warga boleh menyanggah.", _PAKUWESI),
    ("exclude-meninggal", "Exclude Meninggal", "Dikeluarkan karena tercatat meninggal.",
     "Usulkan ganti pengurus, atau betulkan di Disdukcapil.", _PAKUWESI),
    ("gagal-cek-rekening", "Gagal cek rekening", "Rekening tidak dapat dicocokkan.", "Antar warga ke bank penyalur dengan KTP.",
     "Menurut pemberitaan; belum terverifikasi."),
    ("tidak-transaksi", "Tidak Transaksi", "Dana ada tetapi belum diambil atau dipakai.",
     "Tanyakan apakah kartu hilang atau PIN lupa; antar ke bank.", _ARTI_UMUM),
    ("proses-spm", "Proses SPM", "Surat perintah membayar sedang dibuat.", "Tunggu.", _ARTI_UMUM),
    ("sukses-spm", "Sukses SPM", "Surat perintah membayar sudah terbit.", "Tunggu kabar penyaluran.", _ARTI_UMUM),
    ("burekol", "Proses Burekol", "Rekening dibuka bersama-sama oleh bank (buka rekening kolektif).",
     "Tunggu undangan bank; siapkan KTP dan KK.", _ARTI_UMUM),
    ("tidak-layak-gis", "Tidak Layak GIS", "Sumber hanya menyebut namanya; artinya tidak dijelaskan.",
     "Tanyakan kepada pendamping atau dinas sosial.", _PAKUWESI),
)  # fmt: skip
