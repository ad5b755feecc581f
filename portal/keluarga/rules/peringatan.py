"""What looks odd in a family while it is typed: soft warnings, one sentence each, that never keep one from saving."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ...kit.kk import bandingkan_kk
from ...kit.nik import bandingkan_nik
from ...kit.nomor import Peringatan
from ...kit.tanggal import umur
from .daftar_kode import ANAK, CUCU, ISTRI, KEPALA_KELUARGA, ORANG_TUA, SUAMI
from .fakta import FaktaAnggota, FaktaKeluarga

ANGGOTA_TERBANYAK = 15
UMUR_TERTUA = 110
SELISIH_ORANG_TUA = 12

# Years by which the head of the family must be older (+) or younger (-) than the one so related.
_SELISIH = {ANAK: SELISIH_ORANG_TUA, CUCU: 2 * SELISIH_ORANG_TUA, ORANG_TUA: -SELISIH_ORANG_TUA}
_KELAMIN = {SUAMI: ("L", "suami"), ISTRI: ("P", "istri")}


def peringatan(keluarga: FaktaKeluarga, kode_kecamatan: str, hari_ini: date) -> list[Peringatan]:
    """All warnings about a family; those about one member carry its place in `urutan` and begin with the name."""
    hasil = list(_keluarga(keluarga, kode_kecamatan))
    for urutan, anggota in enumerate(keluarga.anggota):
        temuan = bandingkan_nik(anggota.nik, anggota.tanggal_lahir, anggota.jenis_kelamin, kode_kecamatan)
        for satu in (*temuan, *_anggota(anggota, keluarga.anggota, hari_ini)):
            siapa = anggota.nama or f"Anggota ke-{urutan + 1}"
            hasil.append(Peringatan(satu.kode, f"{siapa}: {satu.kalimat}", urutan))
    return hasil


def _keluarga(keluarga: FaktaKeluarga, kode_kecamatan: str) -> Iterator[Peringatan]:
    anggota = keluarga.anggota
    yield from bandingkan_kk(keluarga.no_kk, [satu.nik for satu in anggota if satu.nik], kode_kecamatan)
    kepala = [satu.nama for satu in anggota if satu.hubungan == KEPALA_KELUARGA]
    if len(kepala) > 1:
        yield Peringatan("dua_kepala", f"Kepala keluarga tertulis {len(kepala)} orang. Periksa KK.")
    if len(anggota) > ANGGOTA_TERBANYAK:
        kalimat = f"Anggota tertulis {len(anggota)} orang. Periksa apakah ada dua KK yang tergabung."
        yield Peringatan("anggota_banyak", kalimat)
    for satu, lain in combinations(anggota, 2):
        if satu.nik and satu.nik == lain.nik:
            kalimat = f"NIK {satu.nama} dan {lain.nama} sama. Periksa KTP atau KK keduanya."
            yield Peringatan("nik_kembar", kalimat)


def _anggota(anggota: FaktaAnggota, semua: tuple[FaktaAnggota, ...], hari_ini: date) -> Iterator[Peringatan]:
    lahir = anggota.tanggal_lahir
    kelamin, sebutan = _KELAMIN.get(anggota.hubungan or 0, ("", ""))
    if kelamin and anggota.jenis_kelamin and anggota.jenis_kelamin != kelamin:
        yield Peringatan("hubungan_kelamin", f"tertulis {sebutan}. Periksa jenis kelamin atau hubungannya.")
    if lahir is None:
        return
    if lahir > hari_ini:
        yield Peringatan("lahir_nanti", f"tanggal lahir {lahir:%d-%m-%Y} belum tiba. Periksa tahunnya.")
        return
    if (usia := umur(lahir, hari_ini)) > UMUR_TERTUA:
        yield Peringatan("umur", f"umur menjadi {usia} tahun. Periksa tahun lahirnya.")
    yield from _selisih(anggota, lahir, semua)


def _selisih(anggota: FaktaAnggota, lahir: date, semua: tuple[FaktaAnggota, ...]) -> Iterator[Peringatan]:
    batas = _SELISIH.get(anggota.hubungan or 0)
    kepala = [satu for satu in semua if satu.hubungan == KEPALA_KELUARGA and satu.tanggal_lahir]
    if batas is None or len(kepala) != 1 or kepala[0].tanggal_lahir is None:
        return
    tua, muda = (kepala[0].tanggal_lahir, lahir) if batas > 0 else (lahir, kepala[0].tanggal_lahir)
    if umur(tua, muda) < abs(batas):
        kalimat = (
            f"selisih umur dengan kepala keluarga ({kepala[0].nama}) kurang dari {abs(batas)} tahun. "
            "Periksa tanggal lahir atau hubungannya."
        )
        yield Peringatan("selisih_umur", kalimat)
