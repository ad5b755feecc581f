"""Scenes of the dinsos' care: a home visit that waits, one that was recorded, a relative of an official after the first approval."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from ..akun.service import create_wakil
from ..jam import hari_ini
from ..usulan.queries import get_usulan
from ..usulan.rules.status import DIAJUKAN, TERVERIFIKASI
from ..verifikasi.queries.antrean import KERABAT, Saring, list_antrean
from ..verifikasi.rules import Putusan
from ..verifikasi.rules.kunjungan import BERBEDA
from ..verifikasi.service.keputusan import decide_usulan
from ..verifikasi.service.kunjungan import add_foto_kunjungan, record_kunjungan, request_kunjungan
from . import gambar
from .akun import Akun
from .keluarga import uuid_acak

NOTA = "Rumah sudah dilihat lewat foto: lantai tanah dan atap bocor, tidak bergantung pada jabatan kerabatnya."


def mainkan_kunjungan(acak: Random, akun: Akun, folder: Path) -> None:
    """Nothing here ends a usulan: what waits in the queue waits on, with one more thing to see."""
    satu, dua = akun.verifikator
    bebas = [baris for baris in list_antrean(Saring(), untuk=satu) if baris.status == DIAJUKAN and not baris.kerabat]
    if len(bebas) > 3:
        _minta(acak, bebas[-1].id, "Foto dalam rumah gelap. Lihat lantai dan dinding.", satu)
        _catat(acak, bebas[-2].id, folder, dua)
    for baris in list_antrean(Saring(tanda=KERABAT), untuk=satu)[:1]:
        putusan = Putusan(TERVERIFIKASI, catatan=NOTA)
        if baris.status == DIAJUKAN:
            decide_usulan(uuid_acak(acak), baris.id, putusan, get_usulan(baris.id, untuk=satu).versi, oleh=satu)
    mulai = hari_ini() + timedelta(days=7)
    create_wakil(uuid_acak(acak), dua.id, mulai, mulai + timedelta(days=4), "Cuti tahunan.", zona="WIB", oleh=satu)


def _minta(acak: Random, usulan_id: UUID, pesan: str, oleh: Any) -> UUID:
    id_ = uuid_acak(acak)
    request_kunjungan(id_, usulan_id, pesan, oleh=oleh)
    return id_


def _catat(acak: Random, usulan_id: UUID, folder: Path, oleh: Any) -> None:
    id_ = _minta(acak, usulan_id, "Periksa apakah keluarga masih tinggal di alamat ini.", oleh)
    add_foto_kunjungan(uuid_acak(acak), id_, "rumah_depan", gambar.rumah(acak), "rumah.jpg", folder=folder, oleh=oleh)
    isi = {
        "hasil": BERBEDA, "petugas": oleh.nama, "tanggal": hari_ini(), "catatan": "Keluarga ada, tetapi lantai rumah sudah disemen.",
        "lintang": None, "bujur": None, "isian": {"kriteria_e": "tidak", "rumah_jenis_lantai_terluas": "6"},
    }  # fmt: skip
    record_kunjungan(id_, isi, 1, oleh=oleh)
