"""Beside the server, at start, a while after it, and once a day: what killed uploads left and imports need no longer goes, figures are folded."""

from __future__ import annotations

import itertools
import logging
import threading
import time

from flask import Flask

from .db import db
from .keluarga.service.foto import sweep_foto
from .musdes.service.berkas import sweep_berkas
from .pertukaran.service.impor_kosong import sweep_berkas_impor, sweep_impor
from .usulan.service.bukti import sweep_bukti
from .verifikasi.service.kunjungan import sweep_kunjungan
from .verifikasi.service.surat import sweep_pindaian
from .warga.service.sanggahan_bukti import sweep_sanggahan
from .wilayah.service import fold_ringkasan

log = logging.getLogger("portal")

BARU = 15 * 60.0  # seconds: a younger file may be of an upload that another server is about to record
SEHARI = 24 * 3600.0
SEMUA = (sweep_foto, sweep_berkas, sweep_berkas_impor, sweep_bukti, sweep_kunjungan, sweep_pindaian, sweep_sanggahan)


def sapu(app: Flask) -> int:
    """Clear away now; returns how many files went."""
    with app.app_context():
        try:
            sweep_impor()
            fold_ringkasan()
            folder, sebelum = app.config["PORTAL"].folder_berkas, time.time() - BARU
            return sum(sapu_satu(folder, sebelum=sebelum) for sapu_satu in SEMUA)
        finally:
            db.session.remove()


class Penyapu(threading.Thread):
    """Ends with the process."""

    def __init__(self, app: Flask):
        super().__init__(name="penyapu", daemon=True)
        self.app = app

    def run(self) -> None:
        for jeda in itertools.chain([BARU + 60], itertools.repeat(SEHARI)):  # after the first, what the last server left is old enough
            try:
                hilang = sapu(self.app)
                if hilang:
                    log.warning("%s berkas sisa unggahan yang terputus dibuang", hilang)
            except Exception:
                log.exception("penyapu berkas")
            time.sleep(jeda)
