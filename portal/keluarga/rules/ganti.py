"""Changing single values of a family on the strength of a decision: which values, and what is replaced by what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from .bagian import ALAMAT, ANGGOTA
from .isian import ISI_ALAMAT

PENGURUS = "pengurus_id"
# What may be replaced, in the order of the forms; the reason for having no NIK goes when a NIK comes.
ELEMEN = {
    ALAMAT: ISI_ALAMAT,
    ANGGOTA: ("nama", "nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "hubungan", "status_kawin", "pekerjaan", "ibu_kandung"),
}
TANPA_NIK = "tanpa_nik_alasan"


@dataclass(frozen=True, slots=True)
class Ganti:
    """One value: of the family (`anggota` "") or of a member (its id as text), `dari` and `ke` as the history keeps values."""

    bagian: str
    elemen: str
    anggota: str
    dari: Any
    ke: Any

    @property
    def tempat(self) -> tuple[str, str]:
        return self.anggota, self.elemen

    def balik(self) -> Ganti:
        """The same change undone."""
        return replace(self, dari=self.ke, ke=self.dari)


def nilai_kolom(elemen: str, nilai: Any) -> Any:
    """A value of the history as its column keeps it."""
    if elemen in ("no_kk", "nik", "hubungan", "status_kawin", "pekerjaan"):
        return nilai
    if elemen == "tanggal_lahir":
        return date.fromisoformat(nilai) if nilai else None
    if elemen == PENGURUS:
        return UUID(nilai) if nilai else None
    return nilai or ""
