"""How a family is made up: its head, its size, ages that cannot be (domain 6.2, 6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...kit.kode.dukcapil import ANAK, CUCU, ISTRI, KEPALA_KELUARGA, ORANG_TUA, SUAMI
from ...kit.tanggal import umur
from .aturan import AturanBerlaku
from .fakta import FaktaOrang, FaktaPeriksa
from .hasil import HasilPeriksa, lihat

# Generations by which the head of the family is older (+) or younger (-) than the one so related.
_GENERASI = {ANAK: 1, CUCU: 2, ORANG_TUA: -1}
_KELAMIN = {SUAMI: ("L", "suami"), ISTRI: ("P", "istri")}


def cek_susunan(k: FaktaPeriksa, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    """Findings about the family as a whole, then about each member."""
    kepala = [orang for orang in k.anggota if orang.hubungan == KEPALA_KELUARGA]
    if len(kepala) > 1:
        kalimat = f"Kepala keluarga tertulis {len(kepala)} orang. Periksa KK."
        yield _keluarga("DUA_KEPALA", k, kalimat, *(str(orang.id) for orang in kepala))
    elif k.anggota and not kepala and all(orang.hubungan for orang in k.anggota):
        yield _keluarga("TANPA_KEPALA", k, "Belum ada anggota yang tertulis kepala keluarga. Periksa KK.")
    if len(k.anggota) > atur.batas_of("ANGGOTA_BANYAK", "terbanyak"):
        kalimat = f"Anggota tertulis {len(k.anggota)} orang. Periksa apakah ada dua KK yang tergabung."
        yield _keluarga("ANGGOTA_BANYAK", k, kalimat, str(len(k.anggota)))
    for orang in k.anggota:
        yield from _kelamin(k, orang)
        if orang.tanggal_lahir:
            yield from _umur(k, orang, orang.tanggal_lahir, atur, hari_ini)
            if len(kepala) == 1 and orang.tanggal_lahir <= hari_ini:
                yield from _selisih(k, orang, kepala[0], atur)


def _kelamin(k: FaktaPeriksa, orang: FaktaOrang) -> Iterator[HasilPeriksa]:
    kelamin, sebutan = _KELAMIN.get(orang.hubungan or 0, ("", ""))
    if kelamin and orang.jenis_kelamin and orang.jenis_kelamin != kelamin:
        kalimat = f"Tertulis {sebutan}. Periksa jenis kelamin atau hubungannya."
        yield _anggota("HUBUNGAN_KELAMIN", k, orang, kalimat, orang.jenis_kelamin, sebutan)


def _umur(k: FaktaPeriksa, orang: FaktaOrang, lahir: date, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    if lahir > hari_ini:
        kalimat = f"Tanggal lahir {lahir:%d-%m-%Y} belum tiba. Periksa tahunnya."
        yield _anggota("LAHIR_NANTI", k, orang, kalimat, lahir.isoformat())
    elif (usia := umur(lahir, hari_ini)) > atur.batas_of("UMUR", "tertua"):
        yield _anggota("UMUR", k, orang, f"Umur menjadi {usia} tahun. Periksa tahun lahirnya.", lahir.isoformat())


def _selisih(k: FaktaPeriksa, orang: FaktaOrang, kepala: FaktaOrang, atur: AturanBerlaku) -> Iterator[HasilPeriksa]:
    generasi = _GENERASI.get(orang.hubungan or 0)
    if generasi is None or orang.tanggal_lahir is None or kepala.tanggal_lahir is None:
        return
    batas = int(abs(generasi) * atur.batas_of("SELISIH_UMUR", "orang_tua"))
    tua, muda = (kepala.tanggal_lahir, orang.tanggal_lahir) if generasi > 0 else (orang.tanggal_lahir, kepala.tanggal_lahir)
    if umur(tua, muda) < batas:
        kalimat = (
            f"Selisih umur dengan kepala keluarga ({kepala.nama or 'tanpa nama'}) kurang dari {batas} tahun. "
            "Periksa tanggal lahir atau hubungannya."
        )
        yield _anggota("SELISIH_UMUR", k, orang, kalimat, tua.isoformat(), muda.isoformat())


def _keluarga(aturan: str, k: FaktaPeriksa, kalimat: str, *fakta: str) -> HasilPeriksa:
    return HasilPeriksa(aturan, k.id, kalimat, bukti={"sini": {"keluarga": k.nama, "jumlah_anggota": len(k.anggota)}}, fakta=fakta)


def _anggota(aturan: str, k: FaktaPeriksa, orang: FaktaOrang, kalimat: str, *fakta: str) -> HasilPeriksa:
    return HasilPeriksa(aturan, k.id, kalimat, orang.id, bukti={"sini": lihat(orang)}, fakta=fakta)
