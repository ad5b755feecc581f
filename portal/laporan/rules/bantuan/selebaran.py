"""Leaflets for the wall: one page each, black on white; nothing in them promises that anybody receives aid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kotak:
    """One box: a heading and numbered steps, or with ``butir`` plain points."""

    judul: str
    isi: tuple[str, ...]
    butir: bool = False


@dataclass(frozen=True, slots=True)
class Selebaran:
    """One leaflet: title, whom it is for, its boxes, and the line at the bottom."""

    judul: str
    untuk: str
    kotak: tuple[Kotak, ...]
    akhir: str


SELEBARAN = {
    "keluarga": Selebaran(
        "Memasukkan keluarga dalam tiga menit", "Untuk operator desa dan kelurahan",
        (
            Kotak("Siapkan", (
                "Kartu Keluarga asli di depan Anda.",
                "Jawaban keluarga atas sembilan pertanyaan kriteria.",
                "Foto rumah boleh menyusul.",
            ), butir=True),
            Kotak("Menit pertama: KK", (
                "Buka Keluarga, ketik namanya, tekan Cari. Sudah ada? Jangan dicatat lagi.",
                "Tekan Tambah keluarga.",
                "Isi No. KK (16 angka), alamat, RT, RW. Tekan Simpan dan lanjut ke anggota.",
            )),
            Kotak("Menit kedua: anggota", (
                "Salin nama dan NIK dari KK, mulai dari kepala keluarga.",
                "Tekan Simpan dan tambah anggota untuk orang berikutnya.",
                "Orang terakhir: tekan Simpan.",
            )),
            Kotak("Menit ketiga: kriteria", (
                "Tanyakan satu per satu, dengan kalimat di layar.",
                "Tekan Simpan kriteria. Hasilnya, misalnya 5 dari 8, bukan keputusan.",
                "Baca kotak Kelengkapan. Yang kurang boleh menyusul.",
            )),
            Kotak("Bila ada masalah", (
                "Sambungan putus: isian tetap di layar. Tunggu, lalu simpan lagi. Data tidak menjadi ganda.",
                "NIK tidak cocok dengan tanggal lahir: jangan diubah sendiri. Cocokkan dengan KTP.",
                "NIK belum ada: kosongkan dan tulis alasannya.",
            ), butir=True),
        ),
        "Tekan Bantuan di atas layar: petunjuk untuk halaman yang sedang Anda buka.",
    ),
    "musyawarah": Selebaran(
        "Hari musyawarah", "Untuk operator, kades, dan lurah",
        (
            Kotak("Sehari sebelumnya", (
                "Undangan dan daftar hadir sudah dicetak.",
                "Laptop, pengisi daya, dan proyektor sudah dicoba.",
                "Daftar periksa sudah kembali dari ketua RT.",
            ), butir=True),
            Kotak("Saat dibuka", (
                "Tekan Buka musyawarah.",
                "Tekan Catat kehadiran; tandai yang hadir, tambah yang datang tanpa undangan.",
                "Bacakan berapa keluarga yang dibahas. Layar tidak memuat NIK dan No. KK.",
            )),
            Kotak("Setiap keluarga", (
                "Bacakan keadaannya, beri waktu orang berbicara.",
                "Peserta yang bersaudara tidak ikut memutuskan; catat namanya.",
                "Tulis alasan dengan kata musyawarah.",
                "Tekan Layak, Tidak layak, atau Tunda.",
            )),
            Kotak("Saat ditutup", (
                "Lengkapi notulen, tekan Ke penutupan, periksa jumlahnya.",
                "Tekan Tutup musyawarah. Sesudah ini isinya beku.",
                "Cetak berita acara dan daftar hadir. Tanda tangan di tempat.",
                "Foto musyawarah dan papan pengumuman.",
            )),
            Kotak("Sesudahnya", (
                "Operator: pindai, lalu unggah keempat bagian paket.",
                "Kades atau lurah: baca, lalu tekan Ajukan paket. Simpan nomor tanda terima.",
            )),
            Kotak("Listrik atau sambungan putus?", (
                "Yang sudah tersimpan tidak hilang. Catat di kertas, lanjutkan, ketik kemudian.",
            ), butir=True),
        ),
        "Musyawarah mengusulkan. Menerima bantuan atau tidak ditentukan pusat.",
    ),
    "warga": Selebaran(
        "Bagaimana bantuan sosial diusulkan", "Untuk warga; boleh ditempel di papan pengumuman",
        (
            Kotak("Jalannya usulan", (
                "Lapor kepada ketua RT atau operator desa/kelurahan. Bawa KTP dan KK.",
                "Operator mencatat keadaan keluarga dan memotret rumah.",
                "Musyawarah desa/kelurahan membahas dan memberi alasan.",
                "Hasilnya diumumkan.",
                "Dinas sosial memeriksa, kepala dinas mengesahkan.",
                "Kementerian Sosial memutuskan.",
            )),
            Kotak("Yang perlu diketahui", (
                "Diusulkan belum berarti menerima. Keputusan ada di pusat.",
                "Mengurus usulan tidak dipungut biaya apa pun.",
                "Keadaan usulan dapat ditanyakan kepada operator dengan membawa KTP.",
                "Jangan memberikan PIN kartu atau kata sandi kepada siapa pun.",
            ), butir=True),
            Kotak("Bila hasilnya menurut Anda keliru", (
                "Baca pengumumannya dan tanggal batas menyanggah.",
                "Datang ke operator desa/kelurahan sebelum batas itu.",
                "Sebutkan siapa dan mengapa. Bawa bukti bila ada, misalnya foto atau surat.",
                "Sanggahan dicatat, diperiksa, dan dijawab dengan surat.",
            )),
            Kotak("Bila data Anda berubah", (
                "Ada yang lahir, meninggal, pindah, menikah, atau bekerja: lapor kepada RT atau operator.",
                "KTP dan KK keliru: betulkan dahulu di Disdukcapil.",
            ), butir=True),
        ),
        "Tanyakan kepada operator di kantor desa atau kelurahan Anda.",
    ),
}  # fmt: skip
