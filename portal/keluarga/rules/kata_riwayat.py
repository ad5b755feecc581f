"""The words of the history: a column and its value as the screen calls them; NIK and health kept from who may not see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...kit.foto import JENIS_FOTO
from ...kit.kode.dtsen_orang import ANGKA_RINCIAN, DAFTAR_RINCIAN
from ...kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS, PELANGGAN_PLN, TERNAK, YA_TIDAK
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.kode.registri import find_daftar
from ...kit.nomor import kelompokkan, samarkan
from ...kit.tanggal import tanggal_panjang
from .isian import KATA_KELAMIN
from .kriteria import PERTANYAAN
from .riwayat import Beda

KOSONG = "belum diisi"
BERUBAH_TERSAMAR = "angka yang disamarkan berbeda"
TERSAMAR = ("Rincian orang", "tidak ditampilkan", "tidak ditampilkan")
RINCIAN = "rincian."
_KATA = {
    "no_kk": "No. KK", "alamat": "Alamat", "rt": "RT", "rw": "RW", "dusun": "Dusun atau lingkungan", "desa_kode": "Desa/kelurahan",
    "pengurus_id": "Pengurus", "lintang": "Lintang", "bujur": "Bujur", "nama": "Nama lengkap", "nik": "NIK",
    "tanpa_nik_alasan": "Alasan belum punya NIK", "tempat_lahir": "Tempat lahir", "tanggal_lahir": "Tanggal lahir",
    "jenis_kelamin": "Jenis kelamin", "hubungan": SHDK.label, "status_kawin": STATUS_KAWIN.label, "pekerjaan": PEKERJAAN.label,
    "ibu_kandung": "Nama ibu kandung", "jenis": "Jenis foto", "daftar": "Daftar kode", LUAS: "Luas lantai",
    PELANGGAN_PLN: "Nomor pelanggan PLN",
    **{nama: daftar.label for nama, daftar in DAFTAR_RUMAH.items()}, **ASET, **TERNAK,
    **{p.kode: (f"{p.kode}. " if p.kode != "k0" else "") + p.teks for p in PERTANYAAN},
    **{RINCIAN + nama: daftar.label for nama, daftar in DAFTAR_RINCIAN.items()},
    **{RINCIAN + nama: isi[0] for nama, isi in ANGKA_RINCIAN.items()},
}  # fmt: skip
_NOMOR = ("nik", "no_kk", PELANGGAN_PLN)
_DAFTAR = {
    "hubungan": SHDK, "status_kawin": STATUS_KAWIN, "pekerjaan": PEKERJAAN, **DAFTAR_RUMAH, **dict.fromkeys(ASET, YA_TIDAK),
    **{RINCIAN + nama: daftar for nama, daftar in DAFTAR_RINCIAN.items()},
}  # fmt: skip
_TANYA = frozenset(p.kode for p in PERTANYAAN)
_TAK_TAMPAK = ("urutan", "rincian_daftar", "rincian_versi")  # kept to rebuild the family, never shown


@dataclass(frozen=True, slots=True)
class Kamus:
    """What the words depend on: whether the reader may see the NIK, and the names of units and persons by their id."""

    lihat_nik: bool
    desa: Mapping[str, str] = field(default_factory=dict)
    orang: Mapping[str, str] = field(default_factory=dict)

    def kolom(self, kolom: str) -> str:
        """The word for a column."""
        return _KATA.get(kolom) or kolom.rpartition(".")[2].replace("_", " ").capitalize()

    def nilai(self, kolom: str, nilai: Any, daftar: str | None = None) -> str:
        """A value in words; a code that its list does not have is shown as such. ``daftar``: of another list than DTSEN's."""
        if nilai is None or nilai == "":
            return KOSONG
        if kolom in _NOMOR:
            return kelompokkan(str(nilai)) if self.lihat_nik else samarkan(str(nilai))
        if kolom == "desa_kode":
            return self.desa.get(nilai, nilai)
        if kolom == "pengurus_id":
            return self.orang.get(nilai, "anggota yang sudah dihapus")
        if daftar:
            nama, _, versi = daftar.partition(" ")
            ada = find_daftar(nama, versi, kolom)
            return ada.kata(nilai) if ada else str(nilai)
        return _biasa(kolom, nilai)

    def baris(self, beda: Beda) -> list[tuple[str, str, str]]:
        """(column, before, after) in words of every change that is shown."""
        hasil = []
        daftar = beda.get("daftar", (None, None))
        for kolom, dua in beda.items():
            if kolom in _TAK_TAMPAK or self._tersamar(kolom):
                continue
            lama, baru = (self.nilai(kolom, dua[sisi], daftar[sisi] if kolom != "daftar" else None) for sisi in (0, 1))
            if kolom in _NOMOR and lama == baru:
                baru = f"{baru} ({BERUBAH_TERSAMAR})"
            hasil.append((self.kolom(kolom), lama, baru))
        return [*hasil, TERSAMAR] if any(map(self._tersamar, beda)) else hasil

    def pasangan(self, isi: Mapping[str, Any], kolom: Sequence[str] = ()) -> list[tuple[str, str]]:
        """(column, value) in words: ``kolom`` first and always, then what else is filled in."""
        semua = dict.fromkeys((*kolom, *(satu for satu in isi if satu not in _TAK_TAMPAK and not self._tersamar(satu))))
        daftar = isi.get("daftar")
        return [(self.kolom(satu), self.nilai(satu, isi.get(satu), daftar if satu != "daftar" else None)) for satu in semua]

    def _tersamar(self, kolom: str) -> bool:
        return kolom.startswith(RINCIAN) and not self.lihat_nik


def _biasa(kolom: str, nilai: Any) -> str:
    if kolom in _DAFTAR:
        return _DAFTAR[kolom].kata(nilai)
    if kolom == "tanggal_lahir":
        return tanggal_panjang(date.fromisoformat(nilai))
    if kolom == "jenis_kelamin":
        return KATA_KELAMIN.get(nilai, str(nilai))
    if kolom == "jenis":
        kata = JENIS_FOTO.get(nilai, str(nilai))
        return kata[:1].upper() + kata[1:]
    if kolom in _TANYA:
        return str(nilai).capitalize()
    return f"{nilai} ekor" if kolom in TERNAK else str(nilai)
