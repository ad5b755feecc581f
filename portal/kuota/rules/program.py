"""Programmes and the unit each is counted in: KPM (families) or jiwa (persons); which of them one family may not have together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

KPM, JIWA = SATUAN = ("KPM", "jiwa")
PKH, SEMBAKO, PBI_JK = "PKH", "SEMBAKO", "PBI_JK"
DESIL_TERTINGGI = 10
NAMA_MAKS, SINGKATAN_MAKS, ALASAN_MAKS = 120, 20, 300


@dataclass(frozen=True, slots=True)
class Program:
    """One programme; `desil_maks` is the highest DTSEN rank it is meant for, None when it has no such limit."""

    kode: str
    nama: str
    singkatan: str
    satuan: str
    desil_maks: int | None
    lokal: bool = False  # of the kabupaten itself: the dinsos decides, the centre is not asked

    @property
    def is_per_jiwa(self) -> bool:
        return self.satuan == JIWA


# Ranks as announced for DTSEN: PKH and Sembako 1-4, PBI-JK 1-5 (Kepmensos 79/HUK/2025 as reported).
PROGRAM = {
    satu.kode: satu
    for satu in (
        Program(PKH, "Program Keluarga Harapan", "PKH", KPM, 4),
        Program(SEMBAKO, "Program Sembako (BPNT)", "Sembako", KPM, 4),
        Program(PBI_JK, "Penerima Bantuan Iuran Jaminan Kesehatan", "PBI-JK", JIWA, 5),
    )
}


def sebut_program(kode: str, program: Mapping[str, Program] = PROGRAM) -> Program:
    """The programme of this code; one that nobody knows (any more) goes by its code."""
    return program.get(kode) or Program(kode, kode, kode, KPM, None)


def pilihan_program(program: Mapping[str, Program], semua: str = "") -> list[tuple[str, str]]:
    """(code, short name) of each, as filters offer them; ``semua`` are the words of the choice that means all of them."""
    return [*([("", semua)] if semua else []), *((kode, satu.singkatan) for kode, satu in program.items())]


def is_melebihi_desil(program: Program, desil: int | None) -> bool:
    """Whether the family ranks above the limit; a family without a rank ("belum ada peringkat") never does."""
    return desil is not None and program.desil_maks is not None and desil > program.desil_maks


def kalimat_jumlah(program: Program, jumlah: int) -> str:
    """5 KPM, 12 jiwa: a number is never shown without its unit."""
    return f"{jumlah} {program.satuan}"


@dataclass(frozen=True, slots=True)
class ProgramBerlaku(Program):
    """A programme as this kabupaten runs it; `aktif`: it may be chosen for a new usulan.

    `dasar` is the regulation behind a local one, `syarat` who it is for, in words; `urutan` its place among the local ones.
    """

    aktif: bool = True
    versi: int = 0
    dasar: str = ""
    syarat: str = ""
    urutan: int = 0


class BarisProgramKabupaten(Protocol):
    """What the kabupaten keeps of a programme."""

    kode: str
    nama: str
    singkatan: str
    satuan: str
    desil_maks: int | None
    lokal: bool
    dasar: str
    syarat: str
    aktif: bool
    urutan: int
    versi: int


def gabung_program(baris: Iterable[BarisProgramKabupaten]) -> dict[str, ProgramBerlaku]:
    """The national programmes in their order, each with the desil limit and the switch that the kabupaten set; then its own by `urutan`.

    Name and unit of the national ones stay those of the centre: papers already printed count in them.
    """
    semua = list(baris)
    milik = {satu.kode: satu for satu in semua if not satu.lokal}
    nasional = (
        ProgramBerlaku(kode, p.nama, p.singkatan, p.satuan, milik[kode].desil_maks, aktif=milik[kode].aktif, versi=milik[kode].versi)
        if kode in milik else ProgramBerlaku(kode, p.nama, p.singkatan, p.satuan, p.desil_maks)
        for kode, p in PROGRAM.items()
    )  # fmt: skip
    lokal = (
        ProgramBerlaku(
            satu.kode, satu.nama, satu.singkatan, satu.satuan, satu.desil_maks, lokal=True, aktif=satu.aktif, versi=satu.versi,
            dasar=satu.dasar, syarat=satu.syarat, urutan=satu.urutan,
        )
        for satu in sorted((satu for satu in semua if satu.lokal), key=lambda satu: (satu.urutan, satu.kode))
    )  # fmt: skip
    return {satu.kode: satu for satu in (*nasional, *lokal)}


def salah_desil(desil_maks: int | None) -> str | None:
    """None when the limit can be one, else a sentence; no limit is allowed."""
    if desil_maks is None or 1 <= desil_maks <= DESIL_TERTINGGI:
        return None
    return f"Batas desil diisi angka 1 sampai {DESIL_TERTINGGI}, atau dikosongkan bila tanpa batas."


@dataclass(frozen=True, slots=True)
class Larangan:
    """Two programmes that one family may not have together, and why; `a` < `b`."""

    a: str
    b: str
    alasan: str


def pasangan_program(kode: Iterable[str] = tuple(PROGRAM)) -> list[tuple[str, str]]:
    """Every pair of programmes once, as the matrix shows them."""
    urut = list(kode)
    return [(a, b) for ke, a in enumerate(urut) for b in urut[ke + 1 :]]


def urut_pasangan(a: str, b: str) -> tuple[str, str]:
    """The pair as it is kept: in the order of the letters."""
    return (a, b) if a < b else (b, a)


def paduan_terlarang(
    program: Collection[str], larangan: Iterable[Larangan], berlaku: Mapping[str, Program] = PROGRAM
) -> list[str]:
    """A sentence for each pair among these programmes that one family may not have together; any other pair is allowed."""
    semua = set(program)
    return [_kalimat(satu, berlaku) for satu in larangan if satu.a in semua and satu.b in semua]


def _kalimat(satu: Larangan, berlaku: Mapping[str, Program]) -> str:
    a, b = (sebut_program(kode, berlaku).singkatan for kode in (satu.a, satu.b))
    return f"{a} dan {b} tidak boleh bersama untuk satu keluarga: {satu.alasan.rstrip('.')}."


def program_ditutup(program: Iterable[str], berlaku: Mapping[str, ProgramBerlaku]) -> list[str]:
    """A sentence for each of these programmes that the kabupaten has switched off."""
    return [
        f"{berlaku[kode].singkatan} sedang tidak dibuka di kabupaten ini. Hapus tandanya, lalu simpan."
        for kode in dict.fromkeys(program)
        if kode in berlaku and not berlaku[kode].aktif
    ]
