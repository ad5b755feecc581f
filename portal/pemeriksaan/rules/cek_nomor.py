"""NIK and No. KK of a family read as data: their shape, and what they say otherwise than the form (domain 6.1, 6.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...kit.kk import bandingkan_kk, periksa_kk
from ...kit.nik import bandingkan_nik, periksa_nik
from .fakta import FaktaOrang, FaktaPeriksa, Luar
from .hasil import HasilPeriksa, lihat

_ATURAN_NIK = {"tanggal_lahir": "NIK_TANGGAL", "jenis_kelamin": "NIK_KELAMIN", "wilayah": "NIK_WILAYAH"}
_ATURAN_KK = {"tanggal_kk": "KK_TANGGAL", "kk_sama_nik": "KK_SAMA_NIK", "wilayah": "KK_WILAYAH"}


def cek_nomor(k: FaktaPeriksa, luar: Luar, hari_ini: date) -> Iterator[HasilPeriksa]:
    """Findings about the numbers of the family and of each member."""
    yield from _kk(k, luar, hari_ini)
    for orang in k.anggota:
        yield from _nik(k, orang, luar, hari_ini) if orang.nik else _tanpa_nik(k, orang)


def _nik(k: FaktaPeriksa, orang: FaktaOrang, luar: Luar, hari_ini: date) -> Iterator[HasilPeriksa]:
    nik = orang.nik or ""
    salah = periksa_nik(nik, provinsi=luar.provinsi or {nik[:2]}, hari_ini=hari_ini).kesalahan
    if salah:
        yield _hasil("NIK_BENTUK", k, orang, " ".join(satu.kalimat for satu in salah), nik)
        return
    lahir = orang.tanggal_lahir.isoformat() if orang.tanggal_lahir else ""
    for satu in bandingkan_nik(nik, orang.tanggal_lahir, orang.jenis_kelamin, k.desa_kode[:8]):
        yield _hasil(_ATURAN_NIK[satu.kode], k, orang, satu.kalimat, nik, lahir, orang.jenis_kelamin)


def _tanpa_nik(k: FaktaPeriksa, orang: FaktaOrang) -> Iterator[HasilPeriksa]:
    if orang.tanpa_nik_alasan:
        kalimat = f"Belum ada NIK: {orang.tanpa_nik_alasan.rstrip('. ')}. Data tetap tersimpan; lengkapi bila NIK sudah terbit."
    else:
        kalimat = "Belum ada NIK. Data tetap tersimpan; tuliskan alasannya supaya dapat dibantu mengurusnya."
    yield _hasil("NIK_KOSONG", k, orang, kalimat)


def _kk(k: FaktaPeriksa, luar: Luar, hari_ini: date) -> Iterator[HasilPeriksa]:
    if not k.no_kk:
        return
    bacaan = periksa_kk(k.no_kk, provinsi=luar.provinsi or {k.no_kk[:2]}, hari_ini=hari_ini)
    if bacaan.kesalahan:
        yield _hasil("KK_BENTUK", k, None, " ".join(satu.kalimat for satu in bacaan.kesalahan), k.no_kk)
    lain = bandingkan_kk(k.no_kk, [orang.nik for orang in k.anggota if orang.nik], k.desa_kode[:8])
    for satu in (*bacaan.peringatan, *lain):
        yield _hasil(_ATURAN_KK[satu.kode], k, None, satu.kalimat, k.no_kk)


def _hasil(aturan: str, k: FaktaPeriksa, orang: FaktaOrang | None, kalimat: str, *fakta: str) -> HasilPeriksa:
    sini = lihat(orang) if orang else {"keluarga": k.nama, "no_kk": k.no_kk}
    return HasilPeriksa(aturan, k.id, kalimat, orang.id if orang else None, bukti={"sini": sini}, fakta=fakta)
