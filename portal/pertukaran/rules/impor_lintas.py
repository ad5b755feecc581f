"""A register's rows as lines of text: read in the child that reads the file, kept for the preview, and written from it.

A row with which nothing is wrong passes as one line, its values in the same places whatever columns the file has; all others are looked
at cell by cell, see ``impor_baris``. This module is loaded in the child by its name, so nothing but rules is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from ...kit.isi import sidik
from ...kit.kode.dtsen_rumah import PELANGGAN_PLN
from ...kit.kode.dukcapil import SHDK
from .impor_baris import KOLOM_A, KOLOM_K, Baris
from .impor_kolom import INDIVIDU
from .impor_nomor import BacaNomor, SelSalah
from .impor_sel import baca_desa, pasangan, pembaca

NAMA_LINTAS = __name__
KOSONG, SALAH = "", "\0"
# The places of a line: key, row number, where it is, columns of the family, of the person, and the codes of house or person.
TEMPAT = ("no_kk", "nomor", "desa", "nama_desa", "nama_kecamatan", "nama_kepala", *KOLOM_K, *KOLOM_A)
KK, NOMOR, DESA, NAMA_DESA, NAMA_KECAMATAN, NAMA_KEPALA = range(6)
AWAL_K, AWAL_A = 6, 6 + len(KOLOM_K)
KODE = len(TEMPAT)
NAMA, NIK, HUBUNGAN = (TEMPAT.index(nama) for nama in ("nama", "nik", "hubungan"))
# Stands in every row kept: after an update that changed the order, rows of an older preview are not taken for what they are not.
URUTAN = sidik({"kepala": ("no_kk", "nama"), "tempat": TEMPAT, "rumah": RUMAH, "rincian": RINCIAN})[:8]
_ANGKA = frozenset({"desil", "hubungan", "status_kawin", "pekerjaan"})
_HUBUNGAN_DTSEN = "hubungan_dtsen"


def kode_of(macam: str) -> tuple[str, ...]:
    """The codes at the end of a line, in their order."""
    return RINCIAN if macam == INDIVIDU else RUMAH


def bekal_of(macam: str, bidang: Sequence[tuple[str, int]], provinsi: Sequence[str], hari_ini: date, desa: Sequence[str]) -> dict[str, Any]:
    """What the child must know: kind of the sheet, (field, column) of each, provinces, today, and the units one may write to."""
    return {"macam": macam, "bidang": list(bidang), "provinsi": list(provinsi), "hari_ini": hari_ini.isoformat(), "desa": list(desa)}


def siapkan(bekal: Mapping[str, Any]) -> Penerjemah:
    """The reader of one sheet, in the child."""
    return Penerjemah(bekal)


class Penerjemah:
    """Makes lines of columns that were looked at; see ``lembar_child.lintas``."""

    SALAH = SALAH

    def __init__(self, bekal: Mapping[str, Any]) -> None:
        baca = pembaca(frozenset(bekal["provinsi"]), date.fromisoformat(bekal["hari_ini"])) | {"desa": baca_desa(frozenset(bekal["desa"]))}
        self.nama = [nama for nama, _ in bekal["bidang"]]
        wajib = {"no_kk", "nama"} if bekal["macam"] == INDIVIDU else {"no_kk"}
        self.baca = [(ke, _teks(baca[nama], nama in wajib)) for nama, ke in bekal["bidang"]]
        nomor = ((urutan, baca[nama]) for urutan, (nama, _) in enumerate(bekal["bidang"]))
        self.nomor = {urutan: satu for urutan, satu in nomor if isinstance(satu, BacaNomor)}
        self.kode = kode_of(bekal["macam"])

    def susun(self, nomor: Sequence[int], kolom: Sequence[Sequence[str]]) -> list[str]:
        """The line of each row; one in which a cell cannot be taken holds SALAH."""
        ada: dict[str, Any] = dict(zip(self.nama, kolom, strict=True)) | {"nomor": map(str, nomor)}
        if _HUBUNGAN_DTSEN in ada:
            lain = (ada.get(nama, repeat(KOSONG)) for nama in ("hubungan", "jenis_kelamin"))
            ada["hubungan"] = map(_hubungan, ada[_HUBUNGAN_DTSEN], *lain)
        kode: Any = repeat(KOSONG)
        if any(nama in ada for nama in self.kode):
            tanpa = "," * (len(self.kode) - 1)  # a house of which nothing is said is none
            semua = map(",".join, zip(*(ada.get(nama, repeat(KOSONG)) for nama in self.kode), strict=False))
            kode = (KOSONG if isi == tanpa else isi for isi in semua)
        return list(map("\t".join, zip(*(ada.get(nama, repeat(KOSONG)) for nama in TEMPAT), kode, strict=False)))


@lru_cache(maxsize=4096)
def _hubungan(dtsen: str, hubungan: str, kelamin: str) -> str:
    """The relation of DTSEN's code, by the sex where that tells which of two, unless the relation itself is there."""
    if dtsen == SALAH or hubungan or dtsen != "pasangan":
        return dtsen if dtsen == SALAH else hubungan or dtsen
    return str(pasangan(kelamin) or KOSONG)


def _teks(baca: Callable[[Any], Any], wajib: bool) -> Callable[[Any], str]:
    """A cell as it stands in a line."""

    def teks(sel: Any) -> str:
        try:
            nilai = baca(sel)
        except (SelSalah, TypeError):  # a date where none belongs is no key of a list
            return SALAH
        if nilai is None:
            return SALAH if wajib else KOSONG
        isi = nilai if type(nilai) is str else str(nilai)
        return isi if isi.isprintable() else SALAH

    return teks


def urai_baris(lembar: str, macam: str, isi: Sequence[str]) -> Baris:
    """The row of a line, as reading it cell by cell makes it."""
    baris = Baris(lembar, int(isi[NOMOR]), macam)
    baris.isi = {nama: int(n) if nama in _ANGKA else n for nama, n in zip(TEMPAT, isi, strict=False) if n and nama != "nomor"}
    baris.kode = urai_kode(kode_of(macam), isi[KODE])
    return baris


def asli_of(baris: Baris, nama: str) -> Any:
    """What may stand in the cell of this field so that it is read as it was: DTSEN's relation as the word for it."""
    if nama == _HUBUNGAN_DTSEN:
        return SHDK.isi.get(baris.isi.get("hubungan", 0))
    return baris.isi.get(nama, baris.kode.get(nama))


def urai_kode(nama: Sequence[str], isi: str) -> dict[str, Any]:
    """{variable: code} of the codes of a line."""
    if not isi:
        return {}
    return {satu: n if satu == PELANGGAN_PLN else int(n) for satu, n in zip(nama, isi.split(","), strict=True) if n}
