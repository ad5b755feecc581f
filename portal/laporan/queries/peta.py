"""One figure of each desa, for the map and for the table beside it."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import NotFound
from ...wilayah.queries import list_unit
from ...wilayah.rules import sebutan
from ..rules.dasbor import LOKAL
from ..rules.peta import LAMBAT, Ukuran, batas_kelas, daftar_ukuran, kata_kelas, kelas_of
from ..rules.tabel import UNIT, Baris, Tabel
from .dasbor import Satuan, list_lokal, list_umur, sum_lokal, sum_per_unit

PANJANG_DESA = 13


@dataclass(frozen=True, slots=True)
class PetaUkuran:
    """The chosen figure, all that can be chosen, its value by desa, the class of each, and the table."""

    ukuran: Ukuran
    semua: dict[str, Ukuran]
    nama: dict[str, str]
    nilai: dict[str, int | None]
    kelas: list[tuple[int, int]]
    tabel: Tabel

    def kunci(self, desa: str) -> str:
        """The class of a desa; desa of which nothing is known are in none."""
        nilai = self.nilai[desa]
        return "" if nilai is None else str(kelas_of(nilai, self.kelas))

    def legenda(self) -> list[tuple[str, str, int]]:
        """(class, words, number of desa), from low to high."""
        kunci = [self.kunci(desa) for desa in self.nilai]
        return [(str(ke), kata_kelas(*satu, self.ukuran.satuan), kunci.count(str(ke))) for ke, satu in enumerate(self.kelas)]

    def warna(self) -> dict[str, tuple[str, str]]:
        """{desa: (class, title)} of those whose figure is known."""
        return {
            desa: (self.kunci(desa), f"{sebutan(desa, self.nama[desa])}: {kata_kelas(nilai, nilai, self.ukuran.satuan)}")
            for desa, nilai in self.nilai.items() if nilai is not None
        }  # fmt: skip


def peta_of(satuan: Satuan, kode: str) -> PetaUkuran:
    """The figure of this code, the first one for ""; raises NotFound for one that is not there."""
    lokal = list_lokal()
    semua = daftar_ukuran(lokal)
    ukuran = semua.get(kode or next(iter(semua)))
    if ukuran is None:
        raise NotFound()
    nama = _desa(satuan)
    if ukuran.perlu == (LOKAL,):
        isi = sum_lokal(satuan, lokal, PANJANG_DESA)
    elif ukuran.kode == LAMBAT:
        isi = {satu.kode: {LAMBAT: satu.p90} for satu in list_umur(satuan, PANJANG_DESA)[0]}
    else:
        isi = sum_per_unit(satuan, *ukuran.perlu, panjang=PANJANG_DESA)
    nilai = {desa: ukuran.hitung(isi.get(desa, {})) for desa in nama}
    kecamatan = {satu.kode: satu.nama for satu in list_unit(satuan.kode[:5])}
    urut = sorted(nama, key=lambda desa: (-1 if nilai[desa] is None else nilai[desa], desa), reverse=True)
    baris = tuple(Baris(nama[desa], (kecamatan.get(desa[:8], ""), nilai[desa]), desa) for desa in urut)
    tabel = Tabel(ukuran.nama, ("Desa/kelurahan", "Kecamatan", ukuran.satuan), baris, kata=frozenset({0}), ke=UNIT)
    kelas = batas_kelas([satu for satu in nilai.values() if satu is not None])
    return PetaUkuran(ukuran, semua, nama, nilai, kelas, tabel)


def _desa(satuan: Satuan) -> dict[str, str]:
    """{code: name} of all desa of the unit."""
    if satuan.is_kabupaten:
        return {satu.kode: satu.nama for kecamatan in satuan.bawah for satu in list_unit(kecamatan)}
    return satuan.bawah
