"""What a usulan changes of its family: as values, and in words with what stood before, for every page and paper that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ...db import db
from ...keluarga.models import Anggota, Keluarga
from ...keluarga.queries.nilai import nilai_kini
from ...keluarga.rules.ganti import PENGURUS, TANPA_NIK, Ganti
from ...keluarga.rules.kata_riwayat import Kamus
from ...pemeriksaan.models import BuktiDaftar
from ...pemeriksaan.rules.fakta import KEBERADAAN, MENINGGAL
from ..models import Usulan
from ..rules.jenis import MENGUBAH_DATA, PERBAIKAN
from ..rules.perubahan import RAHASIA_DI_RUANG, CalonPengurus, Minta, sebut_elemen, usang
from ..rules.status import (
    DIBATALKAN,
    DIKIRIM,
    DISAHKAN,
    DITETAPKAN,
    DITETAPKAN_DINAS,
    DITOLAK,
    DITOLAK_PUSAT,
    PADAN,
    TIDAK_LAYAK,
    TIDAK_PADAN,
)

# From the day it is confirmed the family's data are the new ones; after an end nothing waits to be put.
SELESAI = frozenset({DISAHKAN, DIKIRIM, PADAN, TIDAK_PADAN, DITETAPKAN, DITETAPKAN_DINAS, DITOLAK_PUSAT, DITOLAK, DIBATALKAN, TIDAK_LAYAK})
SIAPA_KELUARGA = "KK dan alamat"
DAFTAR_KEMATIAN = "kematian"


@dataclass(frozen=True, slots=True)
class BarisPerubahan:
    """One value in words; `kini` is what stands now, only when that is no longer `dari`. `diterapkan` once it was put."""

    siapa: str
    kata: str
    dari: str
    ke: str
    kini: str = ""
    diterapkan: bool = False


def ganti_of(usulan: Any) -> list[Ganti]:
    """What the usulan changes (of a row or of its model), in the order of the form."""
    return [Ganti(satu["bagian"], satu["elemen"], satu["anggota"] or "", satu["dari"], satu["ke"]) for satu in usulan.perubahan or ()]


def minta_of(usulan: Usulan) -> tuple[Minta, ...]:
    """What a perbaikan asks for, as its form gives it."""
    return tuple(Minta(g.bagian, g.elemen, g.anggota, g.ke) for g in ganti_of(usulan) if g.elemen != TANPA_NIK)


def list_usang(usulan: Usulan) -> list[Ganti]:
    """What was changed in the family since the usulan was written down; none once it was confirmed or has ended."""
    if usulan.jenis not in MENGUBAH_DATA or usulan.status in SELESAI:
        return []
    return usang(ganti_of(usulan), nilai_kini(usulan.keluarga))


def list_perubahan(usulan: Usulan, *, lihat_nik: bool, di_ruang: bool = False) -> list[BarisPerubahan]:
    """Before and after, for a reader who may see the family; ``di_ruang``: for a room, without numbers, birth and mother.

    The caller has loaded the usulan by scope, and asks only for a family that stands in the reader's scope still.
    """
    semua = [satu for satu in ganti_of(usulan) if satu.elemen != TANPA_NIK]
    if not semua:
        return []
    keluarga = usulan.keluarga
    kini, basi = nilai_kini(keluarga), set(list_usang(usulan))
    nama = {str(satu.id): satu.nama for satu in keluarga.anggota}
    kamus = Kamus(lihat_nik=lihat_nik, orang=nama)
    diterapkan = {(satu["anggota"] or "", satu["elemen"]) for satu in usulan.perubahan if satu.get("diterapkan")}
    return [
        _baris(satu, kamus, nama, keluarga, kini.get(satu.tempat) if satu in basi else satu.dari, satu.tempat in diterapkan)
        for satu in semua
        if not (di_ruang and satu.elemen in RAHASIA_DI_RUANG)
    ]


def _baris(
    satu: Ganti, kamus: Kamus, nama: Mapping[str, str], keluarga: Keluarga, kini: Any, diterapkan: bool
) -> BarisPerubahan:
    def kata(nilai: Any) -> str:
        if satu.elemen == PENGURUS and nilai is None:
            return f"kepala keluarga ({keluarga.nama})"
        return kamus.nilai(satu.elemen, nilai)

    dari, ke = kata(satu.dari), kata(satu.ke)
    if dari == ke:
        ke = f"{ke} (angka yang disamarkan berbeda)"
    siapa = nama.get(satu.anggota, "anggota yang sudah dihapus") if satu.anggota else SIAPA_KELUARGA
    return BarisPerubahan(
        siapa if satu.elemen != PENGURUS else "Keluarga", kamus.kolom(satu.elemen), dari, ke,
        kata(kini) if kini != satu.dari else "", diterapkan,
    )  # fmt: skip


def kalimat_ubah(ganti: list[Ganti], nama: Mapping[str, str], kepala: str) -> list[str]:
    """NIK Siti Contoh: 1702… menjadi 1702…: for a paper that carries full numbers."""
    kamus = Kamus(lihat_nik=True, orang=nama)
    hasil = []
    for satu in ganti:
        if satu.elemen == TANPA_NIK:
            continue
        dari = f"kepala keluarga ({kepala})" if satu.elemen == PENGURUS and satu.dari is None else kamus.nilai(satu.elemen, satu.dari)
        siapa = f" {nama[satu.anggota]}" if satu.anggota in nama else ""
        hasil.append(f"{kamus.kolom(satu.elemen)}{siapa}: {dari} menjadi {kamus.nilai(satu.elemen, satu.ke)}")
    return hasil


def ringkas_ubah(baris: Any) -> str:
    """What a perbaikan concerns, in a few words for a list; "" for other kinds."""
    return sebut_elemen(ganti_of(baris)) if baris.jenis == PERBAIKAN else ""


def list_calon(keluarga: Keluarga) -> list[CalonPengurus]:
    """The members as the choice of a pengurus asks; who is dead say an imported list of deaths and the family's own data."""
    nik = [satu.nik for satu in keluarga.anggota if satu.nik]
    mati = set(db.session.scalars(select(BuktiDaftar.nik).where(BuktiDaftar.jenis == DAFTAR_KEMATIAN, BuktiDaftar.nik.in_(nik)))) if nik else set()
    return [
        CalonPengurus(
            satu.id, satu.nama, satu.tanggal_lahir, satu.status_kawin,
            meninggal=(bool(satu.nik) and satu.nik in mati) or (satu.rincian or {}).get(KEBERADAAN) == MENINGGAL,
        )
        for satu in keluarga.anggota
    ]  # fmt: skip


def pengurus_kini(keluarga: Keluarga) -> Anggota | None:
    """Who receives in the family's name now: the member chosen for it, else the head."""
    kepala = sorted(keluarga.anggota, key=lambda satu: (satu.hubungan != 1, satu.urutan))
    return next((satu for satu in keluarga.anggota if satu.id == keluarga.pengurus_id), kepala[0] if kepala else None)
