"""Rows of the kabupaten's own programmes: who waits for the decision of the dinsos, and who was granted one, for who hands it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...pertukaran.queries.penetapan import list_menunggu, list_penerima
from ...usulan.rules.status import kata_status
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, nomor

KOLOM = (
    *KOLOM_WILAYAH, Kolom("Program", 24), Kolom("Satuan", 8), Kolom("Penerima", 28), Kolom("NIK", 18), Kolom("Kepala keluarga", 28),
    Kolom("No. KK", 18), Kolom("Alamat", 30), Kolom("RT", 6), Kolom("RW", 6), Kolom("Nomor usulan", 24), Kolom("Nomor keputusan", 28),
    Kolom("Tanggal keputusan", 13, "tanggal"),
)  # fmt: skip
KOLOM_MENUNGGU = (
    *KOLOM_WILAYAH, Kolom("Program", 24), Kolom("Satuan", 8), Kolom("Keluarga", 28), Kolom("Untuk anggota", 28), Kolom("Nomor usulan", 24),
    Kolom("Keadaan usulan", 26),
)  # fmt: skip


def berkas_penerima(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """``saring`` as ``list_penerima`` takes it."""
    return KOLOM, _baris(saring, untuk, nik)


def _baris(saring: Mapping[str, Any], untuk: Any, nik: bool) -> Iterator[Sequence[Any]]:
    wilayah, berlaku = Wilayah(), program_berlaku()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_penerima(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.desa_kode, b.nomor, b.urutan)):
        for b in semua:
            p = sebut_program(b.program, berlaku)
            pribadi = (
                [b.nama or "", nomor(b.nik, nik), b.kepala or "", nomor(b.no_kk, nik), b.alamat, b.rt, b.rw]
                if b.terlihat else ["Keluarga sudah pindah", *[""] * 6]
            )  # fmt: skip
            yield [*wilayah.sel(b.desa_kode), p.singkatan, p.satuan, *pribadi, b.nomor, b.sumber, b.tanggal]


def berkas_menunggu(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """``saring`` as ``list_menunggu`` takes it."""
    return KOLOM_MENUNGGU, _menunggu(saring, untuk)


def _menunggu(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah, berlaku = Wilayah(), program_berlaku()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_menunggu(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.desa_kode, b.nomor, b.urutan)):
        for b in semua:
            p = sebut_program(b.program, berlaku)
            orang = (b.anggota_nama or "") if b.terlihat else ""
            yield [*wilayah.sel(b.desa_kode), p.singkatan, p.satuan, b.nama, orang, b.nomor, kata_status(b.status, b.jenis)]
