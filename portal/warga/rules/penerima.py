"""Who of a desa has aid and who has none: the filter, the order and the totals of one list (issue 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ...usulan.rules.tinjau import Terima

ADA, TANPA = "ada", "tanpa"
KATA_ADA = {ADA: "Menerima bantuan", TANPA: "Tidak menerima bantuan"}
DESIL_RENDAH = 4  # up to this rank PKH and Sembako are meant for a family (Kepmensos 79/HUK/2025 as reported)
TANPA_DESIL = 99  # sorts behind all ranks


@dataclass(frozen=True, slots=True)
class UsulanTerbuka:
    """A usulan that is under way."""

    id: UUID
    nomor: str
    jenis: str
    status: str


@dataclass(frozen=True, slots=True)
class BarisBantuan:
    """One family with what it receives now and what is proposed for it."""

    id: UUID
    desa_kode: str
    nama: str
    no_kk: str | None
    rw: str
    rt: str
    desil: int | None
    jumlah_anggota: int
    terima: tuple[Terima, ...] = ()
    usulan: tuple[UsulanTerbuka, ...] = ()


@dataclass(frozen=True, slots=True)
class SaringBantuan:
    """What of the list is asked for; what is empty does not narrow."""

    ada: str = ""
    program: str = ""
    desil: int | None = None
    rw: str = ""
    rt: str = ""
    urut: str = "rt"


def _menurut_rt(baris: BarisBantuan) -> tuple[Any, ...]:
    return baris.rw, baris.rt, baris.nama.casefold(), baris.id


URUT: dict[str, Callable[[BarisBantuan], tuple[Any, ...]]] = {
    "rt": _menurut_rt,
    "desil": lambda baris: (baris.desil or TANPA_DESIL, *_menurut_rt(baris)),
    "nama": lambda baris: (baris.nama.casefold(), baris.id),
    "anggota": lambda baris: (-baris.jumlah_anggota, *_menurut_rt(baris)),
}
KATA_URUT = {"rt": "RW dan RT", "desil": "desil terendah", "nama": "nama", "anggota": "anggota terbanyak"}


def cocok(baris: BarisBantuan, saring: SaringBantuan) -> bool:
    """Whether the family is asked for: with or without this programme, else any; one without a rank is below none."""
    punya = any(saring.program in ("", satu.program) for satu in baris.terima)
    if (saring.ada or saring.program) and punya != (saring.ada != TANPA):
        return False
    if saring.desil is not None and (baris.desil is None or baris.desil > saring.desil):
        return False
    return saring.rw in ("", baris.rw) and saring.rt in ("", baris.rt)


def susun(semua: Iterable[BarisBantuan], saring: SaringBantuan) -> list[BarisBantuan]:
    """The families asked for, in the order asked for; an order that is not known is that of RW and RT."""
    return sorted((baris for baris in semua if cocok(baris, saring)), key=URUT.get(saring.urut, _menurut_rt))


def sesudah(semua: Sequence[BarisBantuan], id_: UUID | None) -> Sequence[BarisBantuan]:
    """The families behind this one; all of them when it is not (any more) among them."""
    tempat = next((ke for ke, baris in enumerate(semua, 1) if baris.id == id_), 0)
    return semua[tempat:]


@dataclass(frozen=True, slots=True)
class JumlahBantuan:
    """How many families there are, have aid, have none, have none though their rank is low; families by programme."""

    keluarga: int = 0
    menerima: int = 0
    rendah_tanpa: int = 0
    per_program: dict[str, int] = field(default_factory=dict)

    @property
    def tanpa(self) -> int:
        return self.keluarga - self.menerima


def hitung(semua: Iterable[tuple[int | None, Sequence[Terima]]]) -> JumlahBantuan:
    """The totals of families given as (rank, what they receive)."""
    keluarga = menerima = rendah = 0
    program: Counter[str] = Counter()
    for desil, terima in semua:
        keluarga += 1
        menerima += bool(terima)
        rendah += not terima and desil is not None and desil <= DESIL_RENDAH
        program.update(satu.program for satu in terima)
    return JumlahBantuan(keluarga, menerima, rendah, dict(program))


def kalimat_saring(saring: SaringBantuan, program: Mapping[str, str]) -> str:
    """The filter in words; empty when nothing is left out."""
    apa = program.get(saring.program, saring.program)
    bantuan = KATA_ADA[saring.ada or ADA].lower().replace("bantuan", apa or "bantuan") if saring.ada or apa else ""
    bagian = [
        bantuan, f"desil 1 sampai {saring.desil}" if saring.desil else "", f"RW {saring.rw}" if saring.rw else "",
        f"RT {saring.rt}" if saring.rt else "",
    ]  # fmt: skip
    return ", ".join(satu for satu in bagian if satu)
