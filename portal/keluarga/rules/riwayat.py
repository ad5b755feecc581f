"""The history of a family: what a change holds, and the family as it was, by walking its changes back from now.

A family is {(section, object): {column: value}} with values as JSON keeps them; what is empty is absent, so nothing has two forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from .bagian import ANGGOTA, BAGIAN, FOTO, KATA_BAGIAN, KRITERIA, RUMAH

BUAT, UBAH, HAPUS, PINDAH = AKSI = ("buat", "ubah", "hapus", "pindah")
BAGIAN_RIWAYAT = (*BAGIAN, PINDAH)
KATA_RIWAYAT = {**KATA_BAGIAN, PINDAH: "Pindah desa"}
SEJENAK = timedelta(minutes=10)  # what one person saves on the way in so long is one change to a reader
KELUARGA = ("keluarga", "")  # the columns of the family itself, whichever section they are entered in

Beda = Mapping[str, tuple[Any, Any] | list[Any]]
Kunci = tuple[str, str]
Keadaan = Mapping[Kunci, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Langkah:
    """One change as the walk back needs it."""

    bagian: str
    objek: str = ""
    aksi: str = UBAH
    beda: Beda = field(default_factory=dict)


def ratakan(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the history keeps them: dates and ids as text, a column of codes as one column a code, nothing empty."""
    rata: dict[str, Any] = {}
    for kolom, nilai in isi.items():
        if isinstance(nilai, Mapping):
            rata |= {f"{kolom}.{dalam}": n for dalam, n in ratakan(nilai).items()}
        elif nilai is not None and nilai != "":
            rata[kolom] = nilai.isoformat() if isinstance(nilai, date) else str(nilai) if isinstance(nilai, UUID) else nilai
    return rata


def isi_rumah(rumah: Any) -> dict[str, Any]:
    """The house as the history keeps it; ``daftar`` only when its codes are not those of DTSEN's present list."""
    if rumah is None:
        return {}
    lain = {} if (rumah.daftar, rumah.daftar_versi) == (DTSEN, VERSI) else {"daftar": f"{rumah.daftar} {rumah.daftar_versi}"}
    return {**rumah.isi, **lain}


def beda_of(sebelum: Mapping[str, Any], sesudah: Mapping[str, Any]) -> dict[str, list[Any]]:
    """{column: [before, after]} of what differs, in the order of the form."""
    lama, baru = ratakan(sebelum), ratakan(sesudah)
    return {
        kolom: [lama.get(kolom), baru.get(kolom)]
        for kolom in dict.fromkeys((*lama, *baru))
        if lama.get(kolom) != baru.get(kolom)
    }


def kunci_of(langkah: Langkah) -> Kunci:
    """Where in the family a change lies."""
    if langkah.objek and langkah.bagian in (ANGGOTA, FOTO):
        return langkah.bagian, langkah.objek
    return (langkah.bagian, "") if langkah.bagian in (RUMAH, KRITERIA) else KELUARGA


def terapkan(keadaan: Keadaan, langkah: Langkah) -> Keadaan:
    """The family after this change."""
    return _pasang(keadaan, langkah, 1)


def urungkan(keadaan: Keadaan, langkah: Langkah) -> Keadaan:
    """The family before this change."""
    return _pasang(keadaan, langkah, 0)


def mundurkan(kini: Keadaan, langkah: Iterable[Langkah]) -> Keadaan:
    """The family before all these changes, the newest given first."""
    for satu in langkah:
        kini = urungkan(kini, satu)
    return kini


def _pasang(keadaan: Keadaan, langkah: Langkah, sisi: int) -> Keadaan:
    kunci = kunci_of(langkah)
    isi = {**keadaan.get(kunci, {}), **{kolom: dua[sisi] for kolom, dua in langkah.beda.items()}}
    isi = {kolom: nilai for kolom, nilai in isi.items() if nilai is not None}
    lain = {satu: lama for satu, lama in keadaan.items() if satu != kunci}
    return {**lain, kunci: isi} if isi else lain


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Changes that are shown as one: ``akhir`` is the newest row, ``awal`` the oldest, ``beda`` before the one and after the other."""

    akhir: Any
    awal: Any
    jumlah: int
    beda: Beda


def satukan(baris: Sequence[Any]) -> list[Kelompok]:
    """Rows of the history, newest first, as they are shown: saves of one person in one place that follow each other are one."""
    hasil: list[Kelompok] = []
    for satu in baris:
        if hasil and _sekerja(hasil[-1].akhir, satu):
            lama = hasil[-1]
            beda = {**satu.beda, **{kolom: [satu.beda.get(kolom, dua)[0], dua[1]] for kolom, dua in lama.beda.items()}}
            hasil[-1] = Kelompok(lama.akhir, satu, lama.jumlah + 1, beda)
        else:
            hasil.append(Kelompok(satu, satu, 1, satu.beda))
    return [Kelompok(k.akhir, k.awal, k.jumlah, {kolom: dua for kolom, dua in k.beda.items() if dua[0] != dua[1]}) for k in hasil]


def _sekerja(akhir: Any, satu: Any) -> bool:
    tempat = [(b.oleh, b.bagian, b.objek_id, b.aksi) for b in (akhir, satu)]
    return tempat[0] == tempat[1] and satu.aksi == UBAH and akhir.pada - satu.pada <= SEJENAK


def kalimat_perubahan(bagian: str, aksi: str, objek_nama: str) -> str:
    """What was done, as the heading of one change: "Anggota Sumiati ditambahkan"."""
    if aksi == PINDAH:
        return "Keluarga pindah desa/kelurahan"
    kerja = {BUAT: "ditambahkan", UBAH: "diubah", HAPUS: "dihapus"}[aksi]
    if bagian == FOTO and objek_nama:
        return f"{objek_nama[:1].upper()}{objek_nama[1:]} {kerja}"
    if bagian == ANGGOTA and objek_nama:
        return f"Anggota {objek_nama} {kerja}"
    if aksi == BUAT and bagian not in (ANGGOTA, RUMAH, KRITERIA):
        return "Keluarga dicatat"
    return f"{KATA_BAGIAN.get(bagian, bagian)} {kerja}"
