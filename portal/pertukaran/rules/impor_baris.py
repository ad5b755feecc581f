"""Rows of a register put together to families, and what such a family would change in one that is there already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from .impor_kolom import INDIVIDU, huruf_kolom
from .impor_nomor import Sel, SelSalah
from .impor_sel import Baca, pasangan, samar_sel

KOLOM_K = ("alamat", "rt", "rw", "dusun", "desil")
KOLOM_A = ("nama", "nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "hubungan", "status_kawin", "pekerjaan", "ibu_kandung")
# Without these a row says nothing that could be placed; what is wrong elsewhere only leaves that cell out.
MUTLAK = frozenset({"nik", "no_kk", "nama", "nomor", "hasil"})
_RUMAH, _RINCIAN = frozenset(RUMAH), frozenset(RINCIAN)
_TEKS = frozenset({"nama", "alamat", "dusun", "tempat_lahir", "ibu_kandung"})


INGAT = 2000  # so many different cells of a column are remembered


class Ingatan(dict[Any, Any]):
    """What the cells of a column were read as: codes, dates and places come again in thousands of rows."""

    def __init__(self, baca: Baca) -> None:
        super().__init__({None: None})
        self.baca = baca

    def __missing__(self, sel: Any) -> Any:
        nilai = self.baca(sel)
        if len(self) < INGAT:
            self[sel] = nilai
        return nilai


@dataclass(frozen=True, slots=True)
class Bidang:
    """One column that is read: field, heading as in the file, column from 0, and how a cell is read.

    ``kode``: one of DTSEN's variables of a house or a person, which are kept apart.
    """

    nama: str
    judul: str
    kolom: int
    baca: Baca
    ingat: Ingatan
    kode: bool


class Susunan(tuple[Bidang, ...]):
    """The columns of a sheet in the order in which their cells come: the codes last, since they are read all at once."""

    utama: tuple[Bidang, ...]
    kode: tuple[str, ...]
    ingat: tuple[Ingatan, ...]


def susun_bidang(semua: Iterable[tuple[str, str, int, Baca]]) -> Susunan:
    """Columns (field, heading, column, how a cell is read) with nothing remembered yet."""
    bidang = [Bidang(nama, judul, ke, baca, Ingatan(baca), nama in _RUMAH or nama in _RINCIAN) for nama, judul, ke, baca in semua]
    susunan = Susunan(sorted(bidang, key=lambda satu: (satu.kode, satu.kolom)))
    susunan.utama = tuple(satu for satu in susunan if not satu.kode)
    kode = [satu for satu in susunan if satu.kode]
    susunan.kode, susunan.ingat = tuple(satu.nama for satu in kode), tuple(satu.ingat for satu in kode)
    return susunan


@dataclass(slots=True)
class Baris:
    """One row of a sheet as read, DTSEN's variables in ``kode``; ``salah``: it cannot be used. Each of ``galat`` is {l, b, h, k, n, s}:
    sheet, row, letter, column, masked value, what to do.
    """

    lembar: str
    nomor: int
    macam: str
    isi: dict[str, Any] = field(default_factory=dict)
    kode: dict[str, Any] = field(default_factory=dict)
    galat: list[dict[str, Any]] = field(default_factory=list)
    salah: bool = False


@dataclass(slots=True)
class Satuan:
    """One family of the file: columns of the family, of its house, and (row, columns) of each person."""

    no_kk: str
    lembar: str
    nomor: int
    k: dict[str, Any] = field(default_factory=dict)
    r: dict[str, Any] = field(default_factory=dict)
    a: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    galat: list[dict[str, Any]] = field(default_factory=list)
    nama: str = ""
    desa: str = ""

    def teks_nik(self) -> list[str]:
        """The NIK of its people, as far as they have one."""
        return [isi["nik"] for _, isi in self.a if "nik" in isi]


@dataclass(slots=True)
class Beda:
    """What a family of the file changes: new values, the present ones, and those apart that the village wrote after the file's day."""

    k: dict[str, Any] = field(default_factory=dict)
    r: dict[str, Any] = field(default_factory=dict)
    a: dict[str, dict[str, Any]] = field(default_factory=dict)
    baru: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    sebelum: dict[str, Any] = field(default_factory=lambda: {"k": {}, "r": {}, "a": {}})
    bentrok: dict[str, Any] = field(default_factory=lambda: {"k": {}, "r": {}, "a": {}})
    galat: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_ada(self) -> bool:
        return bool(self.k or self.r or self.a or self.baru)

    @property
    def is_bentrok(self) -> bool:
        return any(self.bentrok.values())


