"""Spreadsheets from outside (xlsx, csv): stored as they came, and read by a child process with hard limits, row by row."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from portal.web.lembar_child import KELUAR_TOLAK
from portal.web.pdf import AKAR
from portal.web.uploads import SEMENTARA, BerkasTersimpan, UnggahanDitolak, bersihkan_nama

LOG = logging.getLogger(__name__)
MODUL_ANAK = "portal.web.lembar_child"
# A register of 130,000 people with all DTSEN variables is some 35 MB packed; the 5 MB of ordinary lists would not hold it.
MAKS_BITA = 60 * 1024 * 1024
MIME = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".csv": "text/csv", ".txt": "text/csv", ".tsv": "text/csv",
}  # fmt: skip
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SANDI = "EncryptedPackage".encode("utf-16-le")

KALIMAT = {
    "kosong": "Berkas ini kosong (0 bita). Periksa berkasnya, lalu unggah lagi.",
    "besar": f"Ukuran berkas lebih dari {MAKS_BITA // 1024 // 1024} MB. Bagi menurut kecamatan, lalu unggah satu per satu.",
    "nama": "Jenis berkas ini belum dapat diterima. Unggah berkas .xlsx atau .csv.",
    "xls": "Berkas ini buku kerja Excel lama (.xls), walau namanya lain. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.",
    "sandi": "Berkas ini terkunci kata sandi. Buka di Excel, hapus sandinya (Info, Proteksi), simpan, lalu unggah lagi.",
    "html": "Isi berkas ini halaman web (HTML), bukan lembar kerja. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.",
    "xml": "Isi berkas ini XML, bukan lembar kerja xlsx. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.",
    "pdf": "Isi berkas ini PDF. Mintalah berkas lembar kerjanya (.xlsx atau .csv).",
    "gambar": "Isi berkas ini gambar. Mintalah berkas lembar kerjanya (.xlsx atau .csv).",
    "bukan_xlsx": "Isi berkas tidak cocok dengan namanya: ini bukan xlsx. Simpan ulang dari Excel sebagai .xlsx, lalu unggah lagi.",
    "bukan_csv": "Isi berkas tidak cocok dengan namanya: ini buku kerja, bukan csv. Ganti akhirannya menjadi .xlsx, lalu unggah lagi.",
    "rusak": "Berkas ini rusak atau terpotong saat disalin. Simpan ulang dari Excel, lalu unggah lagi.",
    "xlsb": "Berkas ini buku kerja biner (.xlsb). Simpan sebagai .xlsx, lalu unggah lagi.",
    "ods": "Berkas ini lembar kerja OpenDocument (.ods). Simpan sebagai .xlsx, lalu unggah lagi.",
    "dokumen": "Berkas ini arsip atau dokumen lain, bukan lembar kerja. Unggah berkas .xlsx atau .csv.",
    "makro": "Berkas ini berisi makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi.",
    "bom": "Isi berkas ini mengembang jauh melebihi ukuran wajar saat dibuka, jadi tidak dibaca. Simpan ulang dari Excel, lalu unggah lagi.",
    "anggota": "Berkas ini berisi terlalu banyak bagian. Salin datanya ke buku kerja baru, lalu unggah lagi.",
    "sarang": "Berkas ini menyimpan berkas lain di dalamnya. Salin datanya ke buku kerja baru, lalu unggah lagi.",
    "entitas": "Berkas ini memuat rujukan ke luar (DTD), jadi tidak dibaca. Salin datanya ke buku kerja baru, lalu unggah lagi.",
    "luas": "Lembar kerja ini terlalu luas: paling banyak 300.000 baris dan 300 kolom. Hapus baris dan kolom kosong di ujungnya, lalu unggah lagi.",
    "biner": "Isi berkas ini bukan teks, jadi bukan csv. Unggah berkas .xlsx atau .csv.",
    "huruf": "Huruf di berkas ini tidak terbaca. Simpan sebagai CSV UTF-8 atau .xlsx, lalu unggah lagi.",
    "sel": "Ada sel yang sangat panjang; tanda kutip di csv mungkin tidak berpasangan. Simpan ulang sebagai .xlsx, lalu unggah lagi.",
    "tanpa_lembar": "Tidak ada lembar yang berisi. Pastikan datanya tidak di lembar tersembunyi, lalu unggah lagi.",
    "mahal": "Berkas ini terlalu berat dibaca, jadi dihentikan. Bagi menjadi beberapa berkas, lalu unggah satu per satu.",
}  # fmt: skip


class LembarDitolak(UnggahanDitolak):
    """The file cannot be read; the sentence says why and what to do."""

    def __init__(self, kode: str):
        super().__init__(KALIMAT[kode])
        self.kode = kode


@dataclass(frozen=True)
class Batas:
    """Limits of one child."""

    memori_mb: int = 1400
    cpu_s: int = 120
    dinding_s: float = 900


@dataclass(frozen=True)
class Lembar:
    """One visible sheet: its first rows as text, how many rows it has, whether cells are merged below the first rows."""

    ke: int
    nama: str
    baris: int
    contoh: list[list[str]]
    gabung: bool


def simpan_lembar(stream: IO[bytes], nama_asli: str, *, folder: Path, nama: str) -> BerkasTersimpan:
    """Store the file under ``nama`` and its extension after a look at what it is; raises LembarDitolak and leaves nothing."""
    bersih = bersihkan_nama(nama_asli or "")
    akhiran = Path(bersih).suffix.lower()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sementara = folder / f"{SEMENTARA}{uuid4().hex}"
    try:
        ukuran, sidik = _salin(stream, sementara)
        _kenali(sementara, akhiran, ukuran)
        simpan = f"{nama}{'.xlsx' if akhiran == '.xlsx' else '.csv'}"
        os.replace(sementara, folder / simpan)
    finally:
        sementara.unlink(missing_ok=True)
    try:
        _jalankan("periksa", folder / simpan, Batas(300, 10, 20))
    except BaseException:
        (folder / simpan).unlink(missing_ok=True)
        raise
    return BerkasTersimpan(simpan, bersih, MIME[akhiran], ukuran, sidik)


def _salin(stream: IO[bytes], tujuan: Path) -> tuple[int, str]:
    ukuran, sidik = 0, hashlib.sha256()
    with tujuan.open("xb") as keluar:
        while potongan := stream.read(1 << 20):
            ukuran += len(potongan)
            if ukuran > MAKS_BITA:
                raise LembarDitolak("besar")
            sidik.update(potongan)
            keluar.write(potongan)
        keluar.flush()
        os.fsync(keluar.fileno())
    return ukuran, sidik.hexdigest()


def _kenali(berkas: Path, akhiran: str, ukuran: int) -> None:
    """Refuse by name and first bytes; what is inside an archive only the child looks at."""
    if not ukuran:
        raise LembarDitolak("kosong")
    with berkas.open("rb") as masuk:
        awal = masuk.read(4096)
        if awal.startswith(OLE):
            raise LembarDitolak("sandi" if SANDI in awal + masuk.read(1 << 20) else "xls")
    rapi = awal.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    for kode, tanda in (
        ("pdf", (b"%pdf-",)), ("gambar", (b"\xff\xd8\xff", b"\x89png", b"gif8")), ("html", (b"<!doctype html", b"<html", b"<table", b"<meta")),
        ("xml", (b"<?xml", b"<workbook")),
    ):  # fmt: skip
        if rapi.startswith(tanda):
            raise LembarDitolak("html" if kode == "xml" and b"<html" in awal.lower() else kode)
    if akhiran not in MIME:
        raise LembarDitolak("nama")
    zip_ = awal.startswith(b"PK")
    if zip_ != (akhiran == ".xlsx"):
        raise LembarDitolak("bukan_csv" if zip_ else "bukan_xlsx")


def baca_kepala(berkas: Path, batas: Batas = Batas()) -> list[Lembar]:  # noqa: B008
    """The visible sheets that hold anything; raises LembarDitolak."""
    isi = json.loads(_jalankan("kepala", berkas, batas))
    return [Lembar(**satu) for satu in isi]


@dataclass(frozen=True)
class Minta:
    """What is asked of one sheet: its columns in this order after row ``mulai``, one of them the key (-1: none).

    ``bekal`` is for the module that makes the lines; ``gabung`` is called when cells are found to be merged only at the end.
    """

    lembar: int
    mulai: int
    kolom: Sequence[int]
    kunci: int = -1
    bekal: Mapping[str, Any] = field(default_factory=dict)
    gabung: Callable[[], None] = lambda: None


def baca_isi(berkas: Path, minta: Minta, batas: Batas = Batas()) -> Iterator[tuple[str, bytes]]:  # noqa: B008
    """(text of the key column, JSON [row number, cells in the order asked for]) of every row that is not empty.

    A cell is a text, a number (as the file has it), [ISO date] or null. Raises LembarDitolak, also half-way.
    """
    for _, semua in _baris("isi", berkas, batas, [minta]):
        for baris in semua:
            teks, _, isi = baris.rstrip(b"\n").partition(b"\t")
            yield teks.decode("utf-8", "replace"), isi


def baca_lintas(berkas: Path, semua: Sequence[Minta], penerjemah: str, batas: Batas = Batas()) -> Iterator[tuple[int, list[bytes]]]:  # noqa: B008
    """(which sheet, some lines) as the module ``penerjemah`` makes them in the child of rows with which nothing is wrong.

    Other rows as by ``baca_isi``, behind "!", with a tab between key and JSON. Raises LembarDitolak, also half-way.
    """
    yield from _baris("lintas", berkas, batas, semua, penerjemah)


def _baris(perintah: str, berkas: Path, batas: Batas, semua: Sequence[Minta], penerjemah: str = "") -> Iterator[tuple[int, list[bytes]]]:
    """Lines have a tab, the words of the child itself have none: that a sheet is at its end, or that it is refused."""
    lembaran = [
        {"lembar": satu.lembar, "mulai": satu.mulai, "kunci": satu.kunci, "kolom": list(satu.kolom), "bekal": dict(satu.bekal)} for satu in semua
    ]  # fmt: skip
    selesai = 0
    with _mulai(perintah, berkas, batas, subprocess.PIPE) as anak:
        pengatur = threading.Timer(batas.dinding_s, anak.kill)
        pengatur.start()
        try:
            assert anak.stdin is not None and anak.stdout is not None
            with suppress(BrokenPipeError), anak.stdin:
                anak.stdin.write(json.dumps({"lembaran": lembaran, "penerjemah": penerjemah}).encode())
            while (baris := anak.stdout.readlines(1 << 17)) and baris[-1].endswith(b"\n"):  # else it was stopped in the middle
                for ke, kata in [(ke, satu) for ke, satu in enumerate(baris) if b"\t" not in satu]:
                    isi, baris[ke] = _kata(kata), b""
                    if isi["gabung"]:
                        semua[selesai].gabung()
                    yield selesai, [satu for satu in baris[:ke] if satu]
                    baris[:ke] = [b""] * ke
                    selesai += 1
                yield selesai, [satu for satu in baris if satu]
            if anak.wait() != 0:
                raise LembarDitolak(_alasan(anak.returncode, b""))
        finally:
            pengatur.cancel()
            if anak.poll() is None:
                anak.kill()


def _kata(baris: bytes) -> dict[str, Any]:
    try:
        isi: dict[str, Any] = json.loads(baris)
    except ValueError:
        raise LembarDitolak("rusak") from None
    if "tolak" in isi:
        raise LembarDitolak(_kode_tolak(baris))
    return isi


def _mulai(perintah: str, berkas: Path, batas: Batas, masuk: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    lingkungan = {"PATH": os.defpath, "PYTHONPATH": str(AKAR), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return subprocess.Popen(
        [sys.executable, "-P", "-s", "-m", MODUL_ANAK, perintah, str(berkas.absolute()), str(batas.memori_mb), str(batas.cpu_s)],
        stdin=masuk, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env=lingkungan, start_new_session=True,
    )  # fmt: skip


def _jalankan(perintah: str, berkas: Path, batas: Batas) -> bytes:
    with _mulai(perintah, berkas, batas) as anak:
        try:
            keluaran, _ = anak.communicate(timeout=batas.dinding_s)
        except subprocess.TimeoutExpired:
            raise LembarDitolak("mahal") from None
        finally:
            if anak.poll() is None:
                anak.kill()
    if anak.returncode != 0:
        raise LembarDitolak(_alasan(anak.returncode, keluaran))
    return keluaran


def _alasan(kode: int, keluaran: bytes) -> str:
    LOG.warning("lembar child: exit %s", kode)
    if kode == KELUAR_TOLAK:
        return _kode_tolak(keluaran)
    # A library that gets no memory aborts: a sheet said to be sixteen thousand columns wide ends so.
    return "mahal" if kode == -signal.SIGXCPU else "luas" if kode < 0 else "rusak"


def _kode_tolak(keluaran: bytes) -> str:
    try:
        isi: Any = json.loads(keluaran)
        return isi["tolak"] if isi["tolak"] in KALIMAT else "rusak"
    except (ValueError, KeyError, TypeError):
        return "rusak"
