"""Rows of families and of usulan: the list, and the queue of the dinas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ...keluarga.queries.daftar import list_keluarga
from ...kuota.queries.program import program_berlaku
from ...pertukaran.queries import hasil_by_keluarga, hasil_by_usulan
from ...pertukaran.rules.hasil import KATA_HASIL
from ...usulan.queries import list_program, list_usulan
from ...usulan.rules.isian import ringkas_program
from ...usulan.rules.jenis import ALASAN_HAPUS, KATA_ASAL, KATA_JENIS
from ...usulan.rules.status import kata_status
from ...verifikasi.queries.antrean import Saring, list_antrean
from ...verifikasi.queries.surat import nik_kepala
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari, nomor

KOLOM_KELUARGA = (
    *KOLOM_WILAYAH, Kolom("RW", 5), Kolom("RT", 5), Kolom("Keluarga", 28), Kolom("NIK kepala keluarga", 19), Kolom("No. KK", 19),
    Kolom("Alamat", 32), Kolom("Anggota", 9, "angka"), Kolom("Kriteria terpenuhi", 9, "angka"), Kolom("Kelengkapan", 13),
    Kolom("Terkunci", 9), Kolom("Jawaban pusat", 14), Kolom("Tanggal jawaban", 13, "tanggal"),
)  # fmt: skip
KOLOM_USULAN = (
    *KOLOM_WILAYAH, Kolom("Nomor usulan", 24), Kolom("Jenis", 16), Kolom("Program atau alasan", 26), Kolom("Keluarga", 28), Kolom("RW", 5),
    Kolom("RT", 5), Kolom("Keadaan", 26), Kolom("Sejak", 12, "tanggal"), Kolom("Dibuat", 12, "tanggal"), Kolom("Jawaban pusat", 14),
)  # fmt: skip
KOLOM_ANTREAN = (
    *KOLOM_WILAYAH, Kolom("Nomor usulan", 24), Kolom("Jenis", 16), Kolom("Program atau alasan", 26), Kolom("Keluarga", 28),
    Kolom("No. KK", 19), Kolom("Anggota", 9, "angka"), Kolom("Desil", 7, "angka"), Kolom("Keadaan", 26),
    Kolom("Menunggu sejak", 14, "tanggal"), Kolom("Pemeriksa", 24), Kolom("Asal", 20),
)  # fmt: skip


def berkas_keluarga(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """``saring`` as ``list_keluarga`` takes it."""
    return KOLOM_KELUARGA, _keluarga(saring, untuk, nik)


def _keluarga(saring: Mapping[str, Any], untuk: Any, nik: bool) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_keluarga(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.desa_kode, b.rw, b.rt, b.id)):
        ids = [b.id for b in semua]
        kepala, jawaban = nik_kepala(ids), hasil_by_keluarga(ids, untuk=untuk)
        for b in semua:
            jawab = jawaban.get(b.id)
            yield [
                *wilayah.sel(b.desa_kode), b.rw, b.rt, b.nama, nomor(kepala.get(b.id), nik), nomor(b.no_kk, nik), b.alamat,
                b.jumlah_anggota, b.terpenuhi if b.dijawab else None, "lengkap" if b.lengkap else "belum", "ya" if b.terkunci else "",
                KATA_HASIL[jawab.hasil] if jawab else "", jawab.tanggal if jawab else None,
            ]  # fmt: skip


def _isi(b: Any, program: Mapping[UUID, Sequence[Any]]) -> str:
    """What a usulan asks for in one cell."""
    ringkas = ringkas_program((satu.program for satu in program[b.id]), program_berlaku())
    return ringkas or (ALASAN_HAPUS[b.alasan_hapus].kata if b.alasan_hapus in ALASAN_HAPUS else "")


def berkas_usulan(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """``saring`` as ``list_usulan`` takes it."""
    return KOLOM_USULAN, _usulan(saring, untuk)


def _usulan(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_usulan(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        ids = [b.id for b in semua]
        program, jawaban = list_program(ids), hasil_by_usulan(ids, untuk=untuk)
        for b in semua:
            jawab = jawaban.get(b.id)
            yield [
                *wilayah.sel(b.desa_kode), b.nomor, KATA_JENIS[b.jenis], _isi(b, program), b.nama, b.rw, b.rt,
                kata_status(b.status, b.jenis), hari(b.sejak), hari(b.dibuat_pada), KATA_HASIL[jawab.hasil] if jawab else "",
            ]  # fmt: skip


def berkas_antrean(saring: Saring, *, untuk: Any, nik: bool) -> Berkas:
    """The queue, the one that has waited longest first."""
    return KOLOM_ANTREAN, _antrean(saring, untuk, nik)


def _antrean(saring: Saring, untuk: Any, nik: bool) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_antrean(saring, untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.menunggu_sejak, b.id)):
        program = list_program([b.id for b in semua])
        for b in semua:
            yield [
                *wilayah.sel(b.desa_kode), b.nomor, KATA_JENIS[b.jenis], _isi(b, program), b.nama, nomor(b.no_kk, nik),
                b.jumlah_anggota, b.desil, kata_status(b.status, b.jenis), hari(b.menunggu_sejak), b.pemeriksa_nama or "",
                KATA_ASAL[b.asal],
            ]  # fmt: skip