def galat(lembar: str, nomor: int, kalimat: str, bidang: Bidang | None = None, sel: Sel = None) -> dict[str, Any]:
    """One error as it is kept."""
    tempat = {"h": huruf_kolom(bidang.kolom), "k": bidang.judul, "n": samar_sel(sel)} if bidang else {}
    return {"l": lembar, "b": nomor, "s": kalimat, **tempat}


def baca_baris(lembar: str, macam: str, sel: Sequence[Any], bidang: Susunan) -> Baris:
    """A row, its first value the row's number in the sheet."""
    baris = Baris(lembar, sel[0], macam)
    utama = len(bidang.utama) + 1
    _baca(baris, zip(bidang.utama, sel[1:utama], strict=True), baris.isi)
    if bidang.kode:
        try:
            kode = [ingat[nilai] for ingat, nilai in zip(bidang.ingat, sel[utama:], strict=True)]
        except (SelSalah, TypeError):  # one that is wrong, or a date, which is no key
            _baca(baris, zip(bidang[utama - 1 :], sel[utama:], strict=True), baris.kode)
        else:
            baris.kode = {nama: nilai for nama, nilai in zip(bidang.kode, kode, strict=True) if nilai is not None}
    return baris


def _baca(baris: Baris, semua: Iterable[tuple[Bidang, Any]], isi: dict[str, Any]) -> None:
    for satu, nilai in semua:
        if nilai is None:
            continue
        try:
            terbaca = satu.baca(nilai) if type(nilai) is list else satu.ingat[nilai]
        except SelSalah as sebab:
            baris.galat.append(galat(baris.lembar, baris.nomor, str(sebab), satu, nilai))
            baris.salah = baris.salah or satu.nama in MUTLAK
            continue
        if terbaca is not None:
            isi[satu.nama] = terbaca


def lengkapi(baris: Baris, wajib: Iterable[tuple[str, ...]], kata: Mapping[str, str]) -> None:
    """Mark a row that lacks what it cannot do without; cells that are merged with those above are empty too."""
    for kelompok in wajib:
        if not baris.salah and baris.isi.keys().isdisjoint(kelompok):
            sebut = " atau ".join(kata[nama] for nama in kelompok)
            kalimat = f"{sebut} kosong. Bila selnya digabung dengan baris di atasnya, pisahkan dan isi di setiap baris."
            baris.galat.append(galat(baris.lembar, baris.nomor, kalimat))
            baris.salah = True


def cari_desa(kecamatan: str, nama: str, nama_desa: Mapping[tuple[str, str], str]) -> str:
    """The code of the desa by the names of kecamatan and desa together, since names repeat; empty where none is meant."""
    return nama_desa.get((kecamatan.casefold(), nama.casefold()), "") if nama else ""


def susun(no_kk: str, semua: Sequence[Baris]) -> Satuan:
    """The family of these rows, which all bear its No. KK; the row of the family itself goes before what persons say of it."""
    urut = sorted(semua, key=lambda satu: satu.macam == INDIVIDU)
    hasil = Satuan(no_kk, urut[0].lembar, urut[0].nomor)
    for satu in urut:
        hasil.galat += satu.galat
        hasil.desa = hasil.desa or satu.isi.get("desa", "")
        for nama in KOLOM_K:
            if nama in satu.isi:
                hasil.k.setdefault(nama, satu.isi[nama])
        if satu.macam == INDIVIDU:
            hasil.a.append((satu.nomor, _orang(satu.isi, satu.kode)))
        else:
            hasil.nama = satu.isi.get("nama_kepala", "")
            hasil.r = satu.kode
    kepala = next((isi["nama"] for _, isi in hasil.a if isi.get("hubungan") == 1), hasil.a[0][1]["nama"] if hasil.a else "")
    hasil.nama = kepala or hasil.nama
    return hasil


