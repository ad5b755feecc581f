"""Child side of reading spreadsheets: looks into the archive, then hands out headings or rows as lines. Run by ``portal.web.uploads_lembar``."""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from portal.web.lembar_baris import LembarBaris, awal_potong, buka, iter_lembar, lembar_of
from portal.web.lembar_potong import CONTOH, find_bagian, luas_tertulis, ukur
from portal.web.lembar_sel import MAKS_BARIS, MAKS_KOLOM, Tolak, baca_sel, iter_csv, kodek

# Nothing else of the portal is imported here: the child starts in a moment and stays small. How texts are looked at in the child,
# see ``lintas``, stands in a module of pure rules which the caller names.
KELUAR_TOLAK = 7  # the exit code with which {"tolak": code} stands on the output
MAKS_TERURAI, MAKS_ANGGOTA, RASIO, KECIL = 900 << 20, 200, 150, 4 << 20
BERSARANG = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".rar", ".7z", ".exe")


def main(perintah: str, berkas: str, memori_mb: int, cpu_s: int) -> int:
    """Do one job; a refusal is told on the output as {"tolak": code}."""
    os.nice(10)
    for batas, nilai in (
        (resource.RLIMIT_AS, memori_mb << 20), (resource.RLIMIT_CPU, cpu_s), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):  # fmt: skip
        resource.setrlimit(batas, (nilai, nilai))
    gc.disable()  # rows hold no cycles, and a collector that walks millions of cells costs a third
    jalur = Path(berkas)
    try:
        if perintah == "periksa":
            periksa_arsip(jalur) if jalur.suffix == ".xlsx" else kodek(jalur)
        elif perintah == "kepala":
            keluar(json.dumps(list(kepala(jalur)), ensure_ascii=False))
        else:
            if jalur.suffix == ".xlsx":
                periksa_arsip(jalur)
            minta = json.load(sys.stdin.buffer)
            for urutan, satu in enumerate(minta["lembaran"]):
                letak = (satu["lembar"], satu["mulai"], satu["kunci"], satu["kolom"])
                if perintah == "isi":
                    gabung = isi(jalur, *letak)
                else:
                    gabung = lintas(jalur, *letak, import_module(minta["penerjemah"]).siapkan(satu["bekal"]))
                keluar(json.dumps({"selesai": urutan, "gabung": gabung}))
        sys.stdout.flush()
    except Tolak as sebab:
        return _tolak(str(sebab))
    except MemoryError:
        return _tolak("luas")
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, OverflowError):
        return _tolak("rusak")
    return 0


def _tolak(kode: str) -> int:
    keluar(json.dumps({"tolak": kode}))
    sys.stdout.flush()
    return KELUAR_TOLAK


def keluar(teks: str) -> None:
    sys.stdout.buffer.write(teks.encode("utf-8", "replace") + b"\n")


def periksa_arsip(jalur: Path) -> None:
    """Refuse what is no xlsx, or swells, nests, runs or reaches out. Raises Tolak or zipfile.BadZipFile."""
    with zipfile.ZipFile(jalur) as arsip:
        semua = arsip.infolist()
        nama = {satu.filename for satu in semua}
        if len(semua) > MAKS_ANGGOTA:
            raise Tolak("anggota")
        if any(satu.flag_bits & 1 for satu in semua):
            raise Tolak("sandi")
        if "xl/workbook.xml" not in nama:
            raise Tolak("xlsb" if "xl/workbook.bin" in nama else "ods" if "mimetype" in nama else "dokumen")
        if any(satu.endswith("vbaProject.bin") for satu in nama):
            raise Tolak("makro")
        if any(satu.lower().endswith(BERSARANG) for satu in nama):
            raise Tolak("sarang")
        if sum(satu.file_size for satu in semua) > MAKS_TERURAI:
            raise Tolak("bom")
        for satu in semua:
            if satu.file_size > KECIL and satu.file_size > RASIO * max(satu.compress_size, 1):
                raise Tolak("bom")
            if satu.filename.endswith((".xml", ".rels")):
                with arsip.open(satu) as masuk:
                    if b"<!DOCTYPE" in masuk.read(4096).upper():
                        raise Tolak("entitas")


