"""What a musdes decided: the four Lampiran of the berita acara and their counts, each usulan in exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...kuota.rules import PROGRAM, Program, sebut_program
from ...kuota.rules.lokal import cairkan
from ...usulan.rules.jenis import ALASAN, ALASAN_HAPUS, BANSOS, HAPUS, MASUK, MENGUBAH_DATA
from ...usulan.rules.status import DITUNDA, LAYAK, TIDAK_LAYAK
from .bentuk import MUSYAWARAH, is_sptjm

KEPUTUSAN = (LAYAK, TIDAK_LAYAK, DITUNDA)
KATA_KEPUTUSAN = {LAYAK: "Layak", TIDAK_LAYAK: "Tidak layak", DITUNDA: "Ditunda"}
# On a removal the meeting agrees or keeps the family.
KATA_KEPUTUSAN_HAPUS = {LAYAK: "Disepakati dihapus", TIDAK_LAYAK: "Tetap layak", DITUNDA: "Ditunda"}

# On data or a pengurus it approves the change; whether the family is eligible is not asked.
KATA_KEPUTUSAN_UBAH = {LAYAK: "Disetujui", TIDAK_LAYAK: "Tidak disetujui", DITUNDA: "Ditunda"}


def kata_keputusan(keputusan: str, jenis: str, bentuk: str = MUSYAWARAH) -> str:
    """The decision in words, for the screen and the Lampiran; without a meeting nobody agreed, the head of the desa approved."""
    if is_sptjm(bentuk) and (jenis, keputusan) == (HAPUS, LAYAK):
        return "Disetujui dihapus"
    kata = KATA_KEPUTUSAN_HAPUS if jenis == HAPUS else KATA_KEPUTUSAN_UBAH if jenis in MENGUBAH_DATA else KATA_KEPUTUSAN
    return kata[keputusan]


@dataclass(frozen=True, slots=True)
class ProgramDiputus:
    """A programme of one bansos usulan: for how many persons (where it counts them) and what was decided ("" follows the usulan)."""

    program: str
    jiwa: int = 1
    keputusan: str = ""


@dataclass(frozen=True, slots=True)
class UsulanDiputus:
    """One usulan of the agenda as decided; `urutan` is its place on the agenda, which is its priority."""

    id: object
    jenis: str
    keputusan: str
    jiwa: int
    urutan: int
    program: tuple[ProgramDiputus, ...] = ()
    alasan_hapus: str | None = None

    def program_layak(self) -> tuple[ProgramDiputus, ...]:
        """The programmes that the meeting supports."""
        return tuple(satu for satu in self.program if self.keputusan == LAYAK and satu.keputusan in ("", LAYAK))


@dataclass(frozen=True, slots=True)
class Lampiran:
    """The lists of the berita acara, each in agenda order (III: removals by reason, then not eligible, then kept).

    V holds what changes data or the pengurus: these decide nothing about eligibility, so they count in none of the others.
    """

    i: tuple[UsulanDiputus, ...]
    ii: tuple[UsulanDiputus, ...]
    iii: tuple[UsulanDiputus, ...]
    iv: tuple[UsulanDiputus, ...]
    v: tuple[UsulanDiputus, ...] = ()

    def per_program(self, program: Iterable[str] = tuple(PROGRAM)) -> dict[str, tuple[UsulanDiputus, ...]]:
        """Lampiran II by programme in the order of priority: the order in which quota is given out."""
        return {
            kode: tuple(satu for satu in self.ii if any(baris.program == kode for baris in satu.program_layak()))
            for kode in program
        }


def usulan_diputus(baris: Mapping[str, Any]) -> UsulanDiputus:
    """The facts of one family as a paper holds them."""
    return UsulanDiputus(
        id=baris["usulan_id"], jenis=baris["jenis"], keputusan=baris["keputusan"], jiwa=baris["jiwa"], urutan=baris["urutan"],
        program=tuple(ProgramDiputus(kode) for kode in baris["program"]), alasan_hapus=baris["alasan_hapus"] or None,
    )  # fmt: skip


def program_beku(isi: Mapping[str, Any]) -> dict[str, Program]:
    """The programmes as a paper names them: it was frozen with its own, which may have been renamed since."""
    return cairkan(isi.get("program_lokal", {}))


def kata_alasan(alasan_hapus: str, alasan: str) -> str:
    """The reason as the Lampiran shows it: that of the removal, then what the meeting said."""
    hapus = ALASAN.get(alasan_hapus)
    return ". ".join(bagian.rstrip(".") for bagian in (hapus.kata if hapus else "", alasan) if bagian)


def bagi_lampiran(usulan: Iterable[UsulanDiputus]) -> Lampiran:
    """Put each decided usulan in its Lampiran. ValueError when one is undecided or comes twice."""
    urut = sorted(usulan, key=lambda satu: satu.urutan)
    if len({satu.id for satu in urut}) != len(urut):
        raise ValueError("Satu usulan tercatat dua kali dalam acara musyawarah.")
    tempat: dict[str, list[UsulanDiputus]] = {"i": [], "ii": [], "iii": [], "iv": [], "v": []}
    for satu in urut:
        tempat[_tempat(satu)].append(satu)
    tempat["iii"].sort(key=_urutan_iii)
    return Lampiran(**{nama: tuple(isi) for nama, isi in tempat.items()})


def _tempat(usulan: UsulanDiputus) -> str:
    if usulan.keputusan not in KEPUTUSAN:
        raise ValueError("Masih ada usulan yang belum diputus.")
    if usulan.keputusan == DITUNDA:
        return "iv"
    if usulan.jenis in MENGUBAH_DATA:
        return "v"
    if usulan.jenis == HAPUS or usulan.keputusan == TIDAK_LAYAK:
        return "iii"
    return "i" if usulan.jenis == MASUK else "ii"


_URUTAN_ALASAN = {kode: ke for ke, kode in enumerate(ALASAN_HAPUS)}


def _urutan_iii(usulan: UsulanDiputus) -> tuple[int, int, int]:
    if usulan.jenis != HAPUS:
        return (1, 0, usulan.urutan)
    if usulan.keputusan == TIDAK_LAYAK:
        return (2, 0, usulan.urutan)
    return (0, _URUTAN_ALASAN.get(usulan.alasan_hapus or "", len(_URUTAN_ALASAN)), usulan.urutan)


@dataclass(frozen=True, slots=True)
class HitunganKeputusan:
    """The counts that the berita acara states in digits and words. Keluarga are counted as usulan: one for each."""

    masuk_keluarga: int = 0
    masuk_jiwa: int = 1
    bansos_keluarga: int = 0
    program: dict[str, int] = field(default_factory=dict)
    hapus: int = 0
    hapus_alasan: dict[str, int] = field(default_factory=dict)
    tidak_layak: int = 0
    tetap_layak: int = 0
    ditunda: int = 0
    ubah: dict[str, int] = field(default_factory=dict)  # approved, by kind, and TIDAK_LAYAK: those not approved

    @property
    def jumlah(self) -> int:
        """All usulan decided; equals the rows of the Lampiran together."""
        return (
            self.masuk_keluarga + self.bansos_keluarga + self.hapus + self.tidak_layak + self.tetap_layak + self.ditunda
            + sum(self.ubah.values())
        )  # fmt: skip


def hitung_keputusan(usulan: Iterable[UsulanDiputus], berlaku: Mapping[str, Program] = PROGRAM) -> HitunganKeputusan:
    """Count the decisions; `program` gives KPM or jiwa, each programme in its own unit: every national one, and the local ones named."""
    lampiran = bagi_lampiran(usulan)
    program = dict.fromkeys(PROGRAM, 0)
    for baris in (baris for satu in lampiran.ii for baris in satu.program_layak()):
        jumlah = baris.jiwa if sebut_program(baris.program, berlaku).is_per_jiwa else 1
        program[baris.program] = program.get(baris.program, 0) + jumlah
    hapus = [satu for satu in lampiran.iii if satu.jenis == HAPUS and satu.keputusan == LAYAK]
    return HitunganKeputusan(
        masuk_keluarga=len(lampiran.i),
        masuk_jiwa=sum(satu.jiwa for satu in lampiran.i),
        bansos_keluarga=len(lampiran.ii),
        program=program,
        hapus=len(hapus),
        hapus_alasan=dict(Counter(satu.alasan_hapus or "" for satu in hapus)),
        tidak_layak=sum(satu.jenis in (MASUK, BANSOS) for satu in lampiran.iii),
        tetap_layak=sum(satu.jenis == HAPUS and satu.keputusan == TIDAK_LAYAK for satu in lampiran.iii),
        ditunda=len(lampiran.iv),
        ubah=dict(Counter(satu.jenis if satu.keputusan == LAYAK else TIDAK_LAYAK for satu in lampiran.v)),
    )
