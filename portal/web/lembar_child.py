"""Child side of reading spreadsheets: looks into the archive, then hands out headings or rows as lines. Run by ``portal.web.uploads_lembar``."""

from __future__ import annotations

import csv
import gc
import json
import operator
import os
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from portal.web.lembar_potong import CONTOH_BITA, find_bagian, iter_buku, ukur

# Nothing else of the portal is imported here: the child starts in a moment and stays small.
KELUAR_TOLAK = 7  # the exit code with which {"tolak": code} stands on the output
MAKS_TERURAI, MAKS_ANGGOTA, RASIO, KECIL = 900 << 20, 200, 150, 4 << 20
MAKS_BARIS, MAKS_KOLOM, MAKS_SEL = 300_000, 300, 32_767
CONTOH = 25
INGAT, PENDEK = 20_000, 64  # so many cells that may come again are remembered, texts up to this length
BERSARANG = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".rar", ".7z", ".exe")


class Tolak(Exception):
    """Why the file is refused: a code of KALIMAT."""


def main(perintah: str, berkas: str, memori_mb: int, cpu_s: int, *lain: str) -> int:
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
            periksa_arsip(jalur) if jalur.suffix == ".xlsx" else _kodek(jalur)
        elif perintah == "kepala":
            keluar(json.dumps(list(kepala(jalur)), ensure_ascii=False))
        else:
            isi(jalur, int(lain[0]), int(lain[1]), int(lain[2]), [int(satu) for satu in lain[3].split(",") if satu])
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


def _buka(asal: Any) -> Any:
    """The workbook; the library is loaded by name and only now, so that the limits hold for it too."""
    calamine = import_module("python_calamine")
    try:
        return calamine.CalamineWorkbook.from_object(asal)
    except calamine.PasswordError:
        raise Tolak("sandi") from None
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError):
        raise Tolak("rusak") from None


def _lembar(buku: Any, ke: int) -> Any:
    try:
        lembar = buku.get_sheet_by_index(ke)
    except Exception:  # the library has several kinds of error for a sheet that is broken, all meaning that
        raise Tolak("rusak") from None
    if lembar.total_height > MAKS_BARIS or lembar.total_width > MAKS_KOLOM:
        raise Tolak("luas")
    return lembar


def kepala(jalur: Path) -> Iterator[dict[str, Any]]:
    """Every visible sheet that holds anything, as ``Lembar`` takes it."""
    ada = False
    if jalur.suffix != ".xlsx":
        baris = _csv(jalur)
        contoh = [[_teks(s) for s in satu[:MAKS_KOLOM]] for satu in islice(baris, CONTOH)]
        if any(any(satu) for satu in contoh):
            ada = True
            jumlah = len(contoh) + sum(1 for _ in baris)
            if jumlah > MAKS_BARIS:
                raise Tolak("luas")
            yield {"ke": 0, "nama": "csv", "baris": jumlah, "contoh": contoh, "gabung": False}
    else:
        periksa_arsip(jalur)
        buku = _buka(str(jalur))
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
    lembar = _lembar(buku, ke)
    gabung = any(akhir[0] > CONTOH for _, akhir in lembar.merged_cell_ranges or ())
    return list(islice(_baris_lembar(lembar), CONTOH)), lembar.total_height, gabung


def _ukur_potong(jalur: Path, ke: int, bagian: str) -> tuple[list[list[Any]], int, bool]:
    """The same of a large sheet, of which only the first piece is taken apart."""
    awal = list(islice(_baris_potong(jalur, ke, bagian, CONTOH_BITA), CONTOH))
    jumlah, gabung = ukur(jalur, bagian, CONTOH)
    if jumlah > MAKS_BARIS:
        raise Tolak("luas")
    return awal, jumlah, gabung


def _baris_xlsx(jalur: Path, ke: int) -> Iterator[list[Any]]:
    periksa_arsip(jalur)
    bagian = find_bagian(jalur, ke)
    return _baris_potong(jalur, ke, bagian) if bagian else _baris_lembar(_lembar(_buka(str(jalur)), ke))


def _baris_potong(jalur: Path, ke: int, bagian: str, besar: int = 0) -> Iterator[list[Any]]:
    sudah = 0
    for wadah in iter_buku(jalur, bagian, besar):
        lembar = _lembar(_buka(wadah), ke)
        if lembar.start is None:
            continue
        atas, kiri = lembar.start
        if atas < sudah:
            raise Tolak("rusak")
        yield from repeat([""] * (kiri + lembar.width), atas - sudah)
        sudah = atas + lembar.height
        # Not iter_rows: it makes all rows above the piece too.
        for satu in lembar.to_python(skip_empty_area=True):
            yield [""] * kiri + satu if kiri else satu


