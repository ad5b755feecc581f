"""A family as plain values: what the rules look at, whether it comes from a form, a row or an imported sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class FaktaAnggota:
    """One person; codes of SHDK, STATUS_KAWIN and PEKERJAAN. Without a NIK, the reason is stated."""

    nama: str = ""
    nik: str | None = None
    tanpa_nik_alasan: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    jenis_kelamin: str | None = None
    hubungan: int | None = None
    status_kawin: int | None = None
    ibu_kandung: str = ""
    pekerjaan: int | None = None


@dataclass(frozen=True, slots=True)
class FaktaKeluarga:
    """One family; `jawaban` by question code, `foto` the kinds that are there."""

    no_kk: str | None = None
    alamat: str = ""
    rt: str = ""
    rw: str = ""
    anggota: tuple[FaktaAnggota, ...] = ()
    jawaban: Mapping[str, str | None] = field(default_factory=dict)
    foto: frozenset[str] = frozenset()
