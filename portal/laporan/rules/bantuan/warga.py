"""Help for what citizens come for: status at the counter, usul mandiri, the published list, sanggahan, who has aid."""

from __future__ import annotations

from .isi import ADMIN, CAMAT, KADES, KADIS, OPERATOR, PIMPINAN, VERIFIKATOR, Bantuan

HALAMAN = {
    "loket": Bantuan(
        "Memberi tahu status kepada warga di loket", (OPERATOR, VERIFIKATOR),
        ("Warga yang hadir dengan KTP atau KK", "Surat kuasa bila yang datang wakilnya"),
        (
            "Buka “Loket”. Ketik NIK warga yang hadir dan pilih tujuannya.",
            "Tekan “Lihat status”. Yang tampil hanya keadaan usulannya, bukan data keluarga.",
            "Bacakan kalimatnya apa adanya, juga langkah berikutnya.",
            "Tekan “Warga berikutnya” sebelum orang lain maju ke meja.",
        ),
        (
            ("Tidak ditemukan", "Cocokkan NIK dengan KTP. Bila memang belum tercatat, catat sebagai usul mandiri."),
            ("Warga menanyakan orang lain", "Tolak dengan sopan. Status hanya untuk yang bersangkutan atau wakilnya."),
            ("Warga bertanya kapan uangnya cair", "Portal tidak mengetahuinya. Pencairan dan penetapan ada di pusat."),
        ),
        (("warga.loket.index", "Loket"),),
        "Halaman Loket dengan isian NIK warga yang hadir dan pilihan tujuan.",
        "warga",
    ),
    "mandiri": Bantuan(
        "Mencatat usul mandiri warga", (OPERATOR, VERIFIKATOR),
        ("KTP warga yang hadir", "Yang ia minta, dengan katanya sendiri"),
        (
            "Buka “Usul mandiri”, lalu tekan “Catat usul mandiri”.",
            "Isi NIK, nama, desa, alamat, dan permintaannya, lalu tekan “Simpan usul mandiri”.",
            "Cetak “Tanda terima untuk warga (PDF)” dan berikan kepadanya.",
            "Operator desanya membuka usul itu: keluarga belum tercatat, tekan “Mulai keluarga baru”; sudah tercatat, tekan “Buat usulan”.",
            "Setelah usulannya ada, tautkan pada usul mandiri itu. Warga dapat melihat keadaannya di loket.",
        ),
        (
            ("Keluarganya tercatat di desa lain", "Bila sudah pindah ke sini, tekan “Minta keluarga”."),
            ("Tidak dapat dilanjutkan", "Buka “Tidak dilanjutkan”, tulis alasan yang dapat dibaca warga, lalu tekan “Tutup usul mandiri ini”."),
        ),
        (("warga.mandiri.index", "Usul mandiri"), ("warga.mandiri.new", "Catat usul mandiri")),
        "Formulir Catat usul mandiri dengan isian NIK warga yang hadir, nama lengkap, dan alamat.",
        "warga",
    ),
    "pengumuman": Bantuan(
        "Mengumumkan hasil musyawarah", (OPERATOR, KADES),
        ("Musyawarah yang sudah ditutup", "Papan pengumuman desa atau kelurahan"),
        (
            "Buka musyawarahnya, lalu tekan “Umumkan”.",
            "Baca daftar yang tampil: itulah yang dibaca umum. Nama disamarkan; NIK dan alasan tidak ada.",
            "Bila sudah benar, tekan “Umumkan sekarang”. Setelah itu isinya tidak dapat diubah.",
            "Cetak “Cetak lembar papan pengumuman (PDF)” dan pasang. Kode QR-nya menuju halaman yang sama.",
            "Setelah masanya lewat, daftar hilang sendiri dari halaman umum.",
        ),
        (
            ("Ada yang keliru diumumkan", "Buka “Tarik lebih awal”, tulis alasan, lalu tekan “Tarik pengumuman”. Betulkan berita acaranya dahulu."),
            ("Warga keberatan", "Catat sebagai sanggahan sebelum tanggal batasnya."),
        ),
        (("warga.pengumuman.index", "Pengumuman"), ("musdes.musdes.index", "Musdes")),
        "Daftar pengumuman: tanggal dan nomor, sampai kapan, batas menyanggah, dan tanda Sedang diumumkan.",
        "warga",
    ),
    "sanggahan": Bantuan(
        "Mencatat dan menjawab sanggahan", (OPERATOR, VERIFIKATOR),
        ("Warga yang menyanggah, hadir dengan KTP", "Pengumuman yang disanggah dan belum lewat batasnya"),
        (
            "Buka “Sanggahan”, lalu tekan “Catat sanggahan”.",
            "Pilih daftarnya, lalu barisnya. Yang tidak ada di daftar: tekan “Keluarga yang tidak ada di daftar”.",
            "Tulis alasan warga dengan katanya sendiri, lalu tekan “Simpan sanggahan”.",
            "Berikan “Tanda terima untuk warga (PDF)”. Bukti diunggah dengan “Unggah bukti”.",
            "Verifikator memeriksa, menulis jawaban pada “Jawab sanggahan”, lalu tekan “Simpan jawaban”.",
            "Cetak “Surat jawaban (PDF)” dan sampaikan kepada warga.",
        ),
        (
            ("Batasnya sudah lewat", "Catat sebagai pengaduan di loket. Pengumuman berikutnya dapat disanggah lagi."),
            ("Warga takut namanya diketahui", "Beri tanda rahasia. Namanya hanya terlihat verifikator dan kepala dinas."),
            ("Usulan tetap berjalan", "Sanggahan memicu pemeriksaan dan tidak menghentikan usulan diam-diam."),
        ),
        (("warga.sanggahan.index", "Sanggahan"), ("warga.sanggahan.new", "Catat sanggahan")),
        "Daftar sanggahan: nomor, tentang siapa, penyanggah, dan belum dijawab sampai tanggal berapa.",
        "warga",
    ),
    "penerima": Bantuan(
        "Melihat siapa menerima bantuan", (OPERATOR, KADES, CAMAT, VERIFIKATOR, KADIS),
        ("Daftar penerima dari pusat yang sudah diimpor dinas sosial",),
        (
            "Buka “Keluarga”, lalu “Bantuan keluarga”.",
            "Kotak di atas menghitung keluarga yang menerima, yang tidak, dan yang berdesil rendah tetapi tidak menerima.",
            "Saring menurut program, desil, RT, atau RW, lalu tekan “Saring”.",
            "Tekan “Cetak daftar (PDF)” untuk dibawa ke musyawarah.",
        ),
        (
            ("Warga merasa menerima, tetapi tertulis tidak", "Daftar pusat mungkin belum diimpor. Tanyakan kepada dinas sosial tanggal datanya."),
            ("Daftar ini akan ditempel", "Jangan. Daftar ini memuat data pribadi; yang ditempel adalah pengumuman hasil musyawarah."),
        ),
        (("warga.penerima.index", "Bantuan keluarga"),),
        "Siapa menerima bantuan: jumlah keluarga, yang menerima, yang tidak, dan jumlah menurut program.",
    ),
    "program-daerah": Bantuan(
        "Program daerah: menyiapkan, mengusulkan, menetapkan", (ADMIN, VERIFIKATOR),
        ("Dasar hukum dan syarat program", "Nomor dan tanggal keputusan penetapan"),
        (
            "Admin: buka “Kuota”, lalu “Program”, lalu tekan “Tambah program daerah”.",
            "Isi nama, satuan, batas desil, dasar hukum, dan syaratnya, lalu tekan “Simpan program”.",
            "Operator mengusulkannya seperti bantuan sosial lain; musyawarah, verifikasi, dan pengesahannya sama.",
            "Verifikator: buka “Serahan”, lalu “Penetapan program daerah”. Beri tanda pada penerima menurut lampiran keputusan.",
            "Isi nomor dan tanggal keputusan, lalu tekan “Tetapkan yang dipilih”.",
            "Buka “Yang sudah ditetapkan”, lalu “Cetak daftar untuk penyaluran (PDF)”.",
        ),
        (
            ("Program tidak tampil pada usulan", "Mungkin sedang ditutup. Admin membukanya pada halaman Program."),
            ("Terlanjur menetapkan", "Penetapan tidak dapat ditarik. Usulkan penghapusan dengan alasannya."),
        ),
        (("kuota.program.edit", "Program"), ("pertukaran.penetapan.index", "Penetapan program daerah")),
        "Daftar program daerah: bantuan bagi keluarga terdampak bencana, dihitung per KPM, dasar hukumnya, dibuka.",
    ),
    "dasbor": Bantuan(
        "Membaca dasbor", (KADIS, PIMPINAN, CAMAT, KADES, OPERATOR, VERIFIKATOR, ADMIN),
        ("Tidak ada; dasbor hanya memuat angka, tanpa nama dan NIK",),
        (
            "Buka “Dasbor”. Angka besar di atas adalah jumlah di wilayah Anda.",
            "Pilih temanya pada baris tautan. Setiap bagan mempunyai tabel dengan angka yang sama.",
            "Buka nama kecamatan, lalu desa, untuk angka di bawahnya.",
            "Tekan “Peta” untuk melihat satu angka pada peta.",
            "Kabupaten: “Rekap untuk kepala daerah (PDF)” memuat ringkasannya untuk dicetak.",
        ),
        (
            ("Angka berbeda dari laporan pusat", "Dasbor menghitung yang tercatat di portal ini. Tanyakan tanggal data pusatnya."),
        ),
        (("laporan.dasbor.index", "Dasbor"), ("laporan.dasbor.show_peta", "Peta")),
        "Dasbor kabupaten: baris tautan tema, di bawahnya jumlah KK, jiwa, dan jiwa PBI-JK.",
    ),
}  # fmt: skip
