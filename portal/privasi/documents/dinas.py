"""Rows of what the dinas confirms and hands over: lists waiting, letters, files, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ...kuota.queries.program import program_berlaku
from ...pengaturan.queries import pengaturan
from ...pertukaran.queries import hasil_by_usulan, list_input, list_isi, list_serahan
from ...pertukaran.rules.hasil import KATA_HASIL
from ...usulan.queries import list_program
from ...usulan.rules.isian import ringkas_program
from ...usulan.rules.jenis import ALASAN_HAPUS, KATA_JENIS
from ...usulan.rules.status import kata_status
from ...verifikasi.queries.pengesahan import list_baris, list_pengesahan, list_terverifikasi
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari

_USULAN = (
    *KOLOM_WILAYAH, Kolom("Nomor usulan", 24), Kolom("Jenis", 16), Kolom("Program atau alasan", 26), Kolom("Keluarga", 28),
    Kolom("Anggota", 9, "angka"), Kolom("Keadaan", 26),
)  # fmt: skip
KOLOM_SAH = (*_USULAN, Kolom("Diverifikasi oleh", 24))
KOLOM_INPUT = (
    *_USULAN, Kolom("Berkas serahan", 24), Kolom("Diinput oleh", 24), Kolom("Diinput", 12, "tanggal"), Kolom("Jawaban pusat", 14),
    Kolom("Tanggal jawaban", 13, "tanggal"),
)  # fmt: skip
KOLOM_SURAT = (
    *KOLOM_WILAYAH, Kolom("Nomor surat", 28), Kolom("Tanggal surat", 13, "tanggal"), Kolom("Usulan", 9, "angka"), Kolom("Oleh", 24),
    Kolom("Dicatat", 12, "tanggal"), Kolom("Pindaian", 10), Kolom("Ditarik", 12, "tanggal"), Kolom("Alasan penarikan", 40),
)  # fmt: skip
KOLOM_SERAHAN = (
    *KOLOM_WILAYAH, Kolom("Nomor", 24), Kolom("Dibuat", 12, "tanggal"), Kolom("Oleh", 24), Kolom("Usulan", 9, "angka"), Kolom("Baris", 9, "angka"),
    Kolom("Sidik", 66),
)  # fmt: skip


def _usulan(b: Any, program: Mapping[UUID, Sequence[Any]], wilayah: Wilayah) -> list[Any]:
    isi = ringkas_program((satu.program for satu in program[b.id]), program_berlaku())
    alasan = ALASAN_HAPUS[b.alasan_hapus].kata if b.alasan_hapus in ALASAN_HAPUS else ""
    return [
        *wilayah.sel(b.desa_kode), b.nomor, KATA_JENIS[b.jenis], isi or alasan, b.nama, b.jumlah_anggota, kata_status(b.status, b.jenis)
    ]  # fmt: skip


def berkas_pengesahan(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """What waits for confirmation."""
    return KOLOM_SAH, _sah(lambda setelah: list_terverifikasi(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring))


def berkas_isi_surat(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """What one letter holds; ``saring`` names it as pengesahan_id."""
    return KOLOM_SAH, _sah(lambda setelah: list_baris(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring))


def _sah(ambil: Callable[[Any], Sequence[Any]]) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()
    for semua in halaman_demi_halaman(ambil, lambda b: (b.desa_kode, b.nomor)):
        program = list_program([b.id for b in semua])
        for b in semua:
            yield [*_usulan(b, program, wilayah), b.pemeriksa_nama or ""]


def berkas_surat(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The letters made, newest first."""
    return KOLOM_SURAT, _surat(saring, untuk)


def _surat(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    sel = Wilayah().sel(pengaturan("kabupaten_kode"))  # a letter is of the whole kabupaten

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_pengesahan(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        for b in semua:
            yield [
                *sel, b.nomor_surat, b.tanggal_surat, b.jumlah, b.oleh_nama, hari(b.dibuat_pada), "ada" if b.pindaian_pada else "belum",
                hari(b.dibatalkan_pada), b.alasan_batal,
            ]  # fmt: skip


def berkas_serahan(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The hand-over files made, newest first."""
    return KOLOM_SERAHAN, _serahan(saring, untuk)


def _serahan(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    sel = Wilayah().sel(pengaturan("kabupaten_kode"))

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_serahan(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        for b in semua:
            yield [*sel, b.nomor, hari(b.dibuat_pada), b.oleh_nama, b.jumlah, b.baris, b.sidik]


def berkas_isi_serahan(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """What one file holds; ``saring`` names it as serahan_id."""
    return KOLOM_INPUT, _input(lambda s: list_isi(untuk=untuk, setelah=s, ukuran=SEKALI, **saring), lambda b: (b.desa_kode, b.nomor), untuk)


def berkas_input(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Rows of all files in one's own scope, for who types them into SIKS-NG."""
    return KOLOM_INPUT, _input(
        lambda s: list_input(untuk=untuk, setelah=s, ukuran=SEKALI, **saring), lambda b: (b.desa_kode, b.nomor, b.berkas), untuk
    )


def _input(ambil: Callable[[Any], Sequence[Any]], kunci: Callable[[Any], Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()
    for semua in halaman_demi_halaman(ambil, kunci):
        ids = [b.id for b in semua]
        program, jawaban = list_program(ids), hasil_by_usulan(ids, untuk=untuk)
        for b in semua:
            jawab = jawaban.get(b.id)
            yield [
                *_usulan(b, program, wilayah), b.berkas, b.diinput_nama or "", hari(b.diinput_pada),
                KATA_HASIL[jawab.hasil] if jawab else "", jawab.tanggal if jawab else None,
            ]  # fmt: skip
