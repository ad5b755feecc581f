"""Rows of a sheet: by a pattern where they fit one (``lembar_pola``), else by the library. Part of the child."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from portal.web import lembar_potong as potong
from portal.web.lembar_pola import ANGKA, BERSAMA, BUKAN_BARIS, DI_TEMPAT, Pola, Terurai, gaya_polos, teks_bersama
from portal.web.lembar_sel import MAKS_BARIS, MAKS_KOLOM, Ingatan, Tolak, baca_sel, baca_teks, iter_csv

SEKALIGUS = 1000
Bernomor = list[tuple[int, list[Any]]]  # rows with their numbers in the sheet, cells as the library has them
Ubah = dict[str, Callable[[bytes], Any]]  # what stands in a cell: how its letters become the cell


def buka(asal: Any) -> Any:
    """The workbook; the library is loaded by name and only now, so that the limits hold for it too."""
    calamine = import_module("python_calamine")
    try:
        return calamine.CalamineWorkbook.from_object(asal)
    except calamine.PasswordError:
        raise Tolak("sandi") from None
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError):
        raise Tolak("rusak") from None


def lembar_of(buku: Any, ke: int) -> Any:
    """One sheet of it. Raises Tolak."""
    try:
        lembar = buku.get_sheet_by_index(ke)
    except Exception:  # the library has several kinds of error for a sheet that is broken, all meaning that
        raise Tolak("rusak") from None
    if lembar.total_height > MAKS_BARIS or lembar.total_width > MAKS_KOLOM:
        raise Tolak("luas")
    return lembar


def iter_lembar(lembar: Any) -> Iterator[list[Any]]:
    """All rows from the first on; the library leaves out empty columns before the first cell, but not rows."""
    kiri = (lembar.start or (0, 0))[1]
    for satu in lembar.iter_rows():
        yield [""] * kiri + satu if kiri else satu


def awal_potong(jalur: Path, ke: int, bagian: str, banyak: int) -> list[list[Any]]:
    """The first rows of a large sheet, of which only the beginning is taken apart."""
    lain, baris = potong.baca_lain(jalur), list[list[Any]]()
    for satu in potong.iter_potongan(jalur, bagian, potong.CONTOH_BITA):
        for nomor, sel in _pustaka(lain, bagian, ke, satu):
            baris += [[""] * len(sel) for _ in range(min(nomor, banyak + 1) - len(baris) - 1)]
            baris.append(sel)
        if len(baris) >= banyak:
            break
    return baris[:banyak]


def _bersama(semua: Sequence[str], isi: bytes) -> str:
    try:
        return semua[int(isi)]
    except IndexError:
        raise Tolak("rusak") from None


def _pustaka(lain: dict[str, bytes], bagian: str, ke: int, satu: potong.Potongan) -> Bernomor:
    lembar = lembar_of(buka(potong.kemas(lain, bagian, satu)), ke)
    if lembar.start is None:
        return []
    atas, kiri = lembar.start
    # Not iter_rows: it makes all rows above the piece too.
    semua = enumerate(lembar.to_python(skip_empty_area=True), atas + 1)
    return [(nomor, [""] * kiri + isi) for nomor, isi in semua if any(sel != "" for sel in isi)]


def _sama(terurai: Sequence[Terurai], pustaka: Bernomor, ubah: Ubah, diminta: Sequence[int]) -> bool:
    """Whether the library reads its rows as the pattern does: asked once, of the first rows of a sheet."""
    baca, baris = Ingatan(), dict(pustaka)
    for satu in terurai:
        for nomor, isi in zip(satu.nomor, satu.baris, strict=True):
            if nomor not in baris:
                continue
            letak = zip(satu.letak, isi[1:], strict=True)
            sel = {kolom: baca_sel(ubah[macam](nilai)) for (kolom, macam), nilai in letak if nilai is not None}
            ada = baris[nomor]
            if any(sel.get(ke) != (baca[ada[ke]] if ke < len(ada) else None) for ke in diminta):
                return False
    return True


Baca = Sequence[tuple[int, Callable[[Any], Any]]]  # the columns asked for, and what becomes of a cell of each


class Nomor(Protocol):
    """How numbers of one form are looked at: many at once, or one, which gives nothing where it must be looked at as a cell."""

    def is_semua_baik(self, isi: Sequence[bytes | None]) -> bool: ...
    def huruf(self, isi: bytes) -> Any: ...


SemuaNomor = Mapping[int, Nomor]  # of some of the columns asked for, by their order


class Kolom:
    """Columns looked at cell by cell; what stood in a cell is remembered by its letters, for codes come again in every row."""

    def __init__(self, baca: Baca, nomor: SemuaNomor = MappingProxyType({})) -> None:
        self.baca, self.nomor, self.kosong = baca, nomor, [satu(None) for _, satu in baca]  # what a cell is that is not there
        self._ingat: dict[tuple[int, str], Ingatan] = {}

    def dari_pola(self, satu: Terurai, ubah: Ubah) -> list[list[Any]]:
        """Each column from the first of these rows to the last."""
        semua, hasil = list(zip(*satu.baris, strict=True)), []
        for urutan, ((ke, _), kosong) in enumerate(zip(self.baca, self.kosong, strict=True)):
            grup = [(tempat, macam) for tempat, (kolom, macam) in enumerate(satu.letak, 1) if kolom == ke]
            nilai = [self._satu(urutan, macam, ubah[macam], semua[tempat]) for tempat, macam in grup]
            while len(nilai) > 1:  # a cell is in one of the groups or in none
                dua = nilai.pop()
                nilai[0] = [b if a == kosong else a for a, b in zip(nilai[0], dua, strict=True)]
            hasil.append(nilai[0] if nilai else [kosong] * len(satu.baris))
        return hasil

    def _satu(self, urutan: int, macam: str, ubah: Callable[[bytes], Any], isi: Sequence[bytes | None]) -> list[Any]:
        ingat, nomor = self._of(urutan, macam, ubah), self.nomor.get(urutan) if macam == DI_TEMPAT else None
        if nomor is None:
            return list(map(ingat, isi))
        baca = bytes.decode if nomor.is_semua_baik(isi) else nomor.huruf
        return [satu and baca(satu) or ingat(satu) for satu in isi]

    def dari_sel(self, baris: Sequence[Sequence[Any]]) -> list[list[Any]]:
        """The same of rows of cells as JSON has them, in the order of the columns asked for; dates are looked at each time."""
        hasil = []
        for urutan, ((_, baca), kolom) in enumerate(zip(self.baca, zip(*baris, strict=True), strict=True)):
            ingat = self._of(urutan, "", None)
            hasil.append([baca(sel) if type(sel) is list else ingat(sel) for sel in kolom])
        return hasil

    def _of(self, urutan: int, macam: str, ubah: Callable[[bytes], Any] | None) -> Callable[[Any], Any]:
        if (urutan, macam) not in self._ingat:
            baca = self.baca[urutan][1]
            ingat = self._ingat[urutan, macam] = Ingatan(_dari_huruf(macam, ubah, baca) if ubah else baca)
            ingat[None] = self.kosong[urutan]
        return self._ingat[urutan, macam].__getitem__


def _dari_huruf(macam: str, ubah: Callable[[bytes], Any], baca: Callable[[Any], Any]) -> Callable[[bytes], Any]:
    if macam == DI_TEMPAT:
        return lambda isi: baca(baca_teks(isi.decode()))
    return lambda isi: baca(baca_sel(ubah(isi)))


class Blok(NamedTuple):
    """Rows read together: their numbers, their columns, and the cells of one of them as JSON has them."""

    nomor: list[int]
    kolom: list[list[Any]]
    mentah: Callable[[int], Sequence[Any]]

    def sesudah(self, mulai: int) -> Blok:
        """Those after row ``mulai``."""
        awal = bisect_right(self.nomor, mulai)
        return Blok(self.nomor[awal:], [satu[awal:] for satu in self.kolom], lambda tempat: self.mentah(tempat + awal)) if awal else self


class LembarBaris:
    """The rows of a sheet or text file after row ``mulai``, some columns of them, see ``Kolom``; ``gabung``: some of its cells are merged."""

    def __init__(self, jalur: Path, ke: int, mulai: int, baca: Baca, nomor: SemuaNomor = MappingProxyType({})) -> None:
        self.jalur, self.ke, self.mulai, self.gabung = jalur, ke, mulai, False
        self.kolom, self.polos = Kolom(baca, nomor), Kolom([(satu, lambda sel: sel) for satu, _ in baca])
        self.ubah: Ubah = {ANGKA: float, DI_TEMPAT: bytes.decode}
        self._ingat = Ingatan()

    def iter_blok(self) -> Iterator[Blok]:
        """All of them; in a large sheet those of a piece that fit a pattern come first. Raises Tolak."""
        for blok in self._iter_semua():
            if blok.nomor[-1] > self.mulai:
                yield blok.sesudah(self.mulai)

    def _iter_semua(self) -> Iterator[Blok]:
        bagian = potong.find_bagian(self.jalur, self.ke) if self.jalur.suffix == ".xlsx" else ""
        if bagian:
            yield from self._iter_besar(bagian)
            return
        baris = iter_lembar(lembar_of(buka(str(self.jalur)), self.ke)) if self.jalur.suffix == ".xlsx" else iter_csv(self.jalur)
        bernomor = enumerate(baris, 1)
        while semua := list(islice(bernomor, SEKALIGUS)):
            if semua[-1][0] > MAKS_BARIS:
                raise Tolak("luas")
            yield self._dari_sel(semua)

    def _iter_besar(self, bagian: str) -> Iterator[Blok]:
        """Piece by piece the rows that fit a pattern, and those that do not."""
        lain, bersama = potong.baca_lain(self.jalur), teks_bersama(self.jalur)
        self.ubah[BERSAMA] = lambda isi: _bersama(bersama or [], isi)
        diminta = [ke for ke, _ in self.polos.baca]
        pola: Pola | None = Pola(diminta, self.mulai, gaya_polos(self.jalur), bersama is not None)
        sudah, pertama = 0, True
        for satu in potong.iter_potongan(self.jalur, bagian):
            terurai, sisa = pola.ambil(satu.isi) if pola else ([], satu.isi)
            if pertama and terurai:
                awal = _pustaka(lain, bagian, self.ke, satu.awal(potong.CONTOH_BITA))
                pertama = False
                if not _sama(terurai, awal, self.ubah, diminta):
                    pola, terurai, sisa = None, [], satu.isi
            if any(tanda in sisa for tanda in BUKAN_BARIS):
                pola = None  # such a sheet is the library's to the end
            pustaka = _pustaka(lain, bagian, self.ke, potong.Potongan(satu.kepala, sisa)) if sisa else []
            bernomor = {nomor for nomor, _ in pustaka}
            if any(not bernomor.isdisjoint(semua.nomor) for semua in terurai):
                terurai, pustaka = [], _pustaka(lain, bagian, self.ke, satu)  # rows of one number belong together
            blok = [self._dari_pola(bagian_) for bagian_ in terurai] + ([self._dari_sel(pustaka)] if pustaka else [])
            nomor = [satu_.nomor for satu_ in blok]
            if nomor and min(satu_[0] for satu_ in nomor) <= sudah:
                raise Tolak("rusak")
            sudah = max((satu_[-1] for satu_ in nomor), default=sudah)
            if sudah > MAKS_BARIS:
                raise Tolak("luas")
            yield from blok
            self.gabung = potong.is_gabung(satu.ekor)

    def _dari_sel(self, baris: Bernomor) -> Blok:
        kolom, ingat = [ke for ke, _ in self.polos.baca], self._ingat
        sel = [[ingat[isi[ke]] if ke < len(isi) else None for ke in kolom] for _, isi in baris]
        return Blok([nomor for nomor, _ in baris], self.kolom.dari_sel(sel), sel.__getitem__)

    def _dari_pola(self, satu: Terurai) -> Blok:
        def mentah(tempat: int) -> Sequence[Any]:
            return [isi for (isi,) in self.polos.dari_pola(Terurai(satu.letak, [satu.baris[tempat]]), self.ubah)]

        return Blok(satu.nomor, self.kolom.dari_pola(satu, self.ubah), mentah)