def _baris_lembar(lembar: Any) -> Iterator[list[Any]]:
    """All rows from the first on; the library leaves out empty columns before the first cell, but not rows."""
    kiri = (lembar.start or (0, 0))[1]
    for satu in lembar.iter_rows():
        yield [""] * kiri + satu if kiri else satu


def _teks(sel: Any) -> str:
    return str(_sel(sel) or "")[:200] if not isinstance(sel, date) else sel.isoformat()[:10]


class _Ingatan(dict[Any, Any]):
    """Cells as JSON has them; codes come again in every row, so most are only looked up."""

    def __missing__(self, sel: Any) -> Any:
        hasil = _sel(sel)
        if len(self) < INGAT and (type(sel) is not str or len(sel) < PENDEK):
            self[sel] = hasil
        return hasil


def isi(jalur: Path, ke: int, mulai: int, kunci: int, kolom: list[int]) -> None:
    """Write every row after ``mulai`` that holds anything in the columns asked for."""
    baris = _baris_xlsx(jalur, ke) if jalur.suffix == ".xlsx" else _csv(jalur)
    tulis, susun = sys.stdout.buffer.write, json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    baca = _Ingatan().__getitem__
    ambil, perlu = operator.itemgetter(*kolom, 0), max(kolom, default=0)
    tanda = kolom.index(kunci) if kunci in kolom else -1
    for nomor, satu in enumerate(islice(baris, mulai, None), mulai + 1):
        if nomor > MAKS_BARIS:
            raise Tolak("luas")
        if len(satu) <= perlu:
            satu = satu + [""] * (perlu + 1 - len(satu))
        sel = [nomor, *map(baca, ambil(satu))]
        sel.pop()  # asked for so that there are always two
        if sel.count(None) < len(sel) - 1:
            polos = str(sel[tanda + 1] or "").replace("\t", " ").replace("\n", " ") if tanda >= 0 else ""
            tulis(f"{polos}\t{susun(sel)}\n".encode("utf-8", "replace"))


def _sel(sel: Any) -> Any:
    """A cell as JSON has it: text without blanks at its ends, number, [ISO date] or None. Formulas come as the value they had."""
    if type(sel) is str:
        rapi = sel.strip()
        if len(rapi) > MAKS_SEL:
            raise Tolak("sel")
        if rapi.startswith('="') and rapi.endswith('"'):  # how csv files keep a number as text for Excel
            rapi = rapi[2:-1].strip()
        return rapi or None
    if type(sel) is float:
        return int(sel) if sel.is_integer() and abs(sel) < 1e17 else sel if sel == sel and abs(sel) != float("inf") else None
    if isinstance(sel, date):
        return [(sel.date() if isinstance(sel, datetime) else sel).isoformat()]
    if sel is None or type(sel) is int:
        return sel
    return "1" if sel is True else "0" if sel is False else str(sel)


def _kodek(jalur: Path) -> str:
    """The encoding of a text file: by its mark, else UTF-8, else what old Excel writes. Raises Tolak."""
    with jalur.open("rb") as masuk:
        awal = masuk.read(1 << 16)
    if awal.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in awal:
        if awal[1::2].count(0) > len(awal) // 3:
            return "utf-16-le"
        raise Tolak("biner")
    if sum(b < 9 or 13 < b < 32 for b in awal) > len(awal) // 100:
        raise Tolak("biner")
    try:
        awal.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        if salah.end < len(awal) - 4:
            return "cp1252"
    return "utf-8-sig"


def _csv(jalur: Path) -> Iterator[list[str]]:
    csv.field_size_limit(MAKS_SEL * 2)
    try:
        with jalur.open(encoding=_kodek(jalur), newline="") as masuk:
            contoh = masuk.read(1 << 14)
            masuk.seek(0)
            baris_awal = [satu for satu in contoh.splitlines()[:10] if satu.strip()]
            pemisah = max(";,\t|", key=lambda tanda: sum(satu.count(tanda) for satu in baris_awal))
            for satu in csv.reader(masuk, delimiter=pemisah):
                if len(satu) > MAKS_KOLOM:
                    raise Tolak("luas")
                yield satu
    except UnicodeError:
        raise Tolak("huruf") from None
    except csv.Error:
        raise Tolak("sel") from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:]))
