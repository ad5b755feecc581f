"""Child side of printing: one job on stdin, its result on stdout, within hard limits. Run by ``portal.web.pdf``."""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path

from portal.web.pdf import KELUAR_HALAMAN, KELUAR_MEMORI, KELUAR_PDF_RUSAK


def main(perintah: str, memori_mb: int, cpu_s: int, maks_halaman: int) -> int:
    """Do one job; the exit code says how it ended. Only the name of an exception is told, never its message."""
    _batasi(memori_mb, cpu_s)
    # Boxes are freed by reference counting and by one collection per piece: a collector that runs by itself costs 27 %.
    gc.disable()
    try:
        masukan = sys.stdin.buffer.read()
        if perintah == "hitung":
            return _hitung(masukan)
        if perintah == "pindai":
            return _pindai(masukan)
        return _gabung(masukan) if perintah == "gabung" else _cetak(masukan, maks_halaman)
    except (MemoryError, RecursionError, SystemError):  # the last: an extension that was refused memory and forgot to say so
        return KELUAR_MEMORI
    except Exception as galat:
        print(type(galat).__name__, file=sys.stderr)
        return 1


def _batasi(memori_mb: int, cpu_s: int) -> None:
    os.nice(10)
    for batas, nilai in (
        (resource.RLIMIT_AS, memori_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 4096),  # a printer writes no files; the standard library tries out its temporary folder
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(batas, (nilai, nilai))


def _cetak(masukan: bytes, maks_halaman: int) -> int:
    # Loaded by name and only now: the limits hold for WeasyPrint too, and counting pages does without it.
    hasil = import_module("portal.web.pdf_layout").susun(json.loads(masukan), maks_halaman)
    return KELUAR_HALAMAN if hasil is None else _serahkan(hasil)


def _gabung(masukan: bytes) -> int:
    """The pieces of a long document as one."""
    return _serahkan(import_module("portal.web.pdf_merge").gabung(masukan))


def _serahkan(hasil: bytes | memoryview) -> int:
    sys.stdout.buffer.write(hasil)
    sys.stdout.buffer.flush()
    print(f"puncak_mb={_puncak_mb():.1f}", file=sys.stderr)
    return 0


def _hitung(masukan: bytes) -> int:
    """Number of pages of a PDF from outside, each of which can be reached."""
    pembaca = import_module("pypdf").PdfReader(BytesIO(masukan), strict=False)
    if pembaca.is_encrypted:
        return KELUAR_PDF_RUSAK
    jumlah = sum(1 for halaman in pembaca.pages if halaman.mediabox.width > 0)
    if not jumlah:
        return KELUAR_PDF_RUSAK
    print(jumlah, end="", flush=True)
    return 0


def _pindai(masukan: bytes) -> int:
    """The QR codes on a scan from outside."""
    print(json.dumps(import_module("portal.web.pdf_pindai").baca(masukan)), end="", flush=True)
    return 0


def _puncak_mb() -> float:
    # ru_maxrss would count the parent's size too, which it inherits over vfork; VmHWM starts anew at exec.
    for baris in Path("/proc/self/status").read_text().splitlines():
        if baris.startswith("VmHWM:"):
            return int(baris.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
