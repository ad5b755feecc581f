"""What a family lacks before it may go to a musdes: a list and not a wall, for drafts may be saved at any time.

The attributes are those that Kemensos demands of a proposal (nama, NIK, alamat, tempat and tanggal lahir, jenis
kelamin, No. KK, nama ibu kandung, hubungan dalam keluarga, status kawin), with RT/RW and the answers to Kepmensos
262/HUK/2022.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...kit.foto import JENIS_FOTO
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.nomor import is_enam_belas_angka
from .bagian import ALAMAT, ANGGOTA, FOTO, KRITERIA
from .fakta import FaktaAnggota, FaktaKeluarga
from .kriteria import belum_dijawab


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One thing missing, in which section, as a sentence and as the few words of a list; `urutan` is the member."""

    bagian: str
    kalimat: str
    pendek: str
    urutan: int | None = None


def kekurangan(keluarga: FaktaKeluarga, foto_wajib: Iterable[str] = ()) -> list[Kekurangan]:
    """All that is missing before `siap_musdes`, section by section; `foto_wajib` is the kabupaten's setting."""
    kurang = _alamat(keluarga)
    kurang += _kepala(keluarga.anggota)
    for urutan, anggota in enumerate(keluarga.anggota):
        kurang += _anggota(anggota, urutan)
    belum = belum_dijawab(keluarga.jawaban)
    if belum:
        huruf = ", ".join("tempat berteduh" if satu.kode == "k0" else satu.kode for satu in belum)
        pendek = f"{len(belum)} jawaban kriteria"
        kurang.append(Kekurangan(KRITERIA, f"{len(belum)} pertanyaan kriteria belum dijawab ({huruf}).", pendek))
    for jenis in foto_wajib:
        if jenis not in keluarga.foto:
            nama = JENIS_FOTO[jenis]
            kurang.append(Kekurangan(FOTO, f"{nama[0].upper()}{nama[1:]} belum ada.", nama))
    return kurang


def ringkas(kurang: Sequence[Kekurangan], paling_banyak: int = 5) -> str:
    """Untuk dibawa ke musyawarah kurang: NIK Rahmawati, foto KTP. Empty when nothing is missing."""
    if not kurang:
        return ""
    disebut = [satu.pendek for satu in kurang[:paling_banyak]]
    sisa = len(kurang) - len(disebut)
    return f"Untuk dibawa ke musyawarah kurang: {', '.join(disebut)}{f', dan {sisa} lagi' if sisa else ''}."


def _alamat(keluarga: FaktaKeluarga) -> list[Kekurangan]:
    kurang = []
    if not keluarga.no_kk:
        kurang.append(Kekurangan(ALAMAT, "No. KK belum diisi.", "No. KK"))
    elif not is_enam_belas_angka(keluarga.no_kk):
        kurang.append(Kekurangan(ALAMAT, "No. KK belum 16 angka.", "No. KK 16 angka"))
    for nama, isi in (("Alamat", keluarga.alamat), ("RT", keluarga.rt), ("RW", keluarga.rw)):
        if not isi:
            kurang.append(Kekurangan(ALAMAT, f"{nama} belum diisi.", nama if nama.isupper() else nama.lower()))
    return kurang


def _kepala(anggota: tuple[FaktaAnggota, ...]) -> list[Kekurangan]:
    if not anggota:
        return [Kekurangan(ANGGOTA, "Belum ada anggota keluarga.", "anggota keluarga")]
    kepala = [satu for satu in anggota if satu.hubungan == KEPALA_KELUARGA]
    if not kepala:
        return [Kekurangan(ANGGOTA, "Belum ada yang menjadi kepala keluarga.", "kepala keluarga")]
    if len(kepala) > 1:
        nama = " dan ".join(satu.nama or "tanpa nama" for satu in kepala)
        kalimat = f"Kepala keluarga tertulis {len(kepala)} orang ({nama}). Pilih satu sesuai KK."
        return [Kekurangan(ANGGOTA, kalimat, "satu kepala keluarga saja")]
    return []


def _anggota(anggota: FaktaAnggota, urutan: int) -> list[Kekurangan]:
    siapa = anggota.nama or f"anggota ke-{urutan + 1}"
    belum = [
        nama
        for nama, isi in (
            ("nama", anggota.nama),
            ("tempat lahir", anggota.tempat_lahir),
            ("tanggal lahir", anggota.tanggal_lahir),
            ("jenis kelamin", anggota.jenis_kelamin),
            ("hubungan dalam keluarga", anggota.hubungan),
            ("status kawin", anggota.status_kawin),
            ("nama ibu kandung", anggota.ibu_kandung),
        )
        if not isi
    ]
    kurang = []
    if not anggota.nik and not anggota.tanpa_nik_alasan:
        kalimat = f"NIK {siapa} belum diisi. Bila memang belum punya NIK, tuliskan alasannya."
        kurang.append(Kekurangan(ANGGOTA, kalimat, f"NIK {siapa}", urutan))
    elif anggota.nik and not is_enam_belas_angka(anggota.nik):
        kurang.append(Kekurangan(ANGGOTA, f"NIK {siapa} belum 16 angka.", f"NIK {siapa} 16 angka", urutan))
    for nama in belum:
        kalimat = f"{nama[0].upper()}{nama[1:]} {siapa} belum diisi."
        kurang.append(Kekurangan(ANGGOTA, kalimat, f"{nama} {siapa}", urutan))
    return kurang
