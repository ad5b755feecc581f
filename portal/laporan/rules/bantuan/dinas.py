"""Help for the dinas sosial: queue, decisions, batch, visits, hand-over, results, imports, pengesahan."""

from __future__ import annotations

from .isi import ADMIN, KADIS, PIMPINAN, SEMUA, VERIFIKATOR, Bantuan

HALAMAN = {
    "verifikasi": Bantuan(
        "Memeriksa dan memutus usulan", (VERIFIKATOR,),
        ("Berita acara dan bukti; semuanya ada pada halaman usulan",),
        (
            "Buka “Antrean”. Yang paling lama menunggu di atas; tekan “Periksa berikutnya (B)”.",
            "Perlu waktu? Tekan “Ambil untuk diperiksa”. Selama 30 menit itu terlihat; pindah lewat menu atau menutup jendela mengembalikannya.",
            "Baca data keluarga, temuan, foto, bukti, dan keputusan musyawarah pada satu halaman.",
            "Tulis catatan bila perlu, lalu tekan “Setujui usulan”.",
            "Tidak memenuhi syarat? Buka “Tidak setujui”, pilih alasannya, lalu tekan “Tidak setujui usulan”.",
            "Usulan berikutnya tampil sendiri. Tanpa memutus: tekan “Berikutnya tanpa memutus (B)”.",
        ),
        (
            ("Usulan Anda sendiri", "Yang membuat usulan tidak memeriksanya, dan yang memeriksa tidak mengesahkannya."),
            ("Keluarga kerabat aparat", "Perlu dua verifikator. Setelah Anda, usulan menunggu verifikator kedua."),
            ("Keputusan keliru", "Selama belum disahkan buka “Tarik keputusan ini”, tulis alasannya, lalu tekan “Tarik keputusan”."),
        ),
        (("verifikasi.antrean.index", "Antrean"), ("verifikasi.umur.index", "Umur antrean")),
        "Antrean verifikasi: keluarga, desa, jenis usulan, dan lama menunggu.",
    ),
    "kembalikan": Bantuan(
        "Mengembalikan usulan ke desa", (VERIFIKATOR,),
        ("Bagian yang keliru, disebut dengan jelas",),
        (
            "Pada halaman usulan buka “Kembalikan ke desa”, atau tekan “Tulis yang perlu diperbaiki”.",
            "Beri tanda pada bagian yang harus diperbaiki. Hanya bagian itu yang terbuka bagi operator.",
            "Tulis sebabnya dalam kalimat yang dapat dikerjakan, lalu tekan “Kembalikan untuk diperbaiki”.",
            "Setelah diperbaiki, usulan kembali ke antrean dengan tanda “Kembali dari desa”. Musyawarah tidak diulang.",
        ),
        (
            ("Yang salah ternyata lebih banyak",
             "Tarik keputusannya selama desa belum menjawab, lalu kembalikan dengan bagian yang lengkap."),
            ("Seharusnya ditolak",
             "Mengembalikan berarti masih dapat diperbaiki. Yang tidak memenuhi syarat diputus dengan “Tidak setujui usulan”."),
        ),
        (("verifikasi.antrean.index", "Antrean"),),
        "Isian mengembalikan usulan: pilihan bagian yang perlu diperbaiki dan kotak catatan.",
    ),
    "massal": Bantuan(
        "Memutus banyak usulan sekaligus", (VERIFIKATOR,),
        ("Daftar yang sudah Anda baca",),
        (
            "Di “Antrean” saring menurut desa atau jenis, lalu beri tanda pada usulannya.",
            "Tekan “Setujui yang dipilih…”. Daftarnya tampil sekali lagi dengan catatan di samping setiap usulan.",
            "Pilih hasilnya, tulis catatannya, lalu tekan “Simpan keputusan”.",
            "Baca laporannya: yang tidak ikut disebut satu per satu beserta sebabnya.",
        ),
        (
            ("Sebagian dilewati",
             "Itu wajar: sedang dipegang petugas lain, perlu dua verifikator, atau sudah berubah. Periksa satu per satu."),
            ("Sambungan putus saat menyimpan", "Kirim ulang saja. Permintaan yang sama tidak diputus dua kali."),
        ),
        (("verifikasi.antrean.index", "Antrean"),),
        "Halaman putuskan sekaligus: satu usulan yang dipilih dengan catatan dapat diputus.",
    ),
    "kunjungan": Bantuan(
        "Kunjungan rumah", (VERIFIKATOR,),
        ("Alasan ragu, atau contoh yang diundi", "Nama yang berkunjung"),
        (
            "Pada halaman usulan buka bagian “Minta kunjungan”, tulis yang perlu dilihat, lalu tekan “Minta kunjungan”.",
            "Contoh acak: buka “Kunjungan rumah”, isi jumlahnya, lalu tekan “Undi dan minta kunjungan”.",
            "Setelah berkunjung buka namanya, unggah foto dengan “Unggah foto”.",
            "Tulis hasilnya, lalu tekan “Catat hasil kunjungan”. Setelah itu usulan dapat disetujui.",
        ),
        (
            ("Usulan tidak dapat disetujui", "Kunjungannya belum dicatat. Catat hasilnya dahulu."),
            ("Rumah kosong", "Catat apa adanya sebagai hasil, lalu minta kunjungan lagi bila perlu."),
        ),
        (("verifikasi.kunjungan.index", "Kunjungan rumah"),),
        "Halaman Kunjungan rumah: saringan keadaan dan kecamatan, di bawahnya keluarga pertama.",
    ),
    "wakil": Bantuan(
        "Menunjuk wakil saat tidak di tempat", (VERIFIKATOR, KADIS),
        ("Rekan dengan peran yang sama", "Tanggal mulai dan selesai"),
        (
            "Buka “Antrean”, lalu “Wakil”.",
            "Pilih rekan, tanggal mulai, tanggal selesai, dan alasannya.",
            "Tekan “Tunjuk wakil”. Keputusannya tercatat atas namanya, dengan keterangan bahwa ia mewakili Anda.",
            "Kembali lebih cepat? Tekan “Cabut”.",
        ),
        (
            ("Tidak ada yang dapat dipilih", "Wakil harus berperan sama di wilayah yang sama dan akunnya aktif."),
            ("Aturan empat mata", "Wakil tidak boleh memutus yang ia buat sendiri, dan yang Anda periksa tidak ia sahkan."),
        ),
        (("verifikasi.wakil.index", "Wakil"),),
        "Halaman Wakil: penunjukan terakhir dengan masa, alasan, keadaan, dan tombol Cabut.",
    ),
    "serahan": Bantuan(
        "Membuat berkas serahan untuk SIKS-NG", (VERIFIKATOR,),
        ("Usulan yang sudah disahkan",),
        (
            "Buka “Serahan”. Di sana tertulis berapa usulan yang menunggu diserahkan.",
            "Tekan “Buat berkas serahan”. Berkas mendapat nomor dan isinya tetap.",
            "Tekan “Unduh berkas xlsx” atau “Unduh berkas csv”. NIK dan No. KK tersimpan sebagai teks, angkanya utuh.",
            "Input ke SIKS-NG, lalu tandai pada “Yang belum diinput ke SIKS-NG”.",
        ),
        (
            ("Excel menampilkan 1,702E+15", "Jangan menyimpan ulang csv dengan Excel. Pakai berkas xlsx."),
            ("Satu usulan tampak hilang", "Satu usulan hanya masuk satu berkas. Cari nomornya; ia ada di berkas sebelumnya."),
        ),
        (("pertukaran.serahan.index", "Serahan"),),
        "Halaman Serahan ke SIKS-NG: berapa usulan yang disahkan dan belum diserahkan.",
    ),
    "hasil": Bantuan(
        "Mencatat jawaban pusat", (VERIFIKATOR,),
        ("Hasil dari SIKS-NG atau surat dari pusat", "Tanggal dan sumbernya"),
        (
            "Banyak sekaligus: impor berkas hasil pusat. Satu usulan: buka usulannya, lalu “Catat atau lihat jawaban”.",
            "Pilih jawabannya: padan, tidak padan, ditetapkan, atau tidak disetujui pusat.",
            "Isi tanggal dan sumbernya, lalu tekan “Catat jawaban”.",
            "Tidak padan? Beri tanda pada bagian yang diperbaiki, tulis catatan, lalu tekan “Kembalikan ke desa”.",
        ),
        (
            ("Jawaban salah ketik", "Buka “Tarik jawaban terakhir”, tulis alasan, lalu tekan “Tarik jawaban ini”. Keduanya tetap terbaca."),
            ("Jawaban terbaru berbeda dari yang lama", "Catat yang baru. Yang lama tetap terlihat beserta tanggalnya."),
            ("NIK tidak ditemukan padahal benar",
             "Salinan data pusat dapat tertinggal dari Dukcapil. Catat sumbernya dan tanyakan ke Disdukcapil."),
        ),
        (("usulan.usulan.index", "Usulan"), ("pertukaran.impor.index", "Impor")),
        "Halaman Jawaban pusat: data tidak padan, berlaku untuk seluruh usulan, dengan tanggal dan sumbernya.",
    ),
    "impor": Bantuan(
        "Mengimpor berkas data", (VERIFIKATOR, ADMIN),
        ("Berkas xlsx atau csv", "Tanggal data dan sumbernya"),
        (
            "Buka “Impor”, pilih jenis dan berkasnya, lalu tekan “Unggah dan baca”. Belum ada yang berubah.",
            "Bila judul kolom tidak dikenali, cocokkan, lalu tekan “Baca dengan kolom ini”.",
            "Baca pratinjau: setiap baris menyebut apa yang akan terjadi.",
            "Unduh baris yang salah untuk diperbaiki; baris itu tidak ikut masuk.",
            "Tekan “Masukkan”. Halaman boleh ditutup; pekerjaan berjalan di belakang layar.",
        ),
        (
            ("Pekerjaan berhenti di tengah", "Tekan “Lanjutkan”. Yang sudah masuk tidak diulang."),
            ("Berkasnya keliru",
             "Sebelum dimasukkan tekan “Buang”. Sesudahnya buka “Tarik impor ini”, tulis alasan, lalu tekan “Tarik impor”."),
            ("Angka NIK rusak oleh Excel", "Portal menolak baris yang angkanya hilang. Minta berkas asli dari sumbernya."),
        ),
        (("pertukaran.impor.index", "Impor"),),
        "Halaman Impor: berkas yang pernah diunggah, dengan isi, keadaan, dan waktunya.",
    ),
    "usulan-kabupaten": Bantuan(
        "Membuat usulan kabupaten", (VERIFIKATOR,),
        ("Keluarga yang sudah tercatat", "Sebab dinas sosial mengusulkan sendiri"),
        (
            "Buka keluarganya, lalu tekan “Buat usulan kabupaten”.",
            "Pilih jenisnya dan isi keterangannya, lalu tekan “Simpan usulan”.",
            "Unggah buktinya dengan “Unggah bukti” bila diminta.",
            "Tekan “Ajukan untuk diperiksa petugas lain”. Anda sendiri tidak dapat memeriksanya.",
        ),
        (
            ("Desa juga mengusulkan keluarga itu", "Portal menyebut usulan yang bentrok. Selesaikan salah satunya dahulu."),
            ("Belum ada petugas lain", "Usulan menunggu di antrean sampai verifikator lain memeriksanya."),
        ),
        (("usulan.usulan.index", "Usulan"),),
        "Halaman usulan kabupaten untuk satu keluarga dengan pilihan jenis usulan.",
    ),
    "pengesahan": Bantuan(
        "Mengesahkan usulan", (KADIS,),
        ("Usulan yang sudah diverifikasi", "Nomor dan tanggal surat"),
        (
            "Buka “Pengesahan”. Saring menurut wilayah atau jenis bila perlu.",
            "Beri tanda pada usulannya, lalu tekan “Sahkan yang dipilih…”.",
            "Isi nomor dan tanggal surat, lalu tekan “Sahkan”.",
            "Tekan “Buka surat (PDF)”, cetak, dan tanda tangani.",
            "Pindai surat itu, buka suratnya, lalu tekan “Unggah pindaian”.",
        ),
        (
            ("Sebagian tidak disahkan", "Sebabnya tertulis di samping namanya, misalnya Anda sendiri yang memeriksanya."),
            ("Suratnya keliru",
             "Selama belum masuk berkas serahan buka “Tarik pengesahan”, tulis alasannya, lalu tekan “Tarik pengesahan ini”."),
        ),
        (("verifikasi.pengesahan.index", "Pengesahan"), ("verifikasi.pengesahan.index_riwayat", "Pengesahan sebelumnya")),
        "Halaman Pengesahan: berapa usulan yang menunggu, dengan saringan wilayah.",
    ),
    "beranda": Bantuan(
        "Membaca beranda", SEMUA,
        ("Akun portal; tidak ada yang perlu dipasang",),
        (
            "Angka di atas adalah pekerjaan yang menunggu Anda. Setiap angka adalah tautan.",
            "Yang bertanda perlu segera didahulukan.",
            "Kotak “Perjalanan usulan” menghitung usulan di wilayah Anda menurut keadaannya.",
            "Tautan Bantuan di bilah atas selalu membuka petunjuk untuk halaman yang sedang Anda lihat.",
        ),
        (
            ("Angkanya terasa keliru", "Buka angkanya; daftarnya tampil. Angka dihitung ulang setiap kali halaman dibuka."),
            ("Diminta masuk lagi", "Sesi berakhir bila lama tidak dipakai. Masuk lagi; isian yang sedang dikirim ditawarkan kembali."),
        ),
        (("laporan.beranda.index", "Beranda"),),
        "Beranda operator pada layar ponsel: angka pekerjaan yang menunggu.",
    ),
    "cakupan": Bantuan(
        "Melihat cakupan operator", (KADIS, PIMPINAN),
        ("Tidak ada",),
        (
            "Buka “Operator”, lalu “Cakupan dan peta”.",
            "Baca angkanya: desa yang punya operator, yang lulus bimtek, dan yang aktif 30 hari terakhir.",
            "Pada peta setiap desa berpola dan berwarna menurut keadaannya; tabel di bawahnya memuat angka yang sama.",
            "Buka nama kecamatan untuk melihat desa-desanya.",
        ),
        (
            ("Desa tampak belum aktif", "Aktif berarti ada yang dicatat dalam 30 hari. Tanyakan kepada operatornya sebelum menilai."),
        ),
        (("bimtek.cakupan.index", "Cakupan dan peta"),),
        "Halaman Cakupan operator: jumlah desa/kelurahan, yang punya operator, yang lulus bimtek, dan yang aktif 30 hari terakhir.",
    ),
}  # fmt: skip
