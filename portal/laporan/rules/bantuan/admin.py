"""Help for the admin: accounts, operators and bimtek, quota, windows, settings, checks, the trail."""

from __future__ import annotations

from .isi import ADMIN, KADIS, SEMUA, VERIFIKATOR, Bantuan

HALAMAN = {
    "akun": Bantuan(
        "Membuat akun", (ADMIN,),
        ("Nama orangnya", "Peran dan wilayahnya menurut SK atau surat tugas"),
        (
            "Buka “Akun”, lalu tekan “Tambah akun”.",
            "Isi nama, nama pengguna, peran, dan wilayah, lalu tekan “Buat akun”.",
            "Berikan tautan yang tampil langsung kepada orangnya. Tautan berlaku 24 jam dan hanya sekali.",
            "Orangnya membuka tautan itu dan membuat kata sandinya sendiri. Anda tidak pernah mengetahuinya.",
            "Siapa boleh apa dapat dibaca pada “Siapa boleh apa”.",
        ),
        (
            ("Lupa kata sandi atau tautan kedaluwarsa", "Buka akunnya, lalu tekan “Buat tautan kata sandi”."),
            ("Orangnya pindah tugas", "Nonaktifkan akunnya dan buat akun baru. Yang pernah ia kerjakan tetap atas namanya."),
        ),
        (("akun.pengguna.index", "Akun"), ("akun.pengguna.new", "Tambah akun")),
        "Formulir Tambah akun dengan isian nama lengkap, nama pengguna, dan peran.",
    ),
    "operator": Bantuan(
        "Mengangkat operator dan serah terima", (ADMIN,),
        ("Nomor dan tanggal SK", "Pindaian SK", "Akun operator"),
        (
            "Buka “Operator”, lalu tekan “Tambah operator”.",
            "Pilih desa, isi nama, telepon, SK, dan tanggal mulai, lalu tekan “Simpan”.",
            "Buka operatornya, lalu unggah SK dengan “Unggah pindaian”.",
            "Ganti orang: tekan “Serah terima ke operator baru”, isi penggantinya, lalu tekan “Serahkan tugas”.",
        ),
        (
            ("Desa sudah punya operator", "Satu desa satu operator yang aktif, kecuali diatur lain. Lakukan serah terima."),
            ("Operator tidak dapat mengisi data", "Ia mungkin belum lulus bimtek; portal dapat diatur mengingatkan atau menahan."),
        ),
        (("bimtek.operator.index", "Operator"),),
        "Daftar operator: nama, desa, masa bertugas, bimtek, dan kapan terakhir masuk.",
    ),
    "bimtek": Bantuan(
        "Bimbingan teknis operator", (ADMIN,),
        ("Tanggal, tempat, narasumber, dan materi",),
        (
            "Buka “Operator”, lalu “Bimtek”, lalu tekan “Rencanakan bimtek” dan “Simpan”.",
            "Beri tanda pada operator, lalu tekan “Undang yang ditandai”.",
            "Cetak undangannya dari halaman yang sama.",
            "Setelah bimtek, catat kehadiran, nilai, dan hasil setiap orang, lalu simpan.",
            "Tekan “Tutup bimtek dan beri sertifikat”. Sertifikat berkode QR dapat dicetak.",
        ),
        (
            ("Ada yang belum dinilai", "Bimtek belum dapat ditutup. Isi hasilnya atau catat tidak hadir."),
            ("Sertifikat diragukan orang", "Pindai kode QR-nya, atau ketik kodenya di halaman periksa keaslian."),
        ),
        (("bimtek.bimtek.index", "Bimtek"),),
        "Daftar bimtek: tanggal, tempat, jumlah diundang, hadir, lulus, dan keadaannya.",
    ),
    "kuota": Bantuan(
        "Mengisi kuota", (ADMIN,),
        ("Angka kuota dari pusat atau kabupaten", "Periode yang sudah dibuat"),
        (
            "Buka “Kuota”, lalu “Isi”. Pilih periode, program, dan kecamatan, lalu tekan “Tampilkan”.",
            "Isi angkanya, lalu tekan “Simpan kuota”. Kosong berarti tanpa batas.",
            "Punya daftar di Excel? Buka “Impor”, tempel atau unggah, lalu tekan “Lihat hasilnya” dan “Simpan kuota ini”.",
            "Atau buka “Sebar”: isi jumlah kabupaten, tekan “Hitung”, lalu “Terapkan”.",
        ),
        (
            ("Usulan melebihi kuota", "Yang layak tetapi belum mendapat tempat masuk daftar tunggu menurut urutan musyawarah."),
            ("Periode belum ada", "Tekan “Buat periode” dahulu."),
        ),
        (("kuota.isian.edit", "Isi kuota"), ("usulan.kuota.index", "Kuota")),
        "Halaman Isi kuota: pilihan periode, program, dan kecamatan.",
    ),
    "masa": Bantuan(
        "Periode, masa pengajuan, dan dispensasi", (ADMIN,),
        ("Jadwal dari dinas sosial",),
        (
            "Buka “Kuota”, lalu “Periode”. Tekan “Buat 12 bulan” atau “Buat periode”.",
            "Pada barisnya buka masa pengajuan, isi kapan dibuka dan ditutup, lalu tekan “Simpan masa pengajuan”.",
            "Jenis yang dikosongkan dapat diajukan kapan saja.",
            "Satu desa terlambat dengan alasan? Buka “Dispensasi”, pilih desanya, tulis alasan, lalu tekan “Beri dispensasi”.",
        ),
        (
            ("Desa tidak dapat mengajukan", "Lihat masa pengajuannya. Halaman desa menyebut kapan dibuka lagi."),
            ("Jadwal pusat berubah", "Ubah masa pengajuannya. Yang sudah diajukan tidak terpengaruh."),
        ),
        (("kuota.periode.index", "Periode"), ("kuota.dispensasi.index", "Dispensasi")),
        "Halaman Periode dengan tautan masa pengajuan dan kuota pada setiap periode.",
    ),
    "pengaturan": Bantuan(
        "Mengubah pengaturan dan aturan pemeriksaan", (ADMIN,),
        ("Keputusan dinas sosial; setiap perubahan tercatat",),
        (
            "Buka “Pengaturan”. Isi nama dinas, kepala dinas, dan zona waktu.",
            "Atur foto wajib, kuorum, hari undangan, dan langkah kecamatan, lalu tekan “Simpan pengaturan”.",
            "Lambang pada surat: buka “Lambang pada kop surat”, lalu tekan “Unggah lambang”.",
            "Bukti per alasan: buka “Bukti menurut alasan”. Daftar penolakan: buka “Alasan tidak disetujui”.",
            "Batas pemeriksaan data: buka “Aturan”, ubah batasnya, lalu tekan “Simpan aturan”.",
        ),
        (
            ("Surat lama memakai nama lama", "Dokumen yang sudah ditutup tidak ikut berubah. Itu disengaja."),
            ("Terlalu banyak temuan", "Matikan aturan yang tidak dipakai kabupaten. Temuan yang ada tetap dapat diselesaikan."),
        ),
        (("pengaturan.pengaturan.edit", "Pengaturan"), ("pemeriksaan.aturan.edit", "Aturan")),
        "Halaman Pengaturan dengan isian nama, alamat, dan kepala dinas.",
    ),
    "jejak": Bantuan(
        "Membaca jejak", (ADMIN, KADIS),
        ("Pertanyaan: siapa, kapan, tindakan apa",),
        (
            "Buka “Jejak”. Pilih tindakan atau orangnya, lalu tekan “Saring”.",
            "Setiap baris menyebut waktu, siapa, dan apa yang dilakukan atau dibaca.",
            "Tentang satu keluarga: buka keluarganya, lalu “Siapa yang melihat keluarga ini”.",
        ),
        (
            ("Ingin menghapus satu baris", "Jejak hanya bertambah. Yang diubah akan ketahuan, juga oleh pengelola server."),
        ),
        (("privasi.jejak.index", "Jejak"),),
        "Halaman Jejak: waktu, siapa, tindakan, dan objeknya.",
    ),
    "unduhan": Bantuan(
        "Mengunduh daftar sebagai xlsx", SEMUA,
        ("Alasan dan tujuan, bila daftarnya memuat data pribadi",),
        (
            "Di bawah daftar tekan “Unduh daftar (xlsx)”. Saringan yang sedang dipakai ikut berlaku.",
            "Tulis untuk apa berkas itu dipakai dan siapa yang memegangnya.",
            "Tekan “Unduh xlsx”. Siapa, kapan, dan untuk apa tercatat.",
        ),
        (
            ("Berkas tertinggal di komputer umum",
             "Hapus berkasnya dan kosongkan tempat sampah. Data warga tanggung jawab pemegang berkas."),
        ),
        (),
        "Halaman Unduh daftar Keluarga dengan isian alasan dan tujuan.",
    ),
    "pekerjaan": Bantuan(
        "Pekerjaan di belakang layar", (VERIFIKATOR, KADIS, ADMIN),
        ("Tidak ada; halaman boleh ditutup selama pekerjaan berjalan",),
        (
            "Pekerjaan panjang, misalnya “Periksa seluruh kabupaten”, berjalan di belakang layar.",
            "Halamannya menunjukkan kemajuan. Tanpa JavaScript tekan “Muat ulang”.",
            "Setelah selesai, kotak “Hasil” menyebut apa yang ditemukan dan tautan lanjutannya.",
        ),
        (
            ("Angkanya lama tidak bergerak", "Pekerjaan lain mungkin didahulukan. Bila lebih dari satu jam, hubungi pengelola server."),
        ),
        (("latar.pekerjaan.index", "Pekerjaan latar"),),
        "Pekerjaan Pemeriksaan seluruh kabupaten: menunggu giliran, siapa yang memulai, dan kapan.",
    ),
    "masuk": Bantuan(
        "Masuk dan kata sandi", SEMUA,
        ("Nama pengguna dari admin", "Tautan sekali pakai untuk membuat kata sandi"),
        (
            "Buka tautan dari admin, buat kata sandi 12 huruf atau lebih, lalu tekan “Simpan kata sandi”.",
            "Pakai beberapa kata yang hanya Anda ingat. Jangan memakai nama desa atau tanggal lahir.",
            "Masuk dengan nama pengguna dan kata sandi, lalu tekan “Masuk”.",
            "Selesai bekerja, tekan “Keluar”, terutama di komputer yang dipakai bersama.",
        ),
        (
            ("Salah kata sandi berkali-kali", "Tunggu lima menit, lalu coba lagi. Akun tidak terkunci selamanya."),
            ("Lupa kata sandi", "Minta tautan baru kepada admin dinas sosial."),
            ("Isian sudah lama terbuka", "Setelah masuk lagi tekan “Kirim ulang”. Isian Anda masih ada."),
        ),
        (),
        "Halaman Masuk dengan nama pengguna, kata sandi, dan tombol Masuk.",
    ),
}  # fmt: skip