def _orang(isi: Mapping[str, Any], rincian: dict[str, Any]) -> dict[str, Any]:
    orang = {nama: isi[nama] for nama in KOLOM_A if nama in isi}
    if "hubungan_dtsen" in isi and "hubungan" not in orang:
        kode = isi["hubungan_dtsen"]
        kode = pasangan(isi.get("jenis_kelamin")) if kode == "pasangan" else kode
        if kode is not None:
            orang["hubungan"] = kode
    if rincian:
        orang["rincian"] = rincian
    return orang


def sama(kolom: str, lama: Any, baru: Any) -> bool:
    """Whether two values say the same: capitals and blanks of names and addresses are none's change."""
    if kolom in _TEKS:
        return " ".join(str(lama or "").casefold().split()) == " ".join(str(baru or "").casefold().split())
    return bool(lama == baru)


def bandingkan(satuan: Satuan, lama: Mapping[str, Any], dijaga: Collection[tuple[str, str]]) -> Beda:
    """What the file's family changes in ``lama`` ({k, r, a: {id: columns}}); ``dijaga``: (k, r or id, column) that stays the village's.

    A cell that is empty in the file changes nothing, and nobody is taken out.
    """
    beda = Beda()
    _banding(satuan.k, lama["k"], "k", dijaga, beda.k, beda.bentrok["k"], beda.sebelum["k"])
    _banding(satuan.r, lama["r"], "r", dijaga, beda.r, beda.bentrok["r"], beda.sebelum["r"])
    belum = dict(lama["a"])
    for nomor, isi in satuan.a:
        id_ = _cari(isi, belum)
        if id_ is None:
            beda.baru.append((nomor, isi))
            continue
        ada = belum.pop(id_)
        if ada.get("nik") and isi.get("nik") and ada["nik"] != isi["nik"]:
            kalimat = "Nama dan tanggal lahir sama dengan anggota yang ada, tetapi NIK-nya berbeda. Orang ini tidak dimasukkan; periksa KTP-nya."
            beda.galat.append(galat(satuan.lembar, nomor, kalimat))
            continue
        tulis: dict[str, Any] = {}
        tahan: dict[str, Any] = {}
        asal: dict[str, Any] = {}
        _banding(_rata(isi), _rata(ada), id_, dijaga, tulis, tahan, asal)
        for isi_beda, wadah in ((tulis, beda.a), (tahan, beda.bentrok["a"]), (asal, beda.sebelum["a"])):
            if isi_beda:
                wadah[id_] = isi_beda
    return beda


def _rata(isi: Mapping[str, Any]) -> dict[str, Any]:
    rata = {nama: nilai for nama, nilai in isi.items() if nama != "rincian"}
    return rata | {f"rincian.{nama}": nilai for nama, nilai in (isi.get("rincian") or {}).items()}


def _banding(
    baru: Mapping[str, Any], lama: Mapping[str, Any], siapa: str, dijaga: Collection[tuple[str, str]], tulis: dict[str, Any],
    tahan: dict[str, Any], sebelum: dict[str, Any],
) -> None:  # fmt: skip
    for kolom, nilai in baru.items():
        if not sama(kolom, lama.get(kolom), nilai):
            (tahan if (siapa, kolom) in dijaga else tulis)[kolom] = nilai
            sebelum[kolom] = lama.get(kolom)


def _cari(isi: Mapping[str, Any], ada: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The member whom the row means: of the same NIK, else of the same name and birth date."""
    nik = isi.get("nik")
    for id_, satu in ada.items():
        if nik and satu.get("nik") == nik:
            return id_
    for id_, satu in ada.items():
        lahir = {satu.get("tanggal_lahir"), isi.get("tanggal_lahir")} - {None}
        if len(lahir) <= 1 and sama("nama", satu.get("nama"), isi.get("nama")):
            return id_
    return None
