"""The worker: which function does which kind of job, the loop that takes jobs up, and the child process beside the server.

A job may run twice (its worker was killed), so every function here must end in the same state however often it began.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app

from .db import db
from .errors import PortalError
from .jam import sekarang
from .latar.queries import is_ada_pekerjaan
from .latar.rules import DENYUT, IMPOR_BACA, IMPOR_KELUAR, IMPOR_MASUK, PERIKSA_KABUPATEN
from .latar.service import (
    Lepas,
    Tugas,
    beat,
    claim_pekerjaan,
    end_gagal,
    end_selesai,
    release_pekerjaan,
    retry_pekerjaan,
)
from .pertukaran.service.impor_baca import read_impor
from .pertukaran.service.impor_keluar import withdraw_rows
from .pertukaran.service.impor_masuk import apply_rows
from .usulan.service.pemeriksaan import periksa_kabupaten
from .wilayah.service import fold_ringkasan

log = logging.getLogger("portal")

Lapor = Callable[[int, int], None]


def _baca_impor(isian: dict[str, Any], lapor: Lapor) -> dict[str, int]:
    return read_impor(isian, lapor, folder=current_app.config["PORTAL"].folder_berkas)


FUNGSI: dict[str, Callable[[dict[str, Any], Lapor], dict[str, int]]] = {
    PERIKSA_KABUPATEN: periksa_kabupaten, IMPOR_BACA: _baca_impor, IMPOR_MASUK: apply_rows, IMPOR_KELUAR: withdraw_rows,
}  # fmt: skip

SELA = 2.0  # seconds between two looks at an empty queue
NAIK_NICE = 10  # people who wait for a page go first
KALIMAT_GALAT = "Ada kesalahan pada server saat pekerjaan ini berjalan. Coba lagi; bila berulang, beri tahu pengelola server."


class Pelapor:
    """Passes progress on as a sign of life, not more often than pages look, and stops the job when the process should end."""

    def __init__(self, tugas: Tugas, berhenti: threading.Event):
        self.tugas, self.berhenti, self.terakhir = tugas, berhenti, 0.0

    def __call__(self, selesai: int, dari: int) -> None:
        if self.berhenti.is_set():
            raise KeyboardInterrupt
        kini = time.monotonic()
        if kini - self.terakhir >= DENYUT.total_seconds():
            beat(self.tugas, selesai, dari)
            self.terakhir = kini


def kerjakan_satu(app: Flask, berhenti: threading.Event) -> bool:
    """Take up one job and bring it to an end; False when none waits."""
    with app.app_context():
        try:
            tugas = claim_pekerjaan()
            if tugas is None:
                return False
            _kerjakan(tugas, berhenti)
            _lipat()
            return True
        finally:
            db.session.remove()


def _kerjakan(tugas: Tugas, berhenti: threading.Event) -> None:
    log.info("pekerjaan %s %s percobaan %s mulai %s", tugas.jenis, tugas.id, tugas.percobaan, sekarang())
    try:
        end_selesai(tugas, FUNGSI[tugas.jenis](tugas.isian, Pelapor(tugas, berhenti)))
    except Lepas:
        log.warning("pekerjaan %s diambil alih", tugas.id)
    except PortalError as salah:
        end_gagal(tugas, salah.pesan)
    except (KeyboardInterrupt, SystemExit):
        release_pekerjaan(tugas)
        raise
    except Exception:
        log.exception("pekerjaan %s gagal", tugas.id)
        retry_pekerjaan(tugas, KALIMAT_GALAT)


def _lipat() -> None:
    """The figures that a job changed become few rows again; when that fails, the next job or the sweep does it."""
    try:
        fold_ringkasan()
    except Exception:
        log.exception("melipat angka ringkasan")


def putaran(app: Flask, *, sekali: bool, berhenti: threading.Event) -> None:
    """Work until asked to stop; ``sekali``: until nothing waits. A worker whose server is gone ends too."""
    induk = os.getppid()
    while not berhenti.is_set():
        if kerjakan_satu(app, berhenti):
            continue
        if sekali or os.getppid() != induk:
            return
        berhenti.wait(SELA)


class Pengawas(threading.Thread):
    """Beside the server: whenever a job waits and no worker runs, starts one, which ends when nothing is left to do.

    So an idle portal holds one process in memory, and a worker that was killed is followed by another.
    """

    def __init__(self, app: Flask):
        super().__init__(name="pengawas", daemon=True)
        self.app, self.anak, self.selesai = app, None, threading.Event()  # type: ignore[var-annotated]

    def run(self) -> None:
        while not self.selesai.wait(SELA):
            try:
                if (self.anak is None or self.anak.poll() is not None) and self._ada():
                    self.anak = mulai_pekerja()
            except Exception:
                log.exception("pengawas pekerjaan latar")

    def _ada(self) -> bool:
        with self.app.app_context():
            try:
                return is_ada_pekerjaan()
            finally:
                db.session.remove()

    def tutup(self) -> None:
        """Ask a running worker to put its job back, and wait for it."""
        self.selesai.set()
        if self.anak is not None and self.anak.poll() is None:
            self.anak.terminate()
            try:
                self.anak.wait(10)
            except subprocess.TimeoutExpired:
                self.anak.kill()


def mulai_pekerja() -> subprocess.Popen[bytes]:
    """A worker as a child process with less right to the processor."""
    perintah = [sys.executable, "-m", "portal.commands", "kerja", "--sekali", "--nice", str(NAIK_NICE)]
    return subprocess.Popen(perintah, stdin=subprocess.DEVNULL)
