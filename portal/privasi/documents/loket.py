"""Rows of objections and of citizens' own proposals; a secret name stays secret in a file too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...warga.queries.mandiri import list_mandiri
from ...warga.queries.sanggahan import list_sanggahan
from ...warga.rules import mandiri as m
from ...warga.rules import sanggahan as s
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari, nomor

KOLOM_SANGGAHAN = (
    *KOLOM_WILAYAH, Kolom("Nomor sanggahan", 28), Kolom("Diterima", 12, "tanggal"), Kolom("Yang disanggah", 40), Kolom("Tentang", 28),
    Kolom("Nomor usulan", 24), Kolom("Penyanggah", 28), Kolom("Telepon", 16), Kolom("Keadaan", 16), Kolom("Batas jawab", 12, "tanggal"),
    Kolom("Hasil", 18), Kolom("Tindak lanjut", 34), Kolom("Nomor surat", 26), Kolom("Dijawab", 12, "tanggal"),
)  # fmt: skip
KOLOM_MANDIRI = (
    *KOLOM_WILAYAH, Kolom("Nomor", 28), Kolom("Dicatat", 12, "tanggal"), Kolom("Nama", 28), Kolom("NIK", 20), Kolom("Alamat", 32),
    Kolom("Telepon", 16), Kolom("Permintaan", 30), Kolom("Keterangan", 50), Kolom("Keadaan", 22), Kolom("Nomor usulan", 24), Kolom("Alasan", 50),
    Kolom("Ditangani", 12, "tanggal"),
)  # fmt: skip


def berkas_sanggahan(saring: Mapping[str, str], *, untuk: Any, nik: bool) -> Berkas:
    """Objections, newest first."""
    return KOLOM_SANGGAHAN, _sanggahan(saring, untuk)


def _sanggahan(saring: Mapping[str, str], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_sanggahan(saring, untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        for b in semua:
            orang = s.penyanggah_of(b, untuk)
            yield [
                *wilayah.sel(b.desa_kode), b.nomor, hari(b.dibuat_pada), s.JENIS[b.jenis], b.keluarga_nama if b.usulan_id else b.tentang,
                b.usulan_nomor or "", orang.nama, orang.telepon, s.KATA_STATUS[b.status], b.batas_jawab, s.HASIL.get(b.hasil, ""),
                s.TINDAK_LANJUT.get(b.tindak_lanjut, ""), b.nomor_surat, hari(b.dijawab_pada),
            ]  # fmt: skip


def berkas_mandiri(saring: Mapping[str, str], *, untuk: Any, nik: bool) -> Berkas:
    """Citizens' own proposals, newest first."""
    return KOLOM_MANDIRI, _mandiri(saring, untuk, nik)


def _mandiri(saring: Mapping[str, str], untuk: Any, nik: bool) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_mandiri(saring, untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        for b in semua:
            yield [
                *wilayah.sel(b.desa_kode), b.nomor, hari(b.dibuat_pada), b.nama, nomor(b.nik, nik), b.alamat, b.telepon if nik else "",
                m.PERMINTAAN[b.permintaan], b.keterangan, m.KATA_STATUS[b.status], b.usulan_nomor or "", b.alasan, hari(b.ditangani_pada),
            ]  # fmt: skip
