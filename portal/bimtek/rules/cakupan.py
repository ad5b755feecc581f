"""Coverage: how many desa/kelurahan have an operator, one who was trained, and one who works (article 3: 60 of 156)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# From least to most; each word names what the desa has, and a shape on the map gets the pattern of its state besides its colour.
TIADA, ADA, TERLATIH, AKTIF = KEADAAN_DESA = ("tiada", "ada", "terlatih", "aktif")
KATA_KEADAAN = {
    TIADA: "belum ada operator", ADA: "ada operator, belum bimtek", TERLATIH: "operator lulus bimtek",
    AKTIF: "lulus bimtek dan aktif 30 hari terakhir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desa:
    """One desa/kelurahan as coverage sees it."""

    kode: str
    nama: str
    kecamatan: str
    operator: bool
    terlatih: bool
    aktif: bool

    @property
    def keadaan(self) -> str:
        """The highest state that it reached; being active counts only for who was trained."""
        if not self.operator:
            return TIADA
        if not self.terlatih:
            return ADA
        return AKTIF if self.aktif else TERLATIH


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Counts of one kecamatan, or of all."""

    desa: int = 0
    operator: int = 0
    terlatih: int = 0
    aktif: int = 0

    def __add__(self, lain: Cakupan) -> Cakupan:
        return Cakupan(self.desa + lain.desa, self.operator + lain.operator, self.terlatih + lain.terlatih, self.aktif + lain.aktif)

    @property
    def persen(self) -> int:
        """Whole percent of desa with an operator, rounded down: 100 means all of them."""
        return self.operator * 100 // self.desa if self.desa else 0


def hitung(desa: Iterable[Desa]) -> Cakupan:
    """The counts of these desa."""
    jumlah = Cakupan()
    for satu in desa:
        jumlah += Cakupan(1, int(satu.operator), int(satu.terlatih), int(satu.aktif))
    return jumlah


def per_kecamatan(desa: Iterable[Desa]) -> dict[str, Cakupan]:
    """{kode kecamatan: counts}, in code order."""
    hasil: dict[str, Cakupan] = {}
    for satu in desa:
        hasil[satu.kecamatan] = hasil.get(satu.kecamatan, Cakupan()) + hitung([satu])
    return dict(sorted(hasil.items()))


def kalimat_cakupan(c: Cakupan) -> str:
    """ "60 dari 156 desa/kelurahan punya operator (38%)."""
    return f"{c.operator} dari {c.desa} desa/kelurahan punya operator ({c.persen}%)"
