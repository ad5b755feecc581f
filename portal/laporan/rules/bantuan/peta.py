"""Which help page explains which screen. The longest name that fits an endpoint wins; of several pages the first for the reader's role."""

from __future__ import annotations

from collections.abc import Mapping

from . import HALAMAN_BANTUAN
from .isi import Bantuan

PETA: Mapping[str, tuple[str, ...]] = {
    "akun.pengguna": ("akun",), "akun.sesi": ("masuk",), "akun.sandi": ("masuk",),
    "bimtek": ("bimtek",), "bimtek.operator": ("operator",), "bimtek.serah_terima": ("operator",), "bimtek.sk": ("operator",),
    "bimtek.cakupan": ("cakupan",),
    "keluarga": ("keluarga",), "keluarga.foto": ("foto",), "keluarga.pindah": ("pindah",), "keluarga.kerabat": ("aparat",),
    "kuota": ("kuota",), "kuota.periode": ("masa",), "kuota.jendela": ("masa",), "kuota.dispensasi": ("masa",),
    "laporan.beranda": ("beranda",), "laporan.dasbor": ("dasbor",), "latar": ("pekerjaan",),
    "musdes": ("musyawarah", "pengajuan"), "musdes.sidang": ("sidang",), "musdes.kehadiran": ("sidang",), "musdes.notulen": ("sidang",),
    "musdes.undur": ("sidang",), "musdes.layar": ("sidang",), "musdes.penutupan": ("penutupan",), "musdes.pembetulan": ("penutupan",),
    "musdes.berkas": ("paket",), "musdes.pengajuan": ("pengajuan",), "musdes.sptjm": ("sptjm",),
    "pemeriksaan": ("temuan",), "pemeriksaan.aparat": ("aparat",), "pemeriksaan.aturan": ("pengaturan",),
    "pengaturan": ("pengaturan",), "pengaturan.profil": ("aparat",),
    "pertukaran.serahan": ("serahan",), "pertukaran.impor": ("impor",), "pertukaran.input": ("input",), "pertukaran.hasil": ("hasil",),
    "privasi.jejak": ("jejak",), "privasi.keluarga": ("jejak",), "privasi.unduhan": ("unduhan",),
    "usulan": ("usulan", "verifikasi", "pengajuan", "kecamatan", "pengesahan"), "usulan.kuota": ("kuota",),
    "usulan.bukti_wajib": ("pengaturan",),
    "usulan.pelepasan": ("pindah",), "usulan.pemulihan": ("hapus",), "usulan.kabupaten": ("usulan-kabupaten",),
    "usulan.pengiriman_ulang": ("kembali",),
    "verifikasi": ("verifikasi",), "verifikasi.massal": ("massal",), "verifikasi.kunjungan": ("kunjungan",), "verifikasi.wakil": ("wakil",),
    "verifikasi.alasan": ("pengaturan",), "verifikasi.kecamatan": ("kecamatan",), "verifikasi.pengesahan": ("pengesahan",),
    "verifikasi.surat": ("pengesahan",),
    "kuota.lokal": ("program-daerah",), "pertukaran.penetapan": ("program-daerah",),
    "warga.penerima": ("penerima",),
    "warga.loket": ("loket",), "warga.mandiri": ("mandiri",), "warga.pengumuman": ("pengumuman",), "warga.sanggahan": ("sanggahan",),
}  # fmt: skip


def halaman_of(endpoint: str, peran: str) -> str:
    """The name of the help page for a screen, "" when only the index fits."""
    nama = endpoint
    while nama:
        if nama in PETA:
            cocok = [satu for satu in PETA[nama] if peran in _bantuan(satu).peran]
            return (cocok or list(PETA[nama]))[0]
        nama = nama.rpartition(".")[0]
    return ""


def _bantuan(nama: str) -> Bantuan:
    return HALAMAN_BANTUAN[nama]
