"""Versioned code lists of the official instruments, and what a code list is.

They number the same things differently, so a code is kept with the name and version of its list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DaftarKode:
    """One versioned list of codes: `nama` is the variable it fills, `label` the word on the form."""

    nama: str
    daftar: str
    versi: str
    label: str
    isi: Mapping[int, str]

    def __contains__(self, kode: object) -> bool:
        return kode in self.isi

    def kata(self, kode: int | None) -> str:
        """The word for a code; a code that this version does not have is shown as such, never guessed."""
        if kode is None:
            return "belum diisi"
        return self.isi.get(kode, f"kode {kode} (tidak ada di daftar {self.daftar} {self.versi})")

    def pilihan(self) -> list[tuple[int, str]]:
        """Choices for a form, in the order of the codes."""
        return sorted(self.isi.items())
