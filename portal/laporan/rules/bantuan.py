"""The help pages: each task in steps a new operator can follow; words as on the screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bantuan:
    """One help page: its title, who it is for, and the steps."""

    judul: str
    untuk: str
    langkah: tuple[str, ...]
    catatan: str = ""


JANJI = (
    "Setelah layar menampilkan nomor tanda terima, data tidak hilang walau listrik padam; "
    "kirim ulang tidak membuat data ganda; dua petugas tidak saling menimpa."
)

HALAMAN_BANTUAN = {
    "keluarga": Bantuan(
        "Mengisi satu keluarga", "Operator",
        (
            "Buka Keluarga, lalu Tambah keluarga. Isi No. KK, alamat, RT, dan RW, lalu simpan.",
            "Tambah anggota satu per satu. NIK dibandingkan dengan tanggal lahir; bila berbeda Anda diberi tahu, NIK tidak diubah.",
            "Jawab sembilan pertanyaan kriteria. Hasilnya tertulis “n dari 8 terpenuhi”; yang memutuskan tetap musyawarah.",
            "Lihat kotak Kelengkapan. Boleh disimpan belum lengkap; yang masih kurang ditulis di sana.",
        ),
        "Sambungan putus? Isian tetap di layar. Tekan Simpan lagi; data tidak menjadi ganda.",
    ),
    "pindah": Bantuan(
        "Keluarga pindah desa", "Operator",
        (
            "Desa baru: buka Keluarga, lalu Pindah desa, lalu Minta keluarga. Ketik NIK atau No. KK, nama seorang anggota, dan alasannya.",
            "Desa lama: permintaan tampil di Beranda. Baca alasannya, lalu lepas keluarga itu atau jawab mengapa belum dilepas.",
            "Setelah dilepas, semua data dan riwayatnya ada di desa baru. Isi alamat, RT, dan RW yang baru.",
        ),
        "Keluarga yang sedang diperiksa atau punya usulan terbuka belum dapat dilepas. Bila desa lama tidak menjawab, dinas sosial membantu.",
    ),
    "usulan": Bantuan(
        "Membuat usulan", "Operator",
        (
            "Dari halaman keluarga, pilih Buat usulan.",
            "Pilih jenisnya: masuk register, bantuan sosial (PKH, Sembako, PBI-JK per orang), atau penghapusan dengan alasannya.",
            "Setelah keluarga lengkap, tekan Siapkan untuk musyawarah.",
        ),
    ),
    "musyawarah": Bantuan(
        "Menjalankan musyawarah desa atau kelurahan", "Operator",
        (
            "Buka Musdes, rencanakan tanggal dan tempat, pilih usulan yang dibahas, dan tulis undangan.",
            "Pada harinya tekan Mulai. Centang yang hadir, tambah yang datang tanpa undangan.",
            "Bahas satu keluarga demi satu keluarga: Layak, Tidak layak, atau Tunda, selalu dengan alasan.",
            "Tutup musyawarah. Setelah ditutup isinya beku; berita acara dan daftar hadir siap dicetak.",
            "Tidak ada musyawarah pada periode ini? Pilih Tanpa musyawarah (SPTJM): kades atau lurah memutus dan menanggungnya sendiri.",
        ),
    ),
    "paket": Bantuan(
        "Mengajukan paket ke dinas sosial", "Operator, lalu kades atau lurah",
        (
            "Cetak berita acara dan daftar hadir, tanda tangani, lalu pindai atau foto.",
            "Unggah empat bagian: pindaian berita acara, pindaian daftar hadir, foto musyawarah, dan bukti pengumuman.",
            "Kades atau lurah menekan Ajukan. Simpan nomor tanda terimanya.",
        ),
    ),
    "verifikasi": Bantuan(
        "Memeriksa usulan", "Verifikator",
        (
            "Buka Antrean; yang paling lama menunggu di atas. Ambil untuk diperiksa; 30 menit menjadi milik Anda.",
            "Setujui, kembalikan dengan menyebut bagian dan alasannya, atau tolak dengan alasan.",
            "Banyak sekaligus: centang, lalu Setujui yang dipilih. Laporannya menyebut siapa yang tidak ikut dan sebabnya.",
        ),
        "Usulan yang Anda buat sendiri tidak dapat Anda periksa, dan yang Anda periksa tidak dapat Anda sahkan.",
    ),
    "pengesahan": Bantuan(
        "Mengesahkan dan menyerahkan", "Kepala dinas, lalu verifikator",
        (
            "Kepala dinas membuka Pengesahan, memilih usulan, menulis nomor dan tanggal surat.",
            "Verifikator membuka Serahan dan membuat berkas xlsx bernomor untuk SIKS-NG.",
            "Satu usulan hanya masuk satu berkas serahan.",
        ),
    ),
}  # fmt: skip
