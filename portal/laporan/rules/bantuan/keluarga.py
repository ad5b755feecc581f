"""Help for the operator before the meeting: families, photos, findings, usulan."""

from __future__ import annotations

from .isi import OPERATOR, VERIFIKATOR, Bantuan

PUTUS = (
    "Sambungan putus di tengah isian",
    "Isian tetap di layar. Tunggu sambungan kembali, lalu tekan “Coba lagi”. Data tidak menjadi ganda.",
)

HALAMAN = {
    "keluarga": Bantuan(
        "Memasukkan satu keluarga", (OPERATOR,),
        ("Kartu Keluarga (KK)", "Jawaban keluarga atas sembilan pertanyaan kriteria"),
        (
            "Buka “Keluarga”, cari dahulu namanya dengan “Cari”. Bila belum ada, tekan “Tambah keluarga”.",
            "Isi No. KK, alamat, RT, dan RW, lalu tekan “Simpan dan lanjut ke anggota”.",
            "Isi anggota satu per satu dari KK. Tekan “Simpan dan tambah anggota”; pada anggota terakhir tekan “Simpan”.",
            "Buka bagian “Kriteria”, jawab semuanya, lalu tekan “Simpan kriteria”. Hasilnya misalnya 5 dari 8; musyawarah yang memutuskan.",
            "Buka bagian “Rumah” bila keadaannya diketahui, lalu tekan “Simpan rumah”.",
            "Lihat kotak “Kelengkapan”. Setiap kalimat di sana adalah tautan ke isian yang masih kurang.",
        ),
        (
            PUTUS,
            ("NIK berbeda dari tanggal lahir", "Portal hanya memberi tahu dan tidak mengubah NIK. Cocokkan dengan KK dan KTP aslinya."),
            ("No. KK sudah tercatat di desa lain", "Jangan mencatatnya dua kali. Ikuti halaman bantuan tentang keluarga yang pindah desa."),
        ),
        (("keluarga.keluarga.new", "Tambah keluarga"), ("keluarga.keluarga.index", "Daftar keluarga")),
        "Formulir Tambah keluarga dengan isian No. KK, alamat, RT, dan RW.",
        "keluarga",
    ),
    "foto": Bantuan(
        "Foto rumah dan KTP saat sinyal buruk", (OPERATOR,),
        ("Ponsel dengan kamera", "Izin dari keluarga untuk memotret rumah dan kartunya"),
        (
            "Potret dahulu di rumah warga; foto boleh diunggah nanti di tempat yang sinyalnya lebih baik.",
            "Buka keluarganya, lalu buka bagian “Foto”.",
            "Pilih jenisnya (rumah tampak depan, bagian dalam, KTP, atau KK), lalu pilih berkas atau potret langsung.",
            "Tekan “Unggah foto”. Ponsel mengecilkan gambarnya sebelum dikirim, sehingga hemat kuota.",
            "Foto yang sudah masuk tampil kecil di bagian itu. Baru sesudah itu hapus foto dari ponsel.",
        ),
        (
            ("Unggahan terputus", "Tidak ada yang rusak dan tidak ada separuh foto yang tersimpan. Tekan “Unggah foto” sekali lagi."),
            ("Foto salah orang atau buram", "Di bawah fotonya buka “Hapus”, tekan “Hapus foto ini”, lalu unggah yang benar."),
            ("Bagian ini terkunci", "Keluarga sedang diperiksa dinas sosial. Tunggu sampai diputus atau dikembalikan."),
        ),
        (("keluarga.keluarga.index", "Daftar keluarga"),),
        "Bagian Foto yang terbuka: jenis foto, ambil dengan kamera ponsel, atau pilih foto yang sudah ada.",
    ),
    "temuan": Bantuan(
        "Menyelesaikan temuan", (OPERATOR, VERIFIKATOR),
        ("KK atau KTP keluarga yang disebut", "Kabar dari RT bila dua orang tampak sama"),
        (
            "Buka “Temuan”. Yang penting tampil lebih dahulu; pilih keadaan, tingkat, atau aturan, lalu tekan “Saring”.",
            "Buka satu temuan. Baca kalimatnya, lalu bandingkan data kedua keluarga yang disebut.",
            "Bila datanya salah, buka keluarganya dan betulkan di sana. Temuan hilang sendiri bila sudah cocok.",
            "Bila datanya benar, pilih hasilnya, tulis alasannya, lalu tekan “Simpan penyelesaian”.",
            "Banyak yang sama? Beri tanda pada daftarnya, lalu tekan “Selesaikan yang dipilih…”.",
        ),
        (
            ("Temuan menyangkut desa lain", "Yang menyelesaikannya verifikator, karena ia melihat kedua desa. Tulis kepada dinas sosial."),
            ("Ada yang tidak ikut diselesaikan", "Laporan menyebut satu per satu dan sebabnya. Tidak ada yang dilewati diam-diam."),
        ),
        (("pemeriksaan.temuan.index", "Temuan"),),
        "Daftar temuan: nama aturan, sudah berapa hari, keluarga yang disebut, dan keadaannya.",
    ),
    "usulan": Bantuan(
        "Mengusulkan keluarga: masuk register atau bantuan sosial", (OPERATOR,),
        ("Keluarga yang sudah tercatat", "Data yang lengkap; boleh menyusul selama masih draf"),
        (
            "Buka keluarganya, lalu tekan “Buat usulan”.",
            "Pilih “Masuk register” bila keluarga belum ada di data pusat, atau “Bantuan sosial” bila diusulkan untuk program.",
            "Untuk bantuan sosial beri tanda pada programnya. PBI-JK diusulkan per orang: beri tanda pada setiap anggota.",
            "Tekan “Simpan usulan”. Usulan menjadi draf dan masih boleh diubah.",
            "Setelah kotak kelengkapan kosong, tekan “Siapkan untuk musyawarah”.",
        ),
        (
            ("Tombolnya menolak karena belum lengkap",
             "Kalimat yang tampil adalah tautan ke isian yang kurang. Lengkapi, lalu tekan lagi."),
            ("Desil di atas batas program", "Portal mengingatkan saja. Musyawarah tetap boleh membahasnya."),
            ("Ternyata keliru", "Buka usulannya, buka “Batalkan usulan”, tulis alasannya, lalu tekan “Batalkan usulan ini”."),
            ("Keluarga bertanya pasti dapat atau tidak", "Jangan berjanji. Menerima bantuan atau tidak ditentukan pusat."),
        ),
        (("usulan.usulan.index", "Usulan"), ("keluarga.keluarga.index", "Daftar keluarga")),
        "Pilihan jenis usulan: masuk register, bantuan sosial, penghapusan, perbaikan data, masing-masing dengan penjelasan.",
        "warga",
    ),
    "hapus": Bantuan(
        "Mengusulkan penghapusan", (OPERATOR,),
        ("Alasan yang nyata", "Bukti menurut alasannya, misalnya akta kematian atau catatan kunjungan RT"),
        (
            "Buka keluarganya, lalu tekan “Buat usulan” dan pilih “Penghapusan”.",
            "Pilih satu alasan. Di bawahnya tertulis bukti yang diminta.",
            "Tekan “Simpan usulan”, lalu unggah buktinya dengan “Unggah bukti”.",
            "Tekan “Siapkan untuk musyawarah”. Musyawarah yang memutuskan disepakati dihapus atau tetap layak.",
            "Untuk meninjau ulang penerima sekarang, buka acara musyawarahnya dan tekan “Tinjau ulang penerima”.",
        ),
        (
            ("Buktinya belum ada", "Usulan boleh disimpan sebagai draf. Paket baru dapat diajukan setelah buktinya ada."),
            ("Keluarga terlanjur dihapus dan itu keliru", "Buka usulan penghapusannya, lalu tekan “Pulihkan keluarga ini”."),
        ),
        (("usulan.usulan.index", "Usulan"),),
        "Isian usulan penghapusan: daftar alasan dengan bukti yang diminta di bawah setiap alasan.",
    ),
    "perbaikan": Bantuan(
        "Mengusulkan perbaikan data atau ganti pengurus", (OPERATOR,),
        ("KK dan KTP yang benar", "Untuk ganti pengurus: bukti pengurus lama meninggal, sakit, atau pindah"),
        (
            "Buka keluarganya, lalu tekan “Buat usulan”.",
            "Pilih “Perbaikan data”, buka bagian yang salah, dan isi hanya yang perlu diperbaiki.",
            "Atau pilih “Ganti pengurus”, lalu pilih ahli waris dalam KK yang sama dan alasannya.",
            "Tekan “Simpan usulan”, lalu unggah buktinya dengan “Unggah bukti” bila diminta.",
            "Tekan “Siapkan untuk musyawarah”. Data keluarga baru berubah setelah usulan disahkan.",
        ),
        (
            ("Salah ketik yang belum pernah diusulkan", "Tidak perlu usulan. Betulkan langsung di halaman keluarga."),
            ("Ahli waris tidak ada dalam pilihan", "Ia harus satu KK, hidup, dan berumur 17 tahun atau pernah kawin. Periksa datanya."),
        ),
        (("usulan.usulan.index", "Usulan"),),
        "Isian usulan perbaikan data: di bawah setiap isian tertulis nilai yang sekarang.",
    ),
    "kembali": Bantuan(
        "Memperbaiki usulan yang dikembalikan", (OPERATOR,),
        ("Catatan verifikator pada usulannya",),
        (
            "Di “Beranda” buka angka usulan yang perlu Anda perbaiki.",
            "Baca kotak “Yang diminta diperbaiki”. Setiap bagian adalah tautan ke isiannya.",
            "Betulkan bagian itu saja, lalu simpan. Keputusan musyawarah tetap berlaku.",
            "Kembali ke usulan, lalu tekan “Ajukan kembali ke dinas sosial”.",
        ),
        (
            ("Anda tidak setuju dengan catatannya", "Hubungi verifikator yang menulisnya; namanya ada pada riwayat usulan."),
            ("Bagian lain terkunci", "Hanya yang diminta yang terbuka. Minta verifikator menambah bagian bila perlu."),
        ),
        (("usulan.usulan.index", "Usulan"),),
        "Usulan yang perlu diperbaiki: bagian yang diminta dan catatan dinas sosial.",
    ),
    "pindah": Bantuan(
        "Keluarga pindah desa", (OPERATOR, VERIFIKATOR),
        ("NIK atau No. KK", "Nama salah satu anggota", "Surat pindah bila sudah ada"),
        (
            "Desa baru: buka “Keluarga”, tekan “Pindah desa”, lalu “Minta keluarga”.",
            "Ketik NIK atau No. KK, nama seorang anggota, dan alasannya, lalu tekan “Kirim permintaan”.",
            "Desa lama: permintaan tampil di “Beranda”. Baca alasannya, lalu tekan “Lepas keluarga ini”.",
            "Belum dapat dilepas? Tulis sebabnya, lalu tekan “Kirim jawaban, jangan lepas”.",
            "Setelah dilepas, semua data dan riwayatnya ada di desa baru. Isi alamat, RT, dan RW yang baru.",
        ),
        (
            ("Keluarga punya usulan yang terbuka", "Selesaikan atau batalkan dahulu usulannya di desa lama."),
            ("Desa lama tidak menjawab", "Setelah batas harinya lewat, dinas sosial boleh melepasnya. Hubungi verifikator."),
        ),
        (("keluarga.pindah.index", "Pindah desa"),),
        "Daftar permintaan pindah: nama keluarga, desa yang memegang, desa yang meminta, dan keadaannya.",
    ),
}  # fmt: skip
