"""Parent side of printing: hands a document to a child process with hard limits and gets PDF bytes back.

WeasyPrint is never imported here: it would cost every web process 30 MB for ever and slow all pages while it runs.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from portal.errors import PortalError
from portal.web.pdf_kemas import AWAL

LOG = logging.getLogger(__name__)
AKAR = Path(__file__).resolve().parents[2]
MODUL_ANAK = "portal.web.pdf_child"

# Exit codes shared with the child.
KELUAR_MEMORI, KELUAR_HALAMAN, KELUAR_PDF_RUSAK = 3, 4, 5

PESAN_SIBUK = "Sedang banyak yang mencetak. Tidak ada yang hilang; coba lagi sebentar lagi."
PESAN_BESAR = "Dokumen ini terlalu besar untuk dicetak sekaligus. Persempit pilihannya dengan saringan, lalu coba lagi."
PESAN_GAGAL = "Dokumen belum dapat dibuat. Coba lagi; bila tetap gagal, hubungi pengelola portal."


class PdfGagal(PortalError):
    """The document could not be made: too large, too slow, too many waiting, or broken."""

    status = 503
    judul = "Dokumen belum jadi"


@dataclass(frozen=True)
class Bagian:
    """One part of a document; it starts on a new page.

    ``html`` is a body fragment. A part with a long table also has ``kepala`` (the opening ``<table …>`` up to and
    with ``</thead>``, repeated on every page), ``baris`` (each a complete ``<tr>…</tr>`` without an id) and ``ekor``
    (a fragment after the table). The table follows ``html``; every fragment is balanced in itself, because a long
    table is laid out in pieces and only the first piece sees ``html``. For the same reason ``nth-child`` stripes
    and CSS counters do not run through: numbers belong into the rows.
    """

    html: str = ""
    kepala: str = ""
    baris: tuple[str, ...] = ()
    ekor: str = ""
    mendatar: bool = False

    def __post_init__(self) -> None:
        if self.baris and not self.kepala:
            raise ValueError("baris tanpa kepala tabel")
        if any(not satu.startswith(("<tr>", "<tr ")) for satu in self.baris):
            raise ValueError("setiap baris diawali <tr")


@dataclass(frozen=True)
class Dokumen:
    """A whole document. ``kaki_html`` stands at the left of the bottom of every page; an ``<img>`` or ``<svg>`` in it
    is shown as a QR code of 14 mm. The page numbers at the right count over all parts, or with ``nomor_sendiri`` within
    each: then every part is a letter of its own. ``penulis`` is who issues it."""

    judul: str
    css: str
    bagian: tuple[Bagian, ...]
    kertas: Literal["F4", "A4"] = "F4"
    kaki_html: str = ""
    konsep: bool = False
    nomor_sendiri: bool = False
    penulis: str = ""
    tepi_mm: tuple[int, int, int, int] = (15, 15, 22, 20)  # atas, kanan, bawah, kiri


@dataclass(frozen=True)
class Batas:
    """Limits of one child. ``tunggu_s`` is how long a request may wait for its turn."""

    memori_mb: int = 600
    cpu_s: int = 120
    dinding_s: float = 120
    halaman: int = 1000
    tunggu_s: float = 60


@dataclass(frozen=True)
class Hasil:
    """The PDF and what it cost."""

    pdf: bytes
    detik: float
    puncak_mb: float


class Antrean:
    """At most ``sekaligus`` children at once and at most ``menunggu`` threads waiting for one."""

    def __init__(self, sekaligus: int, menunggu: int) -> None:
        self._giliran = threading.Semaphore(sekaligus)
        self._kunci = threading.Lock()
        self._sisa = menunggu

    @contextlib.contextmanager
    def masuk(self, tunggu_s: float) -> Iterator[None]:
        if not self._giliran.acquire(blocking=False):
            self._tunggu(tunggu_s)
        try:
            yield
        finally:
            self._giliran.release()

    def _tunggu(self, tunggu_s: float) -> None:
        with self._kunci:
            if self._sisa <= 0:
                raise PdfGagal(PESAN_SIBUK)
            self._sisa -= 1
        try:
            if not self._giliran.acquire(timeout=tunggu_s):
                raise PdfGagal(PESAN_SIBUK)
        finally:
            with self._kunci:
                self._sisa += 1


BATAS = Batas()
BATAS_PERIKSA = Batas(memori_mb=300, cpu_s=10, dinding_s=15, tunggu_s=15)
# A page scanned at 600 dots per inch takes 150 MB while it is searched.
BATAS_PINDAI = Batas(memori_mb=450, cpu_s=15, dinding_s=25, tunggu_s=30)
# The web process has four threads: with three of them printing or waiting, one is left for those who read.
SEKALIGUS, MENUNGGU = 1, 2
_CETAK = Antrean(SEKALIGUS, MENUNGGU)
_PERIKSA = Antrean(sekaligus=1, menunggu=16)


def render(dokumen: Dokumen, batas: Batas = BATAS) -> bytes:
    """The document as PDF bytes: same input, same bytes. Raises PdfGagal."""
    return render_terukur(dokumen, batas).pdf


def render_terukur(dokumen: Dokumen, batas: Batas = BATAS) -> Hasil:
    """As ``render``, with seconds and the peak memory of its children, for measuring.

    The pieces of a long document are merged by a second child, after the first one gave its memory back.
    """
    masukan = json.dumps(asdict(dokumen), ensure_ascii=False).encode("utf-8", "replace")
    with _CETAK.masuk(batas.tunggu_s):
        mulai = time.monotonic()
        kode, keluaran, catatan = _jalankan("cetak", masukan, batas)
        puncak = _puncak_mb(catatan)
        if kode == 0 and keluaran.startswith(AWAL):
            kode, keluaran, catatan = _jalankan("gabung", keluaran, batas)
            puncak = max(puncak, _puncak_mb(catatan))
        detik = time.monotonic() - mulai
    if kode != 0 or not keluaran.startswith(b"%PDF-"):
        raise PdfGagal(_alasan(kode))
    return Hasil(keluaran, detik, puncak)


def _puncak_mb(catatan: str) -> float:
    nama, _, angka = catatan.partition("puncak_mb=")
    return float(angka) if angka and not nama else 0.0


def hitung_halaman(isi: bytes, batas: Batas = BATAS_PERIKSA) -> int | None:
    """Pages of a PDF somebody sent, read in a child; None if it is broken, locked or costs too much to open."""
    with _PERIKSA.masuk(batas.tunggu_s):
        kode, keluaran, _ = _jalankan("hitung", isi, batas)
    return int(keluaran) if kode == 0 and keluaran.isdigit() else None


def baca_qr(isi: bytes, batas: Batas = BATAS_PINDAI) -> tuple[tuple[int, str], ...]:
    """(page, text) of each QR code on a scan somebody sent, read in a child; none if it is broken or costs too much to read."""
    with _PERIKSA.masuk(batas.tunggu_s):
        kode, keluaran, _ = _jalankan("pindai", isi, batas)
    return tuple((int(halaman), str(teks)) for halaman, teks in json.loads(keluaran)) if kode == 0 else ()


def _jalankan(perintah: str, masukan: bytes, batas: Batas) -> tuple[int | None, bytes, str]:
    """Run the child: (exit code or None when time ran out, stdout, last line of stderr)."""
    argumen = [perintah, str(batas.memori_mb), str(batas.cpu_s), str(batas.halaman)]
    # -P and -s: nothing but the standard library, the installed packages and this project can be imported.
    with subprocess.Popen(
        [sys.executable, "-P", "-s", "-m", MODUL_ANAK, *argumen],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd="/",
        env=_lingkungan(),
        start_new_session=True,
    ) as anak:
        try:
            keluaran, galat = anak.communicate(masukan, timeout=batas.dinding_s)
        except subprocess.TimeoutExpired:
            LOG.warning("pdf child %s: killed after %s s", perintah, batas.dinding_s)
            return None, b"", ""
        finally:
            if anak.poll() is None:
                anak.kill()
    catatan = galat.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
    if anak.returncode != 0:
        # The child's last line is the name of an exception, never its message: that could quote a person's data.
        LOG.warning("pdf child %s: exit %s %s", perintah, anak.returncode, catatan)
    return anak.returncode, keluaran, catatan


def _lingkungan() -> dict[str, str]:
    """The child's environment: no secrets, no proxies, and a fixed hash seed so that bytes repeat."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(AKAR),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _alasan(kode: int | None) -> str:
    # A C library that gets no memory aborts or crashes instead of raising.
    kehabisan = (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV)
    return PESAN_BESAR if kode in (None, KELUAR_MEMORI, KELUAR_HALAMAN, *kehabisan) else PESAN_GAGAL
