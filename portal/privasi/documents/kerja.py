"""Rows of the dinsos' work beside the queue: ages, visits, the camat's step, one batch, moves between desa, imports, meetings' lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ...keluarga.queries.pindah import list_pindah, nama_pemegang
from ...keluarga.rules.pindah import KATA_STATUS as KATA_PINDAH
from ...pertukaran.queries.impor import list_impor
from ...pertukaran.rules.impor_jenis import JENIS_IMPOR
from ...pertukaran.rules.impor_jenis import KATA_STATUS as KATA_IMPOR
from ...usulan.rules.jenis import KATA_JENIS
from ...usulan.rules.status import kata_status
from ...verifikasi.queries.antrean import list_by_ids, list_menunggu_kecamatan
from ...verifikasi.queries.kunjungan import list_kunjungan
from ...verifikasi.queries.umur import list_menunggu
from ...verifikasi.queries.usulan import get_massal
from ...verifikasi.rules.kunjungan import KATA_HASIL_KUNJUNGAN, KATA_SEBAB
from ...verifikasi.rules.umur import sebaran_umur
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari

KOLOM_UMUR = (
    *KOLOM_WILAYAH, Kolom("Menunggu", 10, "angka"), Kolom("Median", 9, "angka"), Kolom("Persentil 90", 12, "angka"),
    Kolom("Terlama", 9, "angka"), Kolom("Terlambat", 10, "angka"), Kolom("Batas hari layanan", 12, "angka"),
)  # fmt: skip
KOLOM_KUNJUNGAN = (
    *KOLOM_WILAYAH, Kolom("Nomor usulan", 24), Kolom("Keluarga", 28), Kolom("Alamat", 32), Kolom("RW", 5), Kolom("RT", 5),
    Kolom("Sebab", 20), Kolom("Yang perlu dilihat", 40), Kolom("Diminta", 12, "tanggal"), Kolom("Hasil", 34), Kolom("Dikunjungi", 12, "tanggal"),
)  # fmt: skip
KOLOM_USULAN = (
    *KOLOM_WILAYAH, Kolom("Nomor usulan", 24), Kolom("Jenis", 16), Kolom("Keluarga", 28), Kolom("Anggota", 9, "angka"),
    Kolom("Keadaan", 26), Kolom("Menunggu sejak", 14, "tanggal"),
)  # fmt: skip
KOLOM_MASSAL = (*KOLOM_USULAN, Kolom("Diputus", 9), Kolom("Sebab dilewati", 60))
KOLOM_PINDAH = (
    *KOLOM_WILAYAH, Kolom("Keluarga", 28), Kolom("Dari", 34), Kolom("Alasan", 50), Kolom("Diminta", 12, "tanggal"),
    Kolom("Diminta oleh", 24), Kolom("Keadaan", 18), Kolom("Dijawab", 12, "tanggal"), Kolom("Jawaban", 50),
)  # fmt: skip
KOLOM_IMPOR = (
    *KOLOM_WILAYAH, Kolom("Berkas", 34), Kolom("Isi", 34), Kolom("Sumber", 30), Kolom("Tanggal data", 12, "tanggal"), Kolom("Keadaan", 24),
    Kolom("Diunggah", 12, "tanggal"), Kolom("Oleh", 24),
)  # fmt: skip


def berkas_umur(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """How long the queue of each desa waits, the slowest first; ``saring`` holds kecamatan, hari_ini and batas."""
    wilayah, batas = Wilayah(), saring["batas"]
    menunggu = [b for b in list_menunggu(untuk=untuk) if b[0].startswith(saring["kecamatan"])]
    return KOLOM_UMUR, (
        [*wilayah.sel(b.kode), b.jumlah, b.median, b.p90, b.terlama, b.terlambat, batas] for b in sebaran_umur(menunggu, saring["hari_ini"], batas)
    )  # fmt: skip


def berkas_kunjungan(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Home visits; ``saring`` as ``list_kunjungan`` takes it."""
    return KOLOM_KUNJUNGAN, _kunjungan(saring, untuk)


def _kunjungan(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_kunjungan(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.diminta_pada, b.id)):
        for b in semua:
            yield [
                *wilayah.sel(b.desa_kode), b.nomor, b.nama, b.alamat, b.rw, b.rt, KATA_SEBAB[b.sebab], b.pesan, hari(b.diminta_pada),
                KATA_HASIL_KUNJUNGAN.get(b.hasil, ""), b.tanggal,
            ]  # fmt: skip


def _usulan(b: Any, wilayah: Wilayah) -> list[Any]:
    keadaan = kata_status(b.status, b.jenis)
    return [*wilayah.sel(b.desa_kode), b.nomor, KATA_JENIS[b.jenis], b.nama, b.jumlah_anggota, keadaan, hari(b.menunggu_sejak)]


def berkas_kecamatan(dipakai: bool, *, untuk: Any, nik: bool) -> Berkas:
    """What waits for the camat's validation; nothing while the step is not in use."""
    return KOLOM_USULAN, _kecamatan(untuk) if dipakai else iter(())


def _kecamatan(untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_menunggu_kecamatan(untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.menunggu_sejak, b.id)):
        for b in semua:
            yield _usulan(b, wilayah)


def berkas_massal(massal_id: UUID, *, untuk: Any, nik: bool) -> Berkas:
    """The report of one batch: each usulan with whether it was decided, and if not, why; raises NotFound."""
    laporan, wilayah = get_massal(massal_id, untuk=untuk).laporan, Wilayah()
    sebab = dict(laporan["dilewati"])
    ids = [UUID(teks) for teks in (*laporan["diputus"], *sebab)]
    return KOLOM_MASSAL, (
        [*_usulan(b, wilayah), "tidak" if str(b.id) in sebab else "ya", sebab.get(str(b.id), "")] for b in list_by_ids(ids, untuk=untuk)
    )  # fmt: skip


def berkas_pindah(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Requests for families between desa, as far as the reader may know them; the columns of place are of the desa that asks."""
    return KOLOM_PINDAH, _pindah(saring, untuk)


def _pindah(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_pindah(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.diminta_pada, b.id)):
        for b in semua:
            yield [
                *wilayah.sel(b.ke_desa_kode), b.nama or "", nama_pemegang(b), b.alasan, hari(b.diminta_pada), b.peminta,
                KATA_PINDAH[b.status], hari(b.dijawab_pada), b.jawaban or "",
            ]  # fmt: skip


def berkas_impor(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    """The files that were brought in, newest first."""
    return KOLOM_IMPOR, _impor(untuk)


def _impor(untuk: Any) -> Iterator[Sequence[Any]]:
    sel = Wilayah().sel(untuk.wilayah_kode)

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_impor(untuk=untuk, setelah=setelah, ukuran=SEKALI)

    for semua in halaman_demi_halaman(ambil, lambda b: (b[0].dibuat_pada, b[0].id)):
        for i, oleh in semua:
            yield [
                *sel, i.nama_asli, JENIS_IMPOR[i.jenis].kata, i.sumber, i.tanggal_data, KATA_IMPOR[i.status][0], hari(i.dibuat_pada), oleh
            ]  # fmt: skip
