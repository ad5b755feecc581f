"""Rows of the quota: figures by desa and programme, one spreading, leave given, periods with their windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ...kit.tanggal import waktu_panjang
from ...kuota.queries.kuota import get_sebaran
from ...kuota.queries.periode import get_periode, list_dispensasi, list_jendela, list_periode
from ...kuota.queries.program import program_berlaku
from ...kuota.rules.jendela import JENIS_JENDELA
from ...pengaturan.queries import pengaturan
from ...usulan.queries.kuota import list_desa_halaman, ringkas_kuota
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari

KOLOM_KUOTA = (
    *KOLOM_WILAYAH, Kolom("Periode", 18), Kolom("Program", 16), Kolom("Satuan", 8), Kolom("Kuota", 9, "angka"), Kolom("Diusulkan", 10, "angka"),
    Kolom("Diajukan", 9, "angka"), Kolom("Disahkan", 9, "angka"), Kolom("Sisa", 9, "angka"), Kolom("Menunggu", 9, "angka"),
)  # fmt: skip
KOLOM_SEBARAN = (
    *KOLOM_WILAYAH, Kolom("Periode", 18), Kolom("Program", 16), Kolom("Keluarga", 10, "angka"), Kolom("Kuota", 9, "angka"),
)  # fmt: skip
KOLOM_DISPENSASI = (
    *KOLOM_WILAYAH, Kolom("Jenis usulan", 20), Kolom("Sampai", 32), Kolom("Alasan", 50), Kolom("Oleh", 24), Kolom("Dicatat", 12, "tanggal"),
)  # fmt: skip
KOLOM_PERIODE = (
    *KOLOM_WILAYAH, Kolom("Periode", 18), Kolom("Hari pertama", 12, "tanggal"), Kolom("Hari terakhir", 12, "tanggal"),
    Kolom("Jenis usulan", 20), Kolom("Dibuka", 32), Kolom("Ditutup", 32),
)  # fmt: skip


def berkas_kuota(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Figures of one period; ``saring`` holds periode_id (None: there is no period), program (codes), wilayah."""
    return KOLOM_KUOTA, _kuota(saring["periode_id"], saring["program"], saring["wilayah"], untuk)


def _kuota(periode_id: UUID | None, program: Sequence[str], kode: str, untuk: Any) -> Iterator[Sequence[Any]]:
    if periode_id is None:
        return
    wilayah, berlaku, periode = Wilayah(), program_berlaku(), get_periode(periode_id).nama

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_desa_halaman(untuk=untuk, wilayah=kode, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: b.kode):
        isi = ringkas_kuota(periode_id, [b.kode for b in semua], program)
        for (desa, p), r in isi.items():
            yield [
                *wilayah.sel(desa), periode, berlaku[p].singkatan, berlaku[p].satuan, r.jumlah, r.diusulkan, r.diajukan, r.disahkan,
                r.sisa, r.menunggu,
            ]  # fmt: skip


def berkas_sebaran(sebaran_id: UUID, *, untuk: Any, nik: bool) -> Berkas:
    """One spreading by desa; raises NotFound."""
    satu, wilayah = get_sebaran(sebaran_id, untuk=untuk), Wilayah()
    periode, program = get_periode(satu.periode_id).nama, program_berlaku()[satu.program].singkatan
    return KOLOM_SEBARAN, (
        [*wilayah.sel(kode), periode, program, dasar, jumlah] for kode, (dasar, jumlah) in sorted(satu.hasil.items())
    )  # fmt: skip


def berkas_dispensasi(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """Leave given, newest first."""
    return KOLOM_DISPENSASI, _dispensasi(untuk)


def _dispensasi(untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah, zona = Wilayah(), pengaturan("zona")

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_dispensasi(untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.dibuat_pada, b.id)):
        for b in semua:
            jenis = JENIS_JENDELA.get(b.jenis, "Semua jenis")
            yield [*wilayah.sel(b.desa_kode), jenis, waktu_panjang(b.sampai, zona), b.alasan, b.oleh_nama, hari(b.dibuat_pada)]


def berkas_periode(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """Periods, the latest first, a row for each window."""
    return KOLOM_PERIODE, _periode()


def _periode() -> Iterator[Sequence[Any]]:
    sel, zona = Wilayah().sel(pengaturan("kabupaten_kode")), pengaturan("zona")

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_periode(sebelum=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: b.mulai):
        for b in semua:
            awal, jendela = [*sel, b.nama, b.mulai, b.selesai], list_jendela(b.id)
            for jenis, satu in jendela.items():
                yield [*awal, JENIS_JENDELA.get(jenis, jenis), waktu_panjang(satu.buka_pada, zona), waktu_panjang(satu.tutup_pada, zona)]
            if not jendela:
                yield [*awal, "Semua jenis", "", ""]
