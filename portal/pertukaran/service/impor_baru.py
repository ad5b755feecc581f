"""Writing new families of a register as rows of their tables, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...db import db, termasuk
from ...jam import sekarang
from ...keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from ...keluarga.rules.bagian import ALAMAT
from ...keluarga.rules.riwayat import BUAT
from ...keluarga.service.sekaligus import create_keluarga_sekaligus
from ...kit.bunyi import bunyi
from ...kit.id_urut import hex_urut
from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.teks import kunci_cari
from ..rules.impor_baris import KOLOM_A, KOLOM_K
from ..rules.impor_padat import Usang, beda_awal, teks_rincian, teks_rumah, urai_padat
from .impor_tahap import mentah

TANPA_NIK = "Tidak ada NIK di berkas impor"
SUDAH_ADA = "Keluarga atau NIK-nya dicatat sesudah pratinjau dibuat, jadi tidak dimasukkan. Unggah lagi berkasnya bila masih perlu."
USANG = "Aplikasi diperbarui sesudah pratinjau dibuat, jadi keluarga ini tidak dimasukkan. Unggah lagi berkasnya."
_KELUARGA = (
    "id", "desa_kode", "no_kk", "nama", "nama_cari", *KOLOM_K, "jumlah_anggota", "lengkap", "terkunci", "bagian_terbuka", "isi_sidik",
    "dibuat_oleh", "dibuat_pada", "diubah_oleh", "diubah_pada", "versi",
)  # fmt: skip
_ANGGOTA = (
    "id", "keluarga_id", "desa_kode", "urutan", *KOLOM_A, "tanpa_nik_alasan", "nama_cari", "bunyi", "rincian", "rincian_daftar",
    "rincian_versi", "isi_sidik", "versi",
)  # fmt: skip
_RUMAH = ("keluarga_id", "desa_kode", "daftar", "daftar_versi", "isi", "diubah_pada", "versi")
_PERUBAHAN = ("id", "keluarga_id", "desa_kode", "bagian", "objek_id", "objek_nama", "aksi", "beda", "oleh", "pada")
_HUBUNGAN, _NIK, _DESIL = KOLOM_A.index("hubungan"), KOLOM_A.index("nik"), KOLOM_K.index("desil")
_KEPALA = str(KEPALA_KELUARGA)
_ANGKA = {"": None} | {str(kode): kode for kode in range(100)}  # codes as texts


@lru_cache(maxsize=8192)
def cari(nama: str) -> str:
    """The search key as the column takes it; names repeat."""
    return kunci_cari(nama)[:120]


bunyi_nama = lru_cache(maxsize=8192)(bunyi)


class KeluargaBaru:
    """New families of one step, made before the transaction, since that is most of the work.

    The history of each begins with one line: what the family was when it came is what it is now without its later changes.
    """

    def __init__(self, impor_id: UUID, berkas: str, semua: Sequence[Mapping[str, Any]], pada: datetime, oleh_id: UUID) -> None:
        self.siap: list[tuple[int, str, list[str], list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]] = []
        self.riwayat: dict[int, tuple[Any, ...]] = {}
        self.usang: list[int] = []
        self.tanda, self.berkas, self.oleh = impor_id.hex, berkas, oleh_id.hex
        self.pada, self.id = mentah(Keluarga.dibuat_pada, pada), hex_urut(sekarang())
        for satu in semua:
            if satu["isi"].get("baru"):
                self._susun(satu)

    def _susun(self, satu: Mapping[str, Any]) -> None:
        nomor, desa, id_ = satu["nomor"], satu["desa"], str(satu["keluarga"]).replace("-", "")
        try:
            no_kk, nama, k, r, urut = urai_padat(satu["padat"] or "")
        except Usang:
            self.usang.append(nomor)
            return
        sidik, beda = f"{self.tanda}{nomor}", beda_awal(desa, no_kk, k, len(urut), self.berkas)
        nik = [orang[_NIK] for orang in urut if orang[_NIK]]
        if urut and urut[0][_HUBUNGAN] != _KEPALA:
            urut.sort(key=lambda orang: orang[_HUBUNGAN] != _KEPALA)
        k[_DESIL] = _ANGKA[k[_DESIL]]
        siapa = (self.oleh, self.pada, self.oleh, self.pada, 1)
        keluarga = (id_, desa, no_kk, nama, cari(nama), *k, len(urut), False, False, "[]", sidik, *siapa)
        rumah = [(id_, desa, DTSEN, VERSI, teks_rumah(r), self.pada, 1)] if r else []
        self.riwayat[nomor] = (next(self.id), id_, desa, ALAMAT, None, "", BUAT, beda, self.oleh, self.pada)
        self.siap.append((nomor, no_kk, nik, [keluarga], self._orang(id_, desa, urut, sidik), rumah))

    def _orang(self, keluarga_id: str, desa: str, semua: Sequence[Sequence[str]], sidik: str) -> list[tuple[Any, ...]]:
        """Rows of these people. What stands for a column and its code is unpacked by name, in the order of KOLOM_A."""
        baris = []
        for urutan, satu in enumerate(semua, 1):
            nama, nik, tempat, lahir, kelamin, hubungan, kawin, kerja, ibu, rincian = satu
            kolom = (nama, nik or None, tempat, lahir or None, kelamin, _ANGKA[hubungan], _ANGKA[kawin], _ANGKA[kerja], ibu)
            lain = ("" if nik else TANPA_NIK, cari(nama), bunyi_nama(nama), teks_rincian(rincian), DTSEN, VERSI, sidik, 1)
            baris.append((next(self.id), keluarga_id, desa, urutan, *kolom, *lain))
        return baris

    def tulis(self, tinggal: dict[int, str]) -> None:
        """Write those of whom nobody else was typed meanwhile."""
        tinggal |= dict.fromkeys(self.usang, USANG)
        if not self.siap:
            return
        kk = set(db.session.scalars(select(Keluarga.no_kk).where(termasuk(Keluarga.no_kk, [satu[1] for satu in self.siap]))))
        nik = set(db.session.scalars(select(Anggota.nik).where(termasuk(Anggota.nik, [n for satu in self.siap for n in satu[2]]))))
        wadah: tuple[list[tuple[Any, ...]], ...] = ([], [], [], [])
        for nomor, nomor_kk, semua_nik, *lain in self.siap:
            if nomor_kk in kk or not nik.isdisjoint(semua_nik):
                tinggal[nomor] = SUDAH_ADA
                continue
            for tujuan, isi in zip(wadah, (*lain, [self.riwayat[nomor]]), strict=True):
                tujuan += isi
        tabel = ((Keluarga, _KELUARGA), (Anggota, _ANGGOTA), (Rumah, _RUMAH), (Perubahan, _PERUBAHAN))
        create_keluarga_sekaligus({satu: (kolom, baris) for (satu, kolom), baris in zip(tabel, wadah, strict=True)})
