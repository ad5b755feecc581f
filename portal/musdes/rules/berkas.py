"""The packet after a musdes: when files may come and go, how far they carry it, who may release it and its receipt number."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .bentuk import MUSYAWARAH, PERNYATAAN, SPTJM, bagian_paket, is_sptjm
from .status import (
    BEKU,
    BERITA_ACARA,
    BERLANGSUNG,
    DAFTAR_HADIR,
    DITANDATANGANI,
    FOTO,
    PUBLIKASI,
    TERPUBLIKASI,
    boleh_pindah,
)

KERTAS = ("F4", "A4")
PINDAIAN = (BERITA_ACARA, DAFTAR_HADIR, SPTJM, PERNYATAAN)  # a page replaced by another is kept as an earlier version
BERTANDA_TANGAN = ((BERITA_ACARA, DAFTAR_HADIR), (SPTJM, PERNYATAAN))  # the two papers that bear signatures, by form of the packet
KALIMAT_DILEPAS = "Paket ini sudah diajukan ke dinas sosial, jadi berkasnya tidak berubah lagi."
KALIMAT_BUKTI = "Bukti penghapusan hasil tinjau ulang belum lengkap."
KALIMAT_PENCATAT = "Paket diajukan oleh kepala desa atau lurah sendiri, bukan oleh yang mencatat musyawarah ini."


def boleh_mengunggah(status: str, sudah_dilepas: bool) -> bool:
    """Files may come once the musdes is under way, until the packet is released."""
    return not sudah_dilepas and (status == BERLANGSUNG or status in BEKU)


def halangan_mengunggah(status: str, jenis: str, sudah_dilepas: bool, bentuk: str = MUSYAWARAH) -> str | None:
    """Why a file of this kind cannot come now. Photos are taken during the musdes; scans need the closed paper."""
    if sudah_dilepas:
        return KALIMAT_DILEPAS
    if jenis not in bagian_paket(bentuk):
        return "Berkas ini tidak diminta dalam paket ini. Pilih salah satu bagian yang tertulis di halaman paket."
    if jenis == FOTO and boleh_mengunggah(status, False):
        return None
    if status in BEKU:
        return None
    if is_sptjm(bentuk):
        return "Tutup SPTJM dulu, lalu cetak dan tanda tangani kedua suratnya sebelum mengunggah berkas ini."
    return "Tutup musyawarah dulu, lalu cetak dan tanda tangani berita acaranya sebelum mengunggah berkas ini."


def status_paket(status: str, jumlah: Mapping[str, int]) -> str:
    """How far the files carry a closed musdes; a status is never taken back."""
    langkah = (
        (DITANDATANGANI, any(all(jumlah.get(satu, 0) for satu in dua) for dua in BERTANDA_TANGAN)),
        (TERPUBLIKASI, jumlah.get(PUBLIKASI, 0)),
    )
    for ke, ada in langkah:
        if ada and boleh_pindah(status, ke):
            status = ke
    return status


def halangan_melepas(status: str, oleh: object, pencatat: Collection[object], bentuk: str = MUSYAWARAH) -> list[str]:
    """What stands in the way of a release besides missing files, as sentences."""
    halangan, tanpa = [], is_sptjm(bentuk)
    if status not in BEKU:
        halangan.append(
            "SPTJM ini belum ditutup, jadi belum dapat diajukan." if tanpa
            else "Musyawarah ini belum ditutup, jadi belum ada berita acara yang dapat diajukan."
        )  # fmt: skip
    if oleh in pencatat:
        halangan.append(KALIMAT_PENCATAT.replace("musyawarah", "SPTJM") if tanpa else KALIMAT_PENCATAT)
    return halangan


def format_tanda_terima(desa_kode: str, tahun: int, urut: int) -> str:
    """TT-1702.19.1006-2026-0001, counted by desa and year."""
    provinsi, kabupaten, kecamatan, desa = desa_kode.split(".")
    return f"TT-{provinsi}{kabupaten}.{kecamatan}.{desa}-{tahun}-{urut:04d}"
