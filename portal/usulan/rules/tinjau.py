"""Tinjau ulang: what a family receives now, whether it still does, and the reason that the musdes gives when it agrees to the removal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...kit.tanggal import tanggal_panjang
from ...kuota.rules import PROGRAM, Program, sebut_program
from .isian import KETERANGAN_MAKS
from .jenis import ALASAN_HAPUS, HAPUS, TINJAU_ULANG
from .status import LAYAK

PUSAT, DINAS, DAFTAR = SUMBER = ("pusat", "dinas", "daftar")
KATA_SUMBER = {PUSAT: "ditetapkan pusat", DINAS: "ditetapkan dinas sosial", DAFTAR: "daftar penerima"}
PALING_BANYAK = 100  # families shown at once, and put on an agenda at once
# How a usulan made by this form is known for ever, also after its reason became that of the removal: its fingerprint begins so.
AWALAN_SIDIK = "tinjau:"


@dataclass(frozen=True, slots=True)
class Terima:
    """One programme that a family receives: since when, as far as known, and who says so (PUSAT, DINAS or DAFTAR)."""

    program: str
    sumber: str
    sejak: date | None = None


def sidik_tinjau(sidik: str) -> str:
    """The fingerprint of the form as it is kept with each usulan that it made."""
    return f"{AWALAN_SIDIK}{sidik}"[:64]


def is_tinjau(jenis: str, isi_sidik: str) -> bool:
    """Whether this usulan began as a look at a current recipient."""
    return jenis == HAPUS and isi_sidik.startswith(AWALAN_SIDIK)


def masih_menerima(
    terima: Iterable[Terima], dihapus: date | None, program: Mapping[str, Program] = PROGRAM
) -> tuple[Terima, ...]:
    """What the family receives now, in the order of the programmes, each once by its earliest day; what began before the family was
    removed ended with it, and so did what nobody dates."""
    kini: dict[str, Terima] = {}
    for satu in terima:
        if satu.program not in program or (dihapus and (satu.sejak is None or satu.sejak <= dihapus)):
            continue
        lama = kini.get(satu.program)
        if lama is None or _umur(satu) < _umur(lama):
            kini[satu.program] = satu
    return tuple(kini[kode] for kode in program if kode in kini)


def _umur(satu: Terima) -> tuple[bool, date, int]:
    return satu.sejak is None, satu.sejak or date.max, SUMBER.index(satu.sumber)


def kalimat_terima(terima: Sequence[Terima], program: Mapping[str, Program] = PROGRAM) -> str:
    """PKH sejak 3 Maret 2026 (ditetapkan pusat); Sembako (daftar penerima)."""
    sejak = {satu: f" sejak {tanggal_panjang(satu.sejak)}" if satu.sejak else "" for satu in terima}
    return "; ".join(f"{sebut_program(satu.program, program).singkatan}{sejak[satu]} ({KATA_SUMBER[satu.sumber]})" for satu in terima)


def keterangan_tinjau(terima: Sequence[Terima], program: Mapping[str, Program] = PROGRAM) -> str:
    """What is kept with the usulan: the family received this when it was put on the agenda."""
    return f"Menerima {kalimat_terima(terima, program)}."[:KETERANGAN_MAKS]


def salah_alasan(keputusan: str, alasan_hapus: str) -> str | None:
    """Why this decision on a tinjau ulang cannot stand: a removal needs one of the reasons of Kepmensos 73/HUK/2024."""
    if keputusan == LAYAK and alasan_hapus not in ALASAN_HAPUS:
        return "Pilih alasan penghapusan dari daftar, lalu pilih putusannya lagi."
    return None


def alasan_sesudah(keputusan: str, alasan_hapus: str) -> str:
    """The reason that stands after the decision: of the removal when it was agreed, else still to be looked at again."""
    return alasan_hapus if keputusan == LAYAK else TINJAU_ULANG