def kepala(jalur: Path) -> Iterator[dict[str, Any]]:
    """Every visible sheet that holds anything, as ``Lembar`` takes it."""
    ada = False
    if jalur.suffix != ".xlsx":
        baris = iter_csv(jalur)
        contoh = [[_teks(s) for s in satu[:MAKS_KOLOM]] for satu in islice(baris, CONTOH)]
        if any(any(satu) for satu in contoh):
            ada = True
            jumlah = len(contoh) + sum(1 for _ in baris)
            if jumlah > MAKS_BARIS:
                raise Tolak("luas")
            yield {"ke": 0, "nama": "csv", "baris": jumlah, "contoh": contoh, "gabung": False}
    else:
        periksa_arsip(jalur)
        buku = buka(str(jalur))
        for ke, meta in enumerate(buku.sheets_metadata):
            if not str(meta.visible).endswith("Visible") or not str(meta.typ).endswith("WorkSheet"):
                continue
            bagian = find_bagian(jalur, ke)
            awal, jumlah, gabung = _ukur_potong(jalur, ke, bagian) if bagian else _ukur_utuh(buku, ke)
            contoh = [[_teks(s) for s in satu] for satu in awal]
            if any(any(satu) for satu in contoh):
                ada = True
                yield {"ke": ke, "nama": meta.name, "baris": jumlah, "contoh": contoh, "gabung": gabung}
    if not ada:
        raise Tolak("tanpa_lembar")


def _ukur_utuh(buku: Any, ke: int) -> tuple[list[list[Any]], int, bool]:
    """(first rows, how many there are, whether cells below the first are merged)"""
    lembar = lembar_of(buku, ke)
    gabung = any(akhir[0] > CONTOH for _, akhir in lembar.merged_cell_ranges or ())
    return list(islice(iter_lembar(lembar), CONTOH)), lembar.total_height, gabung


def _ukur_potong(jalur: Path, ke: int, bagian: str) -> tuple[list[list[Any]], int, bool]:
    """The same of a large sheet, of which only the first piece is taken apart; what the sheet says of its size is taken for true.

    Whether cells are merged stands at its end, and is then told by ``isi`` and ``lintas``.
    """
    awal, gabung = awal_potong(jalur, ke, bagian, CONTOH), False
    jumlah = luas_tertulis(jalur, bagian)
    if not 0 < jumlah <= MAKS_BARIS:  # rows that are only coloured count too
        jumlah, gabung = ukur(jalur, bagian)
    if jumlah > MAKS_BARIS:
        raise Tolak("luas")
    return awal, jumlah, gabung


def _teks(sel: Any) -> str:
    return str(baca_sel(sel) or "")[:200] if not isinstance(sel, date) else sel.isoformat()[:10]


def isi(jalur: Path, ke: int, mulai: int, kunci: int, kolom: list[int]) -> bool:
    """Write every row after ``mulai`` that holds anything in the columns asked for; whether cells of a large sheet are merged."""
    tulis, susun = sys.stdout.buffer.write, _penyusun(kunci, kolom)
    lembar = LembarBaris(jalur, ke, mulai, [(satu, lambda sel: sel) for satu in kolom])
    for blok in lembar.iter_blok():
        for baris in zip(blok.nomor, zip(*blok.kolom, strict=True), strict=True):
            tulis(susun(*baris))
    return lembar.gabung


def lintas(jalur: Path, ke: int, mulai: int, kunci: int, kolom: list[int], penerjemah: Any) -> bool:
    """The same, each row as the line that ``penerjemah`` makes of it, or where that finds something wrong, as by ``isi`` behind a mark."""
    tulis, susun, salah = sys.stdout.buffer.write, _penyusun(kunci, kolom), penerjemah.SALAH
    lembar = LembarBaris(jalur, ke, mulai, penerjemah.baca, penerjemah.nomor)
    for blok in lembar.iter_blok():
        baris = penerjemah.susun(blok.nomor, blok.kolom)
        teks = "\n".join(baris)
        if salah not in teks:
            tulis(f"{teks}\n".encode())
            continue
        for tempat, satu in enumerate(baris):
            mentah = susun(blok.nomor[tempat], blok.mentah(tempat)) if salah in satu else b""
            tulis(b"!" + mentah if mentah else b"" if salah in satu else f"{satu}\n".encode())
    return lembar.gabung


def _penyusun(kunci: int, kolom: Sequence[int]) -> Callable[[int, Sequence[Any]], bytes]:
    """How a row becomes its line: the key, a tab, and the row as JSON; nothing when all its cells are empty."""
    susun, tanda = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode, kolom.index(kunci) if kunci in kolom else -1

    def baris(nomor: int, sel: Sequence[Any]) -> bytes:
        if not any(satu is not None for satu in sel):
            return b""
        polos = str(sel[tanda] or "").replace("\t", " ").replace("\n", " ") if tanda >= 0 else ""
        return f"{polos}\t{susun([nomor, *sel])}\n".encode("utf-8", "replace")

    return baris


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
