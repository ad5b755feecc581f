"""THE permission table: Izin -> rows of pure checks, granted when all checks of any row hold. Also password and throttle rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from ..wilayah.rules import mencakup, tingkat


class Peran(StrEnum):
    """The seven roles (design: one person has one role and one wilayah)."""

    OPERATOR = "operator"
    KADES = "kades"
    CAMAT = "camat"
    VERIFIKATOR = "verifikator"
    KADIS = "kadis"
    ADMIN = "admin"
    PIMPINAN = "pimpinan"


NAMA_PERAN = {
    Peran.OPERATOR: "Operator", Peran.KADES: "Kades/Lurah", Peran.CAMAT: "Camat", Peran.VERIFIKATOR: "Verifikator",
    Peran.KADIS: "Kepala Dinas", Peran.ADMIN: "Admin", Peran.PIMPINAN: "Pimpinan",
}  # fmt: skip
TINGKAT_PERAN = {Peran.OPERATOR: 4, Peran.KADES: 4, Peran.CAMAT: 3}  # the others: kabupaten (2)


class Izin(StrEnum):
    """What a route or verb may ask for."""

    KELUARGA_LIHAT = "keluarga.lihat"
    KELUARGA_TULIS = "keluarga.tulis"
    KELUARGA_PINDAH = "keluarga.pindah"
    NIK_LIHAT = "nik.lihat"
    USULAN_LIHAT = "usulan.lihat"
    USULAN_TULIS = "usulan.tulis"
    MUSDES_LIHAT = "musdes.lihat"
    MUSDES_TULIS = "musdes.tulis"
    PAKET_LEPAS = "paket.lepas"
    ANTREAN_LIHAT = "antrean.lihat"
    VERIFIKASI_PUTUS = "verifikasi.putus"
    PENGESAHAN_LIHAT = "pengesahan.lihat"
    PENGESAHAN_TULIS = "pengesahan.tulis"
    PENGESAHAN_UNGGAH = "pengesahan.unggah"
    SERAHAN_LIHAT = "serahan.lihat"
    SERAHAN_BUAT = "serahan.buat"
    INPUT_TANDAI = "input.tandai"
    HASIL_CATAT = "hasil.catat"
    PROFIL_TULIS = "profil.tulis"
    AKUN_KELOLA = "akun.kelola"
    PENGATURAN_KELOLA = "pengaturan.kelola"
    JEJAK_LIHAT = "jejak.lihat"
    TEMUAN_LIHAT = "temuan.lihat"
    TEMUAN_SELESAI = "temuan.selesai"
    APARAT_LIHAT = "aparat.lihat"
    APARAT_TULIS = "aparat.tulis"
    ATURAN_KELOLA = "aturan.kelola"
    PEMERIKSAAN_JALANKAN = "pemeriksaan.jalankan"
    PEKERJAAN_LIHAT = "pekerjaan.lihat"
    KUOTA_LIHAT = "kuota.lihat"
    KUOTA_KELOLA = "kuota.kelola"
    DISPENSASI_BERI = "dispensasi.beri"
    USULAN_KABUPATEN = "usulan.kabupaten"
    KECAMATAN_VALIDASI = "kecamatan.validasi"
    KUNJUNGAN_TULIS = "kunjungan.tulis"
    WAKIL_KELOLA = "wakil.kelola"
    IMPOR_KELOLA = "impor.kelola"
    LOKET_LAYANI = "loket.layani"
    OPERATOR_LIHAT = "operator.lihat"
    OPERATOR_KELOLA = "operator.kelola"
    DASBOR_LIHAT = "dasbor.lihat"
    PENGUMUMAN_TULIS = "pengumuman.tulis"
    SANGGAHAN_LIHAT = "sanggahan.lihat"
    SANGGAHAN_TULIS = "sanggahan.tulis"
    SANGGAHAN_JAWAB = "sanggahan.jawab"
    MANDIRI_LIHAT = "mandiri.lihat"
    MANDIRI_TANGANI = "mandiri.tangani"


ARTI_IZIN = {
    Izin.KELUARGA_LIHAT: "Melihat keluarga", Izin.KELUARGA_TULIS: "Mengisi dan mengubah keluarga",
    Izin.KELUARGA_PINDAH: "Melihat permintaan pindah dan melepas keluarga ke desa lain",
    Izin.NIK_LIHAT: "Melihat NIK dan No. KK lengkap", Izin.USULAN_LIHAT: "Melihat usulan dan riwayatnya",
    Izin.USULAN_TULIS: "Membuat dan mengubah usulan", Izin.MUSDES_LIHAT: "Melihat musyawarah dan berita acara",
    Izin.MUSDES_TULIS: "Mencatat musyawarah dan mengunggah berkas", Izin.PAKET_LEPAS: "Mengajukan paket ke dinas sosial",
    Izin.ANTREAN_LIHAT: "Melihat antrean verifikasi", Izin.VERIFIKASI_PUTUS: "Memeriksa dan memutus usulan",
    Izin.PENGESAHAN_LIHAT: "Melihat pengesahan", Izin.PENGESAHAN_TULIS: "Mengesahkan usulan",
    Izin.PENGESAHAN_UNGGAH: "Mengunggah pindaian surat pengesahan",
    Izin.SERAHAN_LIHAT: "Melihat berkas serahan", Izin.SERAHAN_BUAT: "Membuat berkas serahan SIKS-NG",
    Izin.INPUT_TANDAI: "Menandai usulan yang sudah diinput ke SIKS-NG", Izin.HASIL_CATAT: "Mencatat jawaban pusat",
    Izin.PROFIL_TULIS: "Mengisi kop dan penanda tangan desa/kelurahan", Izin.AKUN_KELOLA: "Mengelola akun",
    Izin.PENGATURAN_KELOLA: "Mengubah pengaturan", Izin.JEJAK_LIHAT: "Melihat jejak audit",
    Izin.TEMUAN_LIHAT: "Melihat temuan data ganda dan janggal", Izin.TEMUAN_SELESAI: "Menyelesaikan temuan",
    Izin.APARAT_LIHAT: "Melihat daftar aparat", Izin.APARAT_TULIS: "Mengisi daftar aparat",
    Izin.ATURAN_KELOLA: "Mengatur aturan pemeriksaan", Izin.PEMERIKSAAN_JALANKAN: "Memeriksa seluruh kabupaten",
    Izin.PEKERJAAN_LIHAT: "Melihat kemajuan pekerjaan latar", Izin.KUOTA_LIHAT: "Melihat kuota dan jadwal",
    Izin.KUOTA_KELOLA: "Mengatur program, periode, jadwal, dan kuota", Izin.DISPENSASI_BERI: "Memberi dispensasi di luar jadwal",
    Izin.USULAN_KABUPATEN: "Membuat usulan kabupaten", Izin.KECAMATAN_VALIDASI: "Memvalidasi usulan di kecamatan",
    Izin.KUNJUNGAN_TULIS: "Meminta dan mencatat kunjungan rumah", Izin.WAKIL_KELOLA: "Menunjuk wakil saat tidak di tempat",
    Izin.IMPOR_KELOLA: "Mengimpor berkas data", Izin.OPERATOR_LIHAT: "Melihat operator, bimtek, dan cakupan",
    Izin.OPERATOR_KELOLA: "Mengatur operator dan bimtek", Izin.LOKET_LAYANI: "Memberi tahu status kepada warga yang hadir",
    Izin.DASBOR_LIHAT: "Melihat dasbor (angka, tanpa data pribadi)", Izin.PENGUMUMAN_TULIS: "Mengumumkan dan menarik hasil musyawarah",
    Izin.SANGGAHAN_LIHAT: "Melihat sanggahan", Izin.SANGGAHAN_TULIS: "Mencatat sanggahan warga",
    Izin.SANGGAHAN_JAWAB: "Menjawab sanggahan", Izin.MANDIRI_LIHAT: "Melihat usul mandiri warga",
    Izin.MANDIRI_TANGANI: "Menindaklanjuti usul mandiri warga",
}  # fmt: skip

Check = Callable[[Any, Any], bool]


def peran(*boleh: Peran) -> Check:
    """The person has one of these roles."""
    return lambda pengguna, objek: pengguna.peran in boleh


def dalam_wilayah(pengguna: Any, objek: Any) -> bool:
    """The object's desa lies in the person's scope; without an object (a route) only the role counts."""
    kode = getattr(objek, "desa_kode", None)
    return objek is None or (kode is not None and mencakup(pengguna.wilayah_kode, kode))


def satu_desa(pengguna: Any, objek: Any) -> bool:
    """The object concerns one village only: what touches two is for those who see both."""
    lain = getattr(objek, "lain_desa_kode", None)
    return lain is None or lain == objek.desa_kode


_P = Peran
DESA, PEMERIKSA = (_P.OPERATOR, _P.KADES), (_P.VERIFIKATOR, _P.KADIS)
TABEL: dict[Izin, list[list[Check]]] = {
    Izin.KELUARGA_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.KELUARGA_TULIS: [[peran(_P.OPERATOR), dalam_wilayah]],
    Izin.KELUARGA_PINDAH: [[peran(_P.OPERATOR, _P.VERIFIKATOR), dalam_wilayah]],
    Izin.NIK_LIHAT: [[peran(*DESA, *PEMERIKSA), dalam_wilayah]],
    Izin.USULAN_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.USULAN_TULIS: [[peran(_P.OPERATOR), dalam_wilayah]],
    Izin.MUSDES_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.MUSDES_TULIS: [[peran(_P.OPERATOR), dalam_wilayah]],
    Izin.PAKET_LEPAS: [[peran(_P.KADES), dalam_wilayah]],
    Izin.ANTREAN_LIHAT: [[peran(*PEMERIKSA), dalam_wilayah]],
    Izin.VERIFIKASI_PUTUS: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.PENGESAHAN_LIHAT: [[peran(*PEMERIKSA), dalam_wilayah]],
    Izin.PENGESAHAN_TULIS: [[peran(_P.KADIS), dalam_wilayah]],
    Izin.PENGESAHAN_UNGGAH: [[peran(*PEMERIKSA), dalam_wilayah]],
    Izin.SERAHAN_LIHAT: [[peran(*PEMERIKSA), dalam_wilayah]],
    Izin.SERAHAN_BUAT: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.INPUT_TANDAI: [[peran(_P.OPERATOR, _P.VERIFIKATOR), dalam_wilayah]],
    Izin.HASIL_CATAT: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.PROFIL_TULIS: [[peran(*DESA), dalam_wilayah]],
    Izin.AKUN_KELOLA: [[peran(_P.ADMIN)]],
    Izin.PENGATURAN_KELOLA: [[peran(_P.ADMIN)]],
    Izin.JEJAK_LIHAT: [[peran(_P.ADMIN, _P.KADIS)]],
    Izin.TEMUAN_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.TEMUAN_SELESAI: [[peran(_P.OPERATOR), dalam_wilayah, satu_desa], [peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.APARAT_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA, _P.ADMIN), dalam_wilayah]],
    Izin.APARAT_TULIS: [[peran(*DESA, _P.VERIFIKATOR, _P.ADMIN), dalam_wilayah]],
    Izin.ATURAN_KELOLA: [[peran(_P.ADMIN)]],
    Izin.PEMERIKSAAN_JALANKAN: [[peran(_P.VERIFIKATOR, _P.ADMIN)]],
    Izin.PEKERJAAN_LIHAT: [[peran(*DESA, *PEMERIKSA, _P.ADMIN)]],
    Izin.KUOTA_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA, _P.ADMIN), dalam_wilayah]],
    Izin.KUOTA_KELOLA: [[peran(_P.ADMIN)]],
    Izin.DISPENSASI_BERI: [[peran(_P.KADIS, _P.ADMIN), dalam_wilayah]],
    Izin.USULAN_KABUPATEN: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.KECAMATAN_VALIDASI: [[peran(_P.CAMAT), dalam_wilayah]],
    Izin.KUNJUNGAN_TULIS: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.WAKIL_KELOLA: [[peran(_P.VERIFIKATOR, _P.KADIS)]],
    Izin.IMPOR_KELOLA: [[peran(_P.VERIFIKATOR, _P.ADMIN)]],
    Izin.LOKET_LAYANI: [[peran(_P.OPERATOR, _P.VERIFIKATOR)]],
    Izin.OPERATOR_LIHAT: [[peran(_P.CAMAT, *PEMERIKSA, _P.ADMIN, _P.PIMPINAN), dalam_wilayah]],
    Izin.OPERATOR_KELOLA: [[peran(_P.ADMIN), dalam_wilayah]],
    Izin.DASBOR_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA, _P.ADMIN, _P.PIMPINAN), dalam_wilayah]],
    Izin.PENGUMUMAN_TULIS: [[peran(*DESA), dalam_wilayah]],
    Izin.SANGGAHAN_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.SANGGAHAN_TULIS: [[peran(_P.OPERATOR, _P.VERIFIKATOR), dalam_wilayah]],
    Izin.SANGGAHAN_JAWAB: [[peran(_P.VERIFIKATOR), dalam_wilayah]],
    Izin.MANDIRI_LIHAT: [[peran(*DESA, _P.CAMAT, *PEMERIKSA), dalam_wilayah]],
    Izin.MANDIRI_TANGANI: [[peran(_P.OPERATOR), dalam_wilayah]],
}


def boleh(pengguna: Any, izin: Izin, objek: Any = None) -> bool:
    """Whether the person may do ``izin`` (to ``objek``, which must carry ``desa_kode``)."""
    return bool(getattr(pengguna, "aktif", False)) and any(
        all(check(pengguna, objek) for check in baris) for baris in TABEL[izin]
    )


def peran_boleh(peran_: Peran, izin: Izin) -> bool:
    """Whether a role has the permission somewhere: one cell of the table that the dinsos is shown."""
    return boleh(SimpleNamespace(peran=peran_, aktif=True, wilayah_kode=""), izin)


def wilayah_sah(peran_: Peran, kode: str) -> bool:
    """Whether a role fits a wilayah: operator and kades one desa/kelurahan, camat one kecamatan, the others the kabupaten."""
    return tingkat(kode) == TINGKAT_PERAN.get(peran_, 2)


@dataclass(frozen=True, slots=True)
class Kuasa:
    """What delegations give a person: ``atas`` whom they act for now, ``bersama`` whose eyes count as theirs (both ways)."""

    atas: frozenset[Any] = frozenset()
    bersama: frozenset[Any] = frozenset()


WAKIL_HARI_MAKS = 60


def periksa_wakil(dari: Any, ke: Any, mulai: date | None, selesai: date | None, hari_ini: date) -> list[str]:
    """What keeps ``dari`` from handing over to ``ke`` for these days, as sentences."""
    if dari.id == ke.id:
        return ["Pilih orang lain sebagai wakil."]
    if dari.peran != ke.peran or dari.wilayah_kode != ke.wilayah_kode:
        return [f"Wakil berperan sama: {NAMA_PERAN[Peran(dari.peran)]} di wilayah yang sama."]
    if not ke.aktif:
        return ["Akun wakil sedang nonaktif."]
    if mulai is None or selesai is None or selesai < mulai or selesai < hari_ini:
        return ["Tanggal selesai paling awal hari ini, dan tidak sebelum tanggal mulai."]
    if (selesai - mulai).days >= WAKIL_HARI_MAKS:
        return [f"Paling lama {WAKIL_HARI_MAKS} hari sekali menunjuk."]
    return []


# Who proposes, who verifies and who confirms are three people (four eyes), so nobody holds accounts of two of these groups.
_PIHAK = {Peran.OPERATOR: 1, Peran.KADES: 1, Peran.VERIFIKATOR: 2, Peran.KADIS: 3}


def bertentangan(satu: str, lain: str) -> bool:
    """Whether one person may not hold both roles."""
    pihak = _PIHAK.get(Peran(satu)), _PIHAK.get(Peran(lain))
    return None not in pihak and pihak[0] != pihak[1]


# Sessions (ASVS 7.3): idle and absolute limits by role.
DIAM = {peran_: timedelta(minutes=60 if peran_ in (_P.OPERATOR, _P.KADES) else 30) for peran_ in Peran}
MUTLAK = timedelta(hours=12)
TAUTAN_BERLAKU = timedelta(hours=24)

# Throttle (ASVS 6.3.1): per account tight, per address loose, since a whole desa shares one carrier address.
JENDELA = timedelta(minutes=5)
BATAS_AKUN, BATAS_ALAMAT = 10, 200

SANDI_MIN, SANDI_MAKS = 12, 128
KATA_UMUM = (
    "password", "katasandi", "qwerty", "12345678", "desa", "kelurahan", "kecamatan", "kabupaten", "dinsos", "siks", "dtks", "dtsen", 
    "rahasia", "admin", "operator", "indonesia",
)  # fmt: skip


def kekurangan_sandi(sandi: str, nama_pengguna: str, umum: frozenset[str] = frozenset()) -> str | None:
    """None when the password is good (12-128 characters, not guessable: ASVS 6.2), else a sentence."""
    sandi = unicodedata.normalize("NFC", sandi)
    if not SANDI_MIN <= len(sandi) <= SANDI_MAKS:
        return f"Kata sandi harus {SANDI_MIN} sampai {SANDI_MAKS} huruf. Anda mengetik {len(sandi)}."
    kecil = sandi.casefold()
    if len(set(kecil)) < 5 or kecil in umum:
        return "Kata sandi ini mudah ditebak. Pakai beberapa kata yang hanya Anda ingat."
    sisa = kecil
    for kata in (*KATA_UMUM, nama_pengguna.casefold()):
        sisa = sisa.replace(kata, "") if kata else sisa
    if len(sisa.strip("0123456789 .-_!@#")) < 4:
        return "Kata sandi ini hanya tersusun dari kata yang umum. Tambahkan kata lain yang hanya Anda ingat."
    return None
