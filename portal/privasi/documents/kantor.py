"""Rows of meetings, of the calendar, of accounts and of the trail: lists without data of families."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ...akun.queries import list_pengguna, nama_pengguna_by_id
from ...akun.rules import NAMA_PERAN, Peran
from ...audit.queries import list_jejak, list_jejak_objek
from ...keluarga.queries import get_keluarga
from ...kit.tanggal import waktu_panjang
from ...musdes.queries import list_musdes
from ...musdes.queries.kalender import list_kalender
from ...musdes.rules.bentuk import kata_status
from ...pengaturan.queries import pengaturan
from ...web.sheets import Kolom
from ..queries.keluarga import list_objek_keluarga
from ..rules import AKSI
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari

KOLOM_MUSDES = (
    *KOLOM_WILAYAH, Kolom("Tanggal", 12, "tanggal"), Kolom("Tempat", 28), Kolom("Keadaan", 18), Kolom("Nomor berita acara", 28),
    Kolom("Usulan di acara", 9, "angka"), Kolom("Sudah diputus", 9, "angka"),
)  # fmt: skip
KOLOM_KALENDER = (
    *KOLOM_WILAYAH, Kolom("Musyawarah terakhir", 14, "tanggal"), Kolom("Berikutnya", 14, "tanggal"),
    Kolom("Paket menunggu sejak", 14, "tanggal"),
)  # fmt: skip
KOLOM_AKUN = (*KOLOM_WILAYAH, Kolom("Nama pengguna", 24), Kolom("Nama", 28), Kolom("Peran", 16), Kolom("Aktif", 8), Kolom("Pernah masuk", 12))
KOLOM_JEJAK = (
    *KOLOM_WILAYAH, Kolom("Nomor", 9, "angka"), Kolom("Waktu", 30), Kolom("Oleh", 24), Kolom("Peran", 16), Kolom("Tindakan", 34),
    Kolom("Objek", 20), Kolom("Id objek", 38), Kolom("Rincian", 60),
)  # fmt: skip
KOLOM_JEJAK_KELUARGA = (*KOLOM_WILAYAH, Kolom("Waktu", 30), Kolom("Oleh", 24), Kolom("Peran", 16), Kolom("Tindakan", 34))


def berkas_musdes(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Meetings, newest first."""
    return KOLOM_MUSDES, _musdes(saring, untuk)


def _musdes(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_musdes(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.tanggal, b.id)):
        for b in semua:
            keadaan = kata_status(b.status)
            yield [*wilayah.sel(b.desa_kode), b.tanggal, b.tempat, keadaan, b.nomor or "", b.jumlah_acara, b.diputus]


def berkas_kalender(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Every desa with its last and next meeting; ``saring`` holds hari_ini and perhaps wilayah."""
    return KOLOM_KALENDER, _kalender(saring, untuk)


def _kalender(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_kalender(untuk=untuk, setelah=setelah or "", ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: b.kode):
        for b in semua:
            yield [*wilayah.sel(b.kode), _tanggal(b.terakhir), _tanggal(b.berikut), _tanggal(b.paket_menunggu)]


def _tanggal(nilai: Any) -> date | None:
    return hari(nilai) if nilai else None


def berkas_akun(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Accounts by user name."""
    return KOLOM_AKUN, _akun(saring, untuk)


def _akun(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_pengguna(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.nama_pengguna,)):
        for b in semua:
            peran, aktif = NAMA_PERAN[Peran(b.peran)], "ya" if b.aktif else "tidak"
            yield [*wilayah.sel(b.wilayah_kode), b.nama_pengguna, b.nama, peran, aktif, "belum" if b.belum_masuk else "ya"]


def berkas_jejak(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The trail, newest first."""
    return KOLOM_JEJAK, _jejak(saring)


def _jejak(saring: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    wilayah, zona = Wilayah(), pengaturan("zona")

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_jejak(setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: b.id):
        nama = nama_pengguna_by_id({b.pengguna_id for b in semua if b.pengguna_id})
        for b in semua:
            tempat = wilayah.sel(b.desa_kode) if b.desa_kode else [""] * len(KOLOM_WILAYAH)
            yield [
                *tempat, b.id, waktu_panjang(b.waktu, zona), nama.get(b.pengguna_id, ""), NAMA_PERAN.get(b.peran, b.peran or ""),
                AKSI.get(b.aksi, b.aksi), b.objek_jenis or "", b.objek_id or "", b.rincian or "",
            ]  # fmt: skip


def berkas_jejak_keluarga(keluarga_id: UUID, *, untuk: Any, nik: bool) -> Berkas:
    """Who looked at or changed one family; raises NotFound."""
    return KOLOM_JEJAK_KELUARGA, _jejak_keluarga(get_keluarga(keluarga_id, untuk=untuk))


def _jejak_keluarga(keluarga: Any) -> Iterator[Sequence[Any]]:
    sel, zona, objek = Wilayah().sel(keluarga.desa_kode), pengaturan("zona"), list_objek_keluarga(keluarga.id)

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_jejak_objek(objek, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: b.id):
        nama = nama_pengguna_by_id({b.pengguna_id for b in semua if b.pengguna_id})
        for b in semua:
            oleh, peran = nama.get(b.pengguna_id, "Server"), NAMA_PERAN.get(b.peran, b.peran or "")
            yield [*sel, waktu_panjang(b.waktu, zona), oleh, peran, AKSI.get(b.aksi, b.aksi)]
