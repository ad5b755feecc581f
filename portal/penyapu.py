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
from .pertukaran.service.impor_kosong import sweep_impor
from .wilayah.service import fold_ringkasan

log = logging.getLogger("portal")

BARU = 15 * 60.0  # seconds: a younger file may be of an upload that another server is about to record
SEHARI = 24 * 3600.0


def sapu(app: Flask) -> int:
    """Clear away now; returns how many files went."""
    with app.app_context():
        try:
            sweep_impor()
            fold_ringkasan()
            folder, sebelum = app.config["PORTAL"].folder_berkas, time.time() - BARU
            return sweep_foto(folder, sebelum=sebelum) + sweep_berkas(folder, sebelum=sebelum)
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
