"""susun(): fills an empty database with the demo kabupaten, part by part, the same each time but for today's date."""

from __future__ import annotations

from pathlib import Path
from random import Random

from flask import Flask, current_app

from ..config import ConfigError
from ..db import db
from ..jam import hari_ini, sekarang
from ..kemajuan import kabari
from ..wilayah.models import Wilayah
from ..wilayah.queries import get_wilayah, list_bawah
from ..wilayah.service import fold_ringkasan
from . import bimtek, temuan
from .adegan import ANGGOTA_BARU, UNTUK_ADEGAN, Adegan
from .adegan_dinsos import periksa_paket, serahkan
from .adegan_kunjungan import mainkan_kunjungan
from .akun import Akun, buat_akun, is_demo, kartu_akun
from .aneh import KEANEHAN, UKURAN_ANEH
from .jadwal import Rapat, jadwal_rapat
from .jawaban import tulis_jawaban
from .jenis_lain import mainkan_jenis_lain
from .keluarga import PenulisKeluarga, Ringkas
from .kuota import buat_periode, isi_kuota
from .lokal import mainkan_lokal
from .orang import Pembuat
from .paket import buat_berkas
from .penerima import tulis_penerima
from .pengumuman import umumkan
from .pindah import mainkan_pindah
from .profil import isi_pengaturan, isi_profil
from .rencana import Perencana
from .sanggahan import mainkan_sanggahan
from .sebaran import PALING_SEDIKIT, bagi_anggota, bagi_keluarga, jumlah_jiwa, pilih_utama
from .sptjm import mainkan_sptjm, pilih_desa
from .surat import nomor_serahan, tulis_pengesahan, tulis_serahan
from .tinjau import mainkan_tinjau
from .tulis_musdes import PenulisMusdes
from .tulis_usulan import PenulisUsulan

__all__ = ["is_demo", "kartu_akun", "periksa_jumlah", "susun"]

BENIH = 17_02
DIKETIK = 3  # the two main units and the one without a meeting type in one family each
SEDIKITNYA = 12  # families of each main unit, so that enough of them are complete for the story


def susun(app: Flask, kabupaten_kode: str, jumlah_keluarga: int) -> None:
    """Fill the database, which has its units and nothing else. Raises ConfigError for too few families."""
    periksa_jumlah(jumlah_keluarga)
    with app.app_context():
        try:
            _susun(kabupaten_kode, jumlah_keluarga)
            fold_ringkasan(0)
        finally:
            db.session.remove()


def periksa_jumlah(keluarga: int) -> None:
    """Raises ConfigError when so few families cannot tell the story."""
    if keluarga < PALING_SEDIKIT:
        raise ConfigError(f"Kabupaten contoh perlu sedikitnya {PALING_SEDIKIT} keluarga.")


def _susun(kabupaten_kode: str, jumlah: int) -> None:
    kini, acak = sekarang(), Random(BENIH)
    kecamatan = [satu.kode for satu in list_bawah(kabupaten_kode)]
    desa: list[Wilayah] = [satu for kode in kecamatan for satu in list_bawah(kode)]
    kode_desa = [satu.kode for satu in desa]
    kabupaten = get_wilayah(kabupaten_kode).nama
    db.session.expunge_all()
    pembuat = Pembuat(acak, hari_ini(), kecamatan)
    utama = pilih_utama(kode_desa)
    kabari("Membuat akun …")
    akun = buat_akun(pembuat, kabupaten_kode, desa, utama, kini)
    isi_pengaturan(akun, kabupaten)
    isi_profil(pembuat, akun, desa)
    buat_periode(akun)
    per_desa = bagi_keluarga(acak, kode_desa, utama, jumlah - DIKETIK, SEDIKITNYA)
    aneh_di = [utama[ke % 2] for ke in range(len(KEANEHAN))]
    ketikan = DIKETIK * ANGGOTA_BARU
    ukuran = bagi_anggota(acak, jumlah - DIKETIK - len(UKURAN_ANEH), jumlah_jiwa(jumlah) - ketikan - sum(UKURAN_ANEH))
    penulis = PenulisKeluarga(pembuat, {kode: satu.id for kode, satu in akun.operator.items()}, kini)
    keluarga = penulis.tulis(per_desa, ukuran, aneh_di)
    utama_keluarga = {kode: _sisihkan(keluarga, kode) for kode in utama[:2]}
    folder = current_app.config["PORTAL"].folder_berkas
    tanpa_rapat = pilih_desa(kode_desa, utama, per_desa)
    temuan.tanam(pembuat, akun, keluarga, aneh_di, kini)
    _massal(pembuat, akun, [satu for satu in keluarga if satu.desa_kode != tanpa_rapat], jumlah, folder / "musdes")
    disahkan = []
    for ke, (kode, isi) in enumerate(utama_keluarga.items(), 1):
        kabari(f"Memainkan musyawarah {get_wilayah(kode).sebutan} …")
        paket = Adegan(pembuat, akun.operator[kode], akun.kades[kode], isi, folder).mainkan()
        disahkan.append(periksa_paket(acak, akun, paket, f"400.9/{10 + ke:03d}/DEMO/PENGESAHAN"))
    serahkan(acak, akun, disahkan)
    if tanpa_rapat:
        mainkan_sptjm(pembuat, akun, tanpa_rapat, folder)
    mainkan_jenis_lain(pembuat, akun, list(utama_keluarga), folder)
    temuan.periksa(acak, akun, sekarang())
    mainkan_pindah(acak, akun, utama[:2])
    mainkan_kunjungan(acak, akun, folder)
    isi_kuota(akun, utama[:2])
    bimtek.susun(acak, akun, kode_desa, sekarang())
    mainkan_tinjau(acak, akun, utama[:2])
    mainkan_lokal(pembuat, akun, utama, folder)
    umumkan(acak, akun, utama[:2])
    mainkan_sanggahan(pembuat, akun, utama[0], folder)
    tulis_penerima(akun, sekarang())


def _sisihkan(keluarga: list[Ringkas], desa: str) -> list[Ringkas]:
    """Take the complete families of a main unit that the story needs out of the list."""
    pilihan = [satu for satu in keluarga if satu.desa_kode == desa and satu.lengkap][-UNTUK_ADEGAN:]
    diambil = {satu.id for satu in pilihan}
    keluarga[:] = [satu for satu in keluarga if satu.id not in diambil]
    return pilihan


def _massal(pembuat: Pembuat, akun: Akun, keluarga: list[Ringkas], jumlah: int, folder: Path) -> None:
    """Usulan of all desa with their meetings and letters: about one family in twenty, in a small demo many more."""
    kini = sekarang()
    kasus = Perencana(pembuat.acak, keluarga).susun(min(len(keluarga), max(150, jumlah // 20)))
    rapat: dict[tuple[str, str], Rapat] = {}
    for satu in kasus:
        if satu.rapat and (satu.keluarga.desa_kode, satu.rapat) not in rapat:
            rapat[satu.keluarga.desa_kode, satu.rapat] = jadwal_rapat(pembuat.acak, kini, satu.rapat)
    PenulisUsulan(pembuat.acak, akun, kini, nomor_serahan(akun.admin.wilayah_kode, kini)).tulis(kasus, rapat)
    kabari(f"{len(kasus)} usulan tertulis.")
    PenulisMusdes(pembuat, akun, kini, buat_berkas(pembuat.acak, folder)).tulis(kasus, rapat)
    tulis_pengesahan(pembuat.acak, akun, kini, kasus)
    tulis_serahan(pembuat.acak, akun, kini, kasus)
    tulis_jawaban(akun, kini, kasus)
