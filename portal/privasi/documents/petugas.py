"""Rows of people at work: operators, training and who took part, coverage, delegations, and the background jobs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ...akun.queries import list_wakil
from ...bimtek.queries.bimtek import get_bimtek, list_bimtek, list_peserta
from ...bimtek.queries.cakupan import list_cakupan
from ...bimtek.queries.operator import list_operator
from ...bimtek.rules.bimtek import KATA_HASIL, KATA_STATUS
from ...bimtek.rules.cakupan import KATA_KEADAAN
from ...jam import hari_ini, sekarang
from ...latar.queries import list_pekerjaan
from ...latar.rules import JENIS, STATUS
from ...pengaturan.queries import pengaturan
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari

KOLOM_OPERATOR = (
    *KOLOM_WILAYAH, Kolom("Nama", 28), Kolom("Nama pengguna", 24), Kolom("Telepon", 18), Kolom("Nomor SK", 24), Kolom("Mulai", 12, "tanggal"),
    Kolom("Selesai", 12, "tanggal"), Kolom("Bimtek", 10), Kolom("Terakhir masuk", 14, "tanggal"),
)  # fmt: skip
KOLOM_BIMTEK = (
    *KOLOM_WILAYAH, Kolom("Bimtek", 34), Kolom("Tanggal", 12, "tanggal"), Kolom("Tempat", 28), Kolom("Diundang", 9, "angka"),
    Kolom("Hadir", 9, "angka"), Kolom("Lulus", 9, "angka"), Kolom("Keadaan", 14),
)  # fmt: skip
KOLOM_PESERTA = (
    *KOLOM_WILAYAH, Kolom("Bimtek", 34), Kolom("Tanggal", 12, "tanggal"), Kolom("Nama", 28), Kolom("Hadir", 8), Kolom("Nilai", 8, "angka"),
    Kolom("Hasil", 14), Kolom("Nomor sertifikat", 26),
)  # fmt: skip
KOLOM_CAKUPAN = (*KOLOM_WILAYAH, Kolom("Operator", 10), Kolom("Lulus bimtek", 12), Kolom("Aktif 30 hari", 12), Kolom("Keadaan", 40))
KOLOM_WAKIL = (
    *KOLOM_WILAYAH, Kolom("Yang diwakili", 28), Kolom("Wakil", 28), Kolom("Mulai", 12, "tanggal"), Kolom("Selesai", 12, "tanggal"),
    Kolom("Alasan", 40), Kolom("Dicabut", 12, "tanggal"),
)  # fmt: skip
KOLOM_PEKERJAAN = (
    *KOLOM_WILAYAH, Kolom("Pekerjaan", 34), Kolom("Oleh", 24), Kolom("Keadaan", 18), Kolom("Dibuat", 12, "tanggal"),
    Kolom("Berakhir", 12, "tanggal"), Kolom("Selesai", 10, "angka"), Kolom("Dari", 10, "angka"), Kolom("Galat", 50),
)  # fmt: skip


def ya(nilai: Any) -> str:
    return "ya" if nilai else "tidak"


def berkas_operator(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Operators by desa; ``saring`` as ``list_operator`` takes it."""
    return KOLOM_OPERATOR, _operator(saring, untuk)


def _operator(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah, kini = Wilayah(), hari_ini(pengaturan("zona"))

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_operator(untuk=untuk, hari_ini=kini, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: b.id):
        for b in semua:
            yield [
                *wilayah.sel(b.desa_kode), b.nama, b.nama_pengguna or "", b.telepon or "", b.sk_nomor or "", b.mulai, b.selesai,
                "lulus" if b.lulus else "belum", hari(b.terakhir_pada),
            ]  # fmt: skip


def berkas_bimtek(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Training sessions, newest first."""
    return KOLOM_BIMTEK, _bimtek(saring, untuk)


def _bimtek(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_bimtek(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.tanggal, b.id)):
        for b in semua:
            yield [
                *wilayah.sel(b.wilayah_kode), b.judul, b.tanggal, b.tempat, b.diundang, b.hadir, b.lulus, KATA_STATUS[b.status]
            ]  # fmt: skip


def berkas_peserta_bimtek(bimtek_id: UUID, *, untuk: Any, nik: bool) -> Berkas:
    """Who was invited to one session, in the reader's scope; raises NotFound."""
    bimtek, wilayah = get_bimtek(bimtek_id, untuk=untuk), Wilayah()
    return KOLOM_PESERTA, (
        [
            *wilayah.sel(b.desa_kode), bimtek.judul, bimtek.tanggal, b.nama, ya(b.hadir_pada), b.nilai, KATA_HASIL.get(b.hasil or "", ""),
            b.sertifikat_nomor or "",
        ]
        for b in list_peserta(bimtek_id, untuk=untuk)
    )  # fmt: skip


def berkas_cakupan(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """Every desa/kelurahan in scope with what it has of operators."""
    wilayah, semua = Wilayah(), list_cakupan(untuk=untuk, hari_ini=hari_ini(pengaturan("zona")), kini=sekarang())
    return KOLOM_CAKUPAN, (
        [*wilayah.sel(b.kode), ya(b.operator), ya(b.terlatih), ya(b.aktif), KATA_KEADAAN[b.keadaan]] for b in semua
    )  # fmt: skip


def berkas_wakil(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """The delegations that one gave or took."""
    sel = Wilayah().sel(untuk.wilayah_kode)
    return KOLOM_WAKIL, (
        [*sel, b.dari_nama, b.ke_nama, b.mulai, b.selesai, b.alasan, hari(b.dicabut_pada)] for b in list_wakil(untuk=untuk)
    )  # fmt: skip


def berkas_pekerjaan(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """The background jobs that one may see, newest first."""
    return KOLOM_PEKERJAAN, _pekerjaan(untuk)


def _pekerjaan(untuk: Any) -> Iterator[Sequence[Any]]:
    sel = Wilayah().sel(pengaturan("kabupaten_kode"))

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_pekerjaan(untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b[0].dibuat_pada, b[0].id)):
        for p, oleh in semua:
            kata = JENIS[p.jenis].kata if p.jenis in JENIS else p.jenis
            yield [*sel, kata, oleh or "Server", STATUS[p.status][0], hari(p.dibuat_pada), hari(p.usai_pada), p.selesai, p.dari, p.galat]
