"""What changed in a family between two moments, net: before the first change and after the last, section by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ...keluarga.rules.riwayat import BUAT, HAPUS, UBAH, kalimat_perubahan


@dataclass
class Beda:
    """One object that changed; ``beda`` as the history keeps it: {column: [before, after]}."""

    bagian: str
    nama: str
    aksi: str
    beda: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def kalimat(self) -> str:
        """The heading: "Anggota Sumiati diubah"."""
        return kalimat_perubahan(self.bagian, self.aksi, self.nama)


def gabung_beda(perubahan: Iterable[Any]) -> list[Beda]:
    """The net of these changes, oldest first (rows with bagian, objek_id, objek_nama, aksi, beda); what was undone again is left out."""
    hasil: dict[tuple[str, Any], Beda] = {}
    for satu in perubahan:
        kini = hasil.setdefault((satu.bagian, satu.objek_id), Beda(satu.bagian, satu.objek_nama, satu.aksi))
        kini.nama = satu.objek_nama or kini.nama
        if satu.aksi == HAPUS:
            kini.aksi = "" if kini.aksi == BUAT and kini.beda else HAPUS
        elif kini.aksi in (HAPUS, ""):
            kini.aksi = UBAH
        for kolom, (lama, baru) in satu.beda.items():
            kini.beda[kolom] = [kini.beda[kolom][0] if kolom in kini.beda else lama, baru]
    for satu_beda in hasil.values():
        satu_beda.beda = {kolom: dua for kolom, dua in satu_beda.beda.items() if dua[0] != dua[1]}
    return [satu for satu in hasil.values() if satu.aksi and satu.beda]
