"""A family put together from lines with which nothing is wrong: the way of nearly all families of a register."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...kit.kode.dukcapil import KEPALA_KELUARGA
from .impor_baris import Satuan, cari_desa, susun
from .impor_kolom import INDIVIDU
from .impor_lintas import (
    AWAL_A,
    AWAL_K,
    DESA,
    HUBUNGAN,
    KK,
    KODE,
    NAMA,
    NAMA_DESA,
    NAMA_KECAMATAN,
    NAMA_KEPALA,
    NIK,
    NOMOR,
    urai_baris,
)  # fmt: skip

_KEPALA = str(KEPALA_KELUARGA)


@dataclass(slots=True)
class KeluargaLintas:
    """One family of the file: its values as texts, ``orang`` a line for each person, ``nik`` {number: row} of those who have one."""

    no_kk: str
    lembar: str
    nomor: int
    desa: str
    nama: str
    k: list[str]
    r: str
    orang: list[str]
    nik: dict[int, int]
    kepala: int
    baris: list[tuple[Any, list[str]]] = field(default_factory=list)

    def teks_nik(self) -> list[str]:
        """The NIK of its people, as far as they have one."""
        return [isi[NIK] for _, isi in self.baris if isi[NIK]]

    def is_lurus(self, desa: Container[str], lebih: int) -> bool:
        """Whether nothing about it needs a second look: where it is, how many they are, who is the head."""
        return self.desa in desa and len(self.orang) <= lebih and self.kepala < 2

    def urai(self) -> Satuan:
        """The same family as its rows read cell by cell make it."""
        semua = []
        for lembar, isi in self.baris:
            satu = urai_baris(lembar.nama, lembar.macam, isi)
            if "desa" not in satu.isi and self.desa:
                satu.isi["desa"] = self.desa
            semua.append(satu)
        return susun(self.no_kk, semua)


def kumpulkan(semua: Sequence[tuple[Any, str]], nama_desa: Mapping[tuple[str, str], str]) -> KeluargaLintas | None:
    """The family of these rows (sheet, line); None where they must be looked at one by one."""
    induk, orang = list[tuple[Any, list[str]]](), list[tuple[Any, list[str]]]()
    for lembar, teks in semua:
        if teks[0] == "!":
            return None
        (orang if lembar.macam == INDIVIDU else induk).append((lembar, teks.split("\t")))
    urut = induk + orang
    nik = {int(isi[NIK]): int(isi[NOMOR]) for _, isi in orang if isi[NIK]}
    if len(induk) > 1 or len(nik) < sum(isi[NIK] != "" for _, isi in orang):
        return None
    lembar, awal = urut[0]
    k = awal[AWAL_K:AWAL_A]
    if "" in k:
        k = [nilai or next((isi[ke] for _, isi in orang if isi[ke]), "") for ke, nilai in enumerate(k, AWAL_K)]
    kepala = [isi[NAMA] for _, isi in orang if isi[HUBUNGAN] == _KEPALA]
    nama = kepala[0] if kepala else orang[0][1][NAMA] if orang else awal[NAMA_KEPALA]
    desa = awal[DESA] or next(filter(None, (isi[DESA] or cari_desa(isi[NAMA_KECAMATAN], isi[NAMA_DESA], nama_desa) for _, isi in urut)), "")
    return KeluargaLintas(
        awal[KK], lembar.nama, int(awal[NOMOR]), desa, nama, k, awal[KODE] if induk else "", ["\t".join(isi[AWAL_A:]) for _, isi in orang],
        nik, len(kepala), urut,
    )  # fmt: skip
