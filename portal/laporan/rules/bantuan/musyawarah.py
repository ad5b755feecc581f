"""Help for the operator and the lurah or kades around the meeting: prepare, run, close, print, scan, release."""

from __future__ import annotations

from .isi import CAMAT, KADES, OPERATOR, VERIFIKATOR, Bantuan

HALAMAN = {
    "musyawarah": Bantuan(
        "Menyiapkan musyawarah desa atau kelurahan", (OPERATOR,),
        ("Usulan yang sudah siap dimusyawarahkan", "Tanggal, jam, tempat, pimpinan, dan notulis"),
        (
            "Buka “Musdes”, lalu tekan “Rencanakan musyawarah”. Isi tanggal dan tempat, lalu tekan “Simpan rencana”.",
            "Buka langkah “Acara”, beri tanda pada usulan yang dibahas, lalu tekan “Masukkan ke acara”.",
            "Buka langkah “Undangan”. Tulis nama dan unsurnya, lalu tekan “Tambah undangan”.",
            "Pernah bermusyawarah? Tekan “Salin undangan dari musyawarah terakhir”.",
            "Cetak undangan dan daftar hadir dari kotak “Cetak”, pada kertas F4 atau A4.",
            "Cetak juga daftar periksa dari halaman “Keluarga” dan bagikan kepada ketua RT sebelum hari musyawarah.",
        ),
        (
            ("Undangan tinggal sedikit hari", "Halaman mengingatkan saja. Musyawarah tetap boleh dilanjutkan."),
            ("Usulan tidak ada dalam daftar", "Ia masih draf. Buka usulannya dan tekan “Siapkan untuk musyawarah”."),
            ("Musyawarah diundur", "Tekan “Ubah rencana”. Bila tidak jadi, tekan “Batalkan musyawarah”; usulannya tetap siap."),
        ),
        (("musdes.musdes.index", "Musdes"), ("musdes.musdes.new", "Rencanakan musyawarah"), ("musdes.kalender.index",
         "Kalender musyawarah")),
        "Langkah musyawarah: Acara, Undangan, Kehadiran, Sidang, Notulen, Penutupan, dan tombol Buka musyawarah.",
        "musyawarah",
    ),
    "sidang": Bantuan(
        "Menjalankan musyawarah", (OPERATOR,),
        ("Laptop, lebih baik dengan proyektor", "Daftar hadir yang sudah dicetak", "Notulis"),
        (
            "Pada harinya buka musyawarahnya, lalu tekan “Buka musyawarah”.",
            "Tekan “Catat kehadiran”. Beri tanda yang hadir; yang datang tanpa undangan ditambah dengan “Catat hadir”.",
            "Tekan “Ke halaman sidang”. Layar menampilkan satu keluarga, tanpa NIK dan tanpa No. KK.",
            "Tulis alasan musyawarah, lalu tekan Layak (L), Tidak layak (T), atau Tunda (D). Keluarga berikutnya tampil sendiri.",
            "Peserta yang bersaudara dengan keluarga itu tidak ikut memutuskan: tekan “Catat peserta yang berhubungan keluarga”.",
            "Buka “Notulen”, tulis jalannya musyawarah, lalu tekan “Simpan notulen”.",
        ),
        (
            ("Listrik atau sambungan putus", "Yang sudah tampil tersimpan tidak hilang. Buka halaman yang sama lagi dan lanjutkan."),
            ("Kuorum belum tercapai", "Halaman mengingatkan. Musyawarah menentukan sendiri apakah dilanjutkan."),
            ("Tidak mufakat", "Buka “Pemungutan suara, bila tidak mufakat”, isi jumlah suaranya, lalu tekan keputusannya."),
            ("Keputusan salah tekan", "Buka lagi keluarganya. Keputusan dapat diubah sampai musyawarah ditutup."),
        ),
        (("musdes.musdes.index", "Musdes"),),
        "Halaman sidang: nama keluarga, kriteria yang terpenuhi, desil, peringatan data, dan isian alasan keputusan.",
        "musyawarah",
    ),
    "penutupan": Bantuan(
        "Menutup musyawarah dan mencetak berita acara", (OPERATOR,),
        ("Semua usulan sudah diputus", "Notulen terisi", "Pencetak dengan kertas F4 atau A4"),
        (
            "Dari halaman sidang tekan “Ke penutupan”. Yang masih kurang disebut di sana beserta tautannya.",
            "Isi jam selesai, periksa jumlahnya, lalu tekan “Tutup musyawarah”. Setelah itu isinya beku.",
            "Pada kotak “Cetak” pilih berita acara dan daftar hadir, F4 atau A4.",
            "Minta tanda tangan pada kertasnya. Nomor dan kode QR sudah tercetak.",
            "Umumkan hasilnya: cetak pengumuman dari kotak yang sama dan pasang di papan.",
        ),
        (
            ("Ada nama atau keputusan yang keliru tercetak",
             "Tekan “Betulkan berita acara”. Yang lama tetap tersimpan dan menyebut penggantinya."),
            ("Pencetak tidak ada", "Simpan berkas PDF, cetak di tempat lain. Isinya sama setiap kali dibuka."),
        ),
        (("musdes.musdes.index", "Musdes"),),
        "Kotak Cetak: daftar hadir, berita acara, notulen, pengumuman, surat pengantar, masing-masing F4 dan A4.",
        "musyawarah",
    ),
    "paket": Bantuan(
        "Memindai dan mengunggah paket", (OPERATOR,),
        ("Berita acara dan daftar hadir yang sudah ditandatangani", "Foto musyawarah", "Foto papan pengumuman"),
        (
            "Pindai atau foto setiap halaman dari atas, terang, dan kode QR terlihat.",
            "Buka musyawarahnya dan cari kotak “Paket untuk dinas sosial”.",
            "Pilih berkas tiap bagian, lalu tekan “Unggah berita acara”, “Unggah daftar hadir”, “Unggah foto”, “Unggah bukti publikasi”.",
            "Portal membaca kode QR dan mencocokkannya dengan berita acara ini.",
            "Setelah keempatnya bertanda ada, beri tahu kades atau lurah untuk mengajukan.",
        ),
        (
            ("Kode QR tidak terbaca", "Buka “Kode QR di kertas tidak terbaca?”, lalu ketik kode yang tercetak di kertas."),
            ("Halaman tertukar atau buram", "Unggah yang benar dan pilih pengganti pada “Taruh sebagai”. Yang lama tetap tersimpan."),
            ("Unggahan terputus", "Tidak ada separuh berkas yang tersimpan. Unggah sekali lagi."),
        ),
        (("musdes.musdes.index", "Musdes"),),
        "Kotak Paket untuk dinas sosial: belum lengkap, dengan bagian pertama pindaian berita acara dan pemilih berkas.",
    ),
    "sptjm": Bantuan(
        "Tanpa musyawarah: SPTJM", (OPERATOR, KADES),
        ("Alasan mengapa tidak ada musyawarah", "Putusan kades atau lurah untuk setiap keluarga"),
        (
            "Buka “Musdes”, lalu tekan “Tanpa musyawarah (SPTJM)”.",
            "Isi tanggal, alasan, dan nama yang menyatakan, lalu tekan “Simpan, lalu pilih usulan”.",
            "Pilih usulannya, lalu tekan “Masukkan ke acara”.",
            "Tekan “Catat keputusan”. Catat putusan kades atau lurah beserta alasannya, satu keluarga demi satu keluarga.",
            "Periksa semuanya, lalu tekan “Tutup SPTJM”.",
            "Cetak SPTJM dan surat pernyataan, tanda tangani, lalu unggah dengan “Unggah SPTJM” dan “Unggah surat pernyataan”.",
        ),
        (
            ("Sudah ada musyawarah dalam periodenya", "SPTJM hanya untuk periode tanpa musyawarah. Tekan “Rencanakan musyawarah saja”."),
            ("Ada yang keliru tercetak", "Tekan “Betulkan SPTJM”. Yang lama tetap tersimpan."),
        ),
        (("musdes.sptjm.new", "Tanpa musyawarah (SPTJM)"), ("musdes.musdes.index", "Musdes")),
        "Formulir Tidak ada musyawarah pada periode ini, dengan isian tanggal dan alasan.",
    ),
    "pengajuan": Bantuan(
        "Mengajukan paket ke dinas sosial", (KADES,),
        ("Paket yang lengkap dari operator", "Masa pengajuan yang sedang dibuka"),
        (
            "Di “Beranda” buka angka paket yang belum diajukan, atau tekan “Buka musyawarah”.",
            "Baca isinya: keluarga yang diputus, pindaian berita acara, daftar hadir, foto, dan bukti publikasi.",
            "Bila sudah benar, tekan “Ajukan paket”. Setelah itu data keluarga di dalamnya terkunci.",
            "Simpan nomor tanda terima yang tampil; dengan nomor itu paket dapat ditelusuri.",
        ),
        (
            ("Tombolnya belum ada", "Di tempat tombol tertulis apa yang masih kurang. Minta operator melengkapinya."),
            ("Di luar masa pengajuan", "Halaman menyebut kapan dibuka lagi. Dinas sosial dapat memberi dispensasi dengan alasan."),
            ("Ada yang keliru setelah diajukan", "Minta verifikator mengembalikan usulan itu. Yang lain tetap berjalan."),
        ),
        (("musdes.musdes.index", "Musdes"),),
        "Tanda terima pengajuan dengan nomor, waktu, nama lurah, dan jumlah usulan.",
        "musyawarah",
    ),
    "kecamatan": Bantuan(
        "Memvalidasi usulan di kecamatan", (CAMAT,),
        ("Paket yang sudah diajukan desa", "Pengaturan validasi kecamatan sedang dipakai"),
        (
            "Di “Beranda” buka angka “menunggu Anda validasi”.",
            "Baca usulan tiap desa. Buka musyawarahnya bila perlu melihat berita acaranya.",
            "Beri tanda pada yang benar, lalu tekan “Validasi yang dipilih”.",
            "Yang perlu diperbaiki: beri tanda, tulis sebabnya, lalu tekan “Kembalikan yang dipilih ke desa”.",
        ),
        (
            ("Daftarnya kosong", "Tidak ada yang menunggu, atau kabupaten tidak memakai langkah ini. Tidak ada yang tertahan."),
            ("Terlanjur memvalidasi", "Beri tahu verifikator sebelum diperiksa. Ia dapat mengembalikannya ke desa."),
        ),
        (("verifikasi.kecamatan.index", "Validasi kecamatan"),),
        "Halaman Validasi kecamatan dengan usulan pertama, desa, jenis, dan lama menunggu.",
    ),
    "aparat": Bantuan(
        "Daftar aparat dan profil desa", (OPERATOR, KADES),
        ("Nama, jabatan, dan tanggal mulai setiap aparat", "Alamat kantor dan nama penanda tangan"),
        (
            "Buka “Aparat”, lalu tekan “Tambah aparat”. Isi nama, jabatan, dan tanggal mulai, lalu tekan “Simpan”.",
            "Aparat yang sudah selesai menjabat tidak dihapus: buka namanya dan isi tanggal selesainya.",
            "Buka “Profil desa”. Isi alamat kantor, singkatan nomor surat, dan penanda tangan, lalu tekan “Simpan profil”.",
            "Pada keluarga yang bersaudara dengan aparat, tekan “Hubungan dengan aparat”, lalu “Simpan hubungan”.",
        ),
        (
            ("Aparat muncul sebagai temuan",
             "Aparat yang menjabat tidak dapat diusulkan. Kerabatnya boleh, dengan pemeriksaan dua verifikator."),
            ("Kop surat keliru setelah dicetak", "Surat yang sudah ditutup tidak berubah. Betulkan profil untuk surat berikutnya."),
        ),
        (("pemeriksaan.aparat.index", "Aparat"), ("pengaturan.profil.edit", "Profil desa")),
        "Halaman profil kelurahan dengan alamat kantor, kode pos, dan singkatan nomor surat.",
    ),
    "input": Bantuan(
        "Menandai yang sudah diinput ke SIKS-NG", (OPERATOR, VERIFIKATOR),
        ("Berkas serahan dari dinas sosial", "Akun SIKS-NG Anda sendiri; portal tidak menyimpan kata sandinya"),
        (
            "Buka “Input SIKS-NG”. Yang belum ditandai tampil lebih dahulu.",
            "Ketik atau unggah datanya di SIKS-NG menurut berkas serahan.",
            "Kembali ke portal, beri tanda pada keluarganya, lalu tekan “Tandai sudah diinput”.",
            "Keliru memberi tanda? Beri tanda lagi pada barisnya, lalu tekan “Hapus tanda”.",
        ),
        (
            ("SIKS-NG sedang lambat", "Portal tidak bergantung padanya. Lanjutkan kapan saja; tanda yang ada tidak hilang."),
            ("Jawaban SIKS-NG membingungkan", "Buka daftar istilah: setiap status dijelaskan beserta langkah berikutnya."),
        ),
        (("pertukaran.input.index", "Input SIKS-NG"),),
        "Daftar usulan dalam berkas serahan dengan tombol Tandai sudah diinput.",
    ),
}  # fmt: skip
