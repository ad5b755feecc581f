"""Programmes of the kabupaten itself: their code, what a form of one lacks, three to begin with, and how a paper keeps their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from .program import JIWA, KPM, NAMA_MAKS, PROGRAM, SATUAN, SINGKATAN_MAKS, Program, salah_desil

DASAR_MAKS, SYARAT_MAKS, KODE_MAKS, URUTAN_MAKS, PALING_BANYAK = 200, 500, 20, 99, 30
# Lists from elsewhere call national programmes by these names too (domain 6.6); no local one may.
NAMA_NASIONAL = frozenset({"BPNT", "BSP", "KIS", "PBI", "JKN", "PROGRAM SEMBAKO"})
KALIMAT_SATUAN_TETAP = "Satuan tidak dapat diubah, karena usulan dan kuota yang ada dihitung dengannya. Tutup program ini, lalu buat yang baru."


@dataclass(frozen=True, slots=True)
class IsiLokal:
    """What is set of a local programme."""

    nama: str
    singkatan: str
    satuan: str
    desil_maks: int | None = None
    dasar: str = ""
    syarat: str = ""
    urutan: int = 0
    aktif: bool = True


# Named in the article about Rejang Lebong (domain 6.6) and to be changed at will: none of these words is law.
BAWAAN_LOKAL = {
    "bencana": IsiLokal(
        "Bantuan bagi keluarga terdampak bencana", "Bencana", KPM,
        syarat="Keluarga yang rumah atau penghasilannya terdampak bencana. Sebutkan kejadian dan tanggalnya di keterangan.", urutan=1,
    ),
    "permakanan": IsiLokal(
        "Permakanan lanjut usia", "Permakanan", JIWA,
        syarat="Lanjut usia yang hidup sendiri atau tidak ada yang menyiapkan makanannya.", urutan=2,
    ),
    "disabilitas": IsiLokal(
        "Bantuan bagi penyandang disabilitas", "Disabilitas", JIWA,
        syarat="Penyandang disabilitas yang memerlukan alat bantu atau perawatan sehari-hari.", urutan=3,
    ),
}  # fmt: skip


def kode_program(singkatan: str, terpakai: Collection[str]) -> str:
    """The code of a programme of this short name: its letters and digits, numbered when that is taken. Permakanan lansia -> PERMAKANAN_LANSIA."""
    dasar = re.sub("[^A-Z0-9]+", "_", singkatan.upper()).strip("_")[:KODE_MAKS] or "LOKAL"
    kode, ke = dasar, 1
    while kode in terpakai or kode in PROGRAM:
        ke += 1
        kode = f"{dasar[: KODE_MAKS - 1 - len(str(ke))]}_{ke}"
    return kode


def _rapat(teks: str) -> str:
    return re.sub("[^A-Z0-9]+", "", teks.upper())


def salah_lokal(isi: IsiLokal, lain: Iterable[Program]) -> list[tuple[str, str]]:
    """(field, sentence) of each thing that this programme lacks beside the others."""
    salah = []
    if not 3 <= len(isi.nama) <= NAMA_MAKS:
        salah.append(("nama", f"Tulis nama program, 3 sampai {NAMA_MAKS} huruf."))
    if not 2 <= len(isi.singkatan) <= SINGKATAN_MAKS or not _rapat(isi.singkatan):
        salah.append(("singkatan", f"Tulis singkatannya, 2 sampai {SINGKATAN_MAKS} huruf, misalnya Permakanan."))
    elif _rapat(isi.singkatan) in {_rapat(satu) for satu in (*NAMA_NASIONAL, *PROGRAM, *(p.singkatan for p in PROGRAM.values()))}:
        salah.append(("singkatan", "Singkatan ini nama program nasional. Pilih singkatan lain, supaya tidak tertukar."))
    elif any(_rapat(isi.singkatan) == _rapat(satu.singkatan) for satu in lain):
        salah.append(("singkatan", f"Singkatan “{isi.singkatan}” sudah dipakai program lain."))
    if isi.satuan not in SATUAN:
        salah.append(("satuan", "Pilih satuannya: keluarga (KPM) atau jiwa."))
    if sebab := salah_desil(isi.desil_maks):
        salah.append(("desil_maks", sebab))
    if not 0 <= isi.urutan <= URUTAN_MAKS:
        salah.append(("urutan", f"Urutan diisi angka 0 sampai {URUTAN_MAKS}."))
    for nama, teks, maks in (("dasar", isi.dasar, DASAR_MAKS), ("syarat", isi.syarat, SYARAT_MAKS)):
        if len(teks) > maks:
            salah.append((nama, f"Paling panjang {maks} huruf."))
    return salah


def bawaan_tersisa(berlaku: Iterable[Program]) -> dict[str, IsiLokal]:
    """Those of the three to begin with whose short name nobody took yet."""
    ada = {_rapat(satu.singkatan) for satu in berlaku}
    return {kunci: isi for kunci, isi in BAWAAN_LOKAL.items() if _rapat(isi.singkatan) not in ada}


def bekukan(kode: Iterable[str], program: Mapping[str, Program]) -> dict[str, list[str]]:
    """{code: [name, short name, unit]} of the local ones among these, as a frozen paper keeps them: they may be renamed later."""
    return {satu: [p.nama, p.singkatan, p.satuan] for satu in sorted(set(kode)) if (p := program.get(satu)) and p.lokal}


def cairkan(beku: Mapping[str, Iterable[str]]) -> dict[str, Program]:
    """The programmes as a frozen paper names them: the national ones, then its own."""
    lokal = {}
    for kode, tiga in beku.items():
        nama, singkatan, satuan = tiga
        lokal[kode] = Program(kode, nama, singkatan, satuan, None, lokal=True)
    return {**PROGRAM, **lokal}


def pisah_lokal(kode: Iterable[str], program: Mapping[str, Program]) -> tuple[list[str], list[str]]:
    """(national, local) of these codes; a code that nobody knows counts as national."""
    nasional: list[str] = []
    lokal: list[str] = []
    for satu in kode:
        (lokal if satu in program and program[satu].lokal else nasional).append(satu)
    return nasional, lokal
