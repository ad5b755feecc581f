"""A row of the preview in words: whose it is, what changes from what to what, and what is wrong where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...keluarga.rules.kata_riwayat import Kamus
from ...kuota.rules import PROGRAM, Program
from .hasil import KATA_HASIL
from .impor_jenis import HASIL, MENINGGAL_PADAN, REGISTER, SUDAH_PADAN, TIDAK_DITEMUKAN, TIDAK_PADAN

PALING = 12  # changes of one family on the page; the rest is counted
KATA_PADAN = {
    SUDAH_PADAN: "Padan", TIDAK_PADAN: "Tidak padan", TIDAK_DITEMUKAN: "NIK tidak ditemukan", MENINGGAL_PADAN: "Tercatat meninggal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uraian:
    """One row: name, number (masked as the reader may see), where in the file, changes (column, before, after), errors, how many more."""

    nama: str
    nomor: str
    tempat: str
    ubah: list[tuple[str, str, str]]
    galat: list[str]
    sisa: int = 0
    ditahan: bool = False


def uraikan_baris(jenis: str, baris: Any, kamus: Kamus, program: Mapping[str, Program] = PROGRAM) -> Uraian:
    """The row as the page shows it."""
    isi = baris.isi
    tempat = f"{isi.get('l', '')}, baris {isi.get('b', '')}"
    galat = [_galat(satu) for satu in baris.galat]
    ubah = list(_register(isi, baris.sebelum or {}, kamus) if jenis == REGISTER else _daftar(jenis, isi, program))
    nomor = isi.get("kk") if jenis == REGISTER else isi.get("nik")
    return Uraian(
        isi.get("nama") or "Tanpa nama", kamus.nilai("no_kk", nomor) if nomor else isi.get("nomor", ""), tempat, ubah[:PALING], galat,
        max(0, len(ubah) - PALING), bool(isi.get("tahan")),
    )  # fmt: skip


def _galat(satu: Mapping[str, Any]) -> str:
    tempat = f"Baris {satu['b']}" + (f", kolom {satu['h']} ({satu['k']})" if satu.get("k") else "")
    return f"{tempat}: {satu['s']}" + (f" Tertulis: {satu['n']}" if satu.get("n") else "")


def _register(isi: Mapping[str, Any], sebelum: Mapping[str, Any], kamus: Kamus) -> Iterator[tuple[str, str, str]]:
    if isi.get("baru"):
        yield "Keluarga baru", "", f"{isi['n']} anggota"
        return
    tahan = isi.get("bentrok", {})
    for wadah in ("k", "r"):
        for kolom, nilai in {**isi.get(wadah, {}), **tahan.get(wadah, {})}.items():
            catatan = " (isian desa lebih baru)" if kolom in tahan.get(wadah, {}) else ""
            yield kamus.kolom(kolom) + catatan, kamus.nilai(kolom, sebelum.get(wadah, {}).get(kolom)), kamus.nilai(kolom, nilai)
    for id_ in {**isi.get("ua", {}), **tahan.get("a", {})}:
        for kolom, nilai in {**isi.get("ua", {}).get(id_, {}), **tahan.get("a", {}).get(id_, {})}.items():
            if kolom.startswith("rincian.") and not kamus.lihat_nik:
                yield "Rincian orang", "tidak ditampilkan", "tidak ditampilkan"
                continue
            catatan = " (isian desa lebih baru)" if kolom in tahan.get("a", {}).get(id_, {}) else ""
            lama = sebelum.get("a", {}).get(id_, {}).get(kolom)
            yield kamus.kolom(kolom) + catatan, kamus.nilai(kolom, lama), kamus.nilai(kolom, nilai)
    for _, _, orang in isi.get("a", ()):
        yield "Anggota baru", "", orang.get("nama", "")


def _daftar(jenis: str, isi: Mapping[str, Any], program: Mapping[str, Program]) -> Iterator[tuple[str, str, str]]:
    if jenis == HASIL and isi.get("hasil"):
        yield f"Usulan {isi['nomor']}" if isi.get("nomor") else "Jawaban", "", KATA_HASIL[isi["hasil"]]
    elif isi.get("program") in program:
        yield "Program", "", program[isi["program"]].singkatan
    if jenis != HASIL and isi.get("ket"):
        yield "Keterangan", "", KATA_PADAN.get(isi["ket"], isi["ket"])
