"""A server of its own: `portal serve` as a process over a folder of its own, so that it can be killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.app import create_app
from portal.config import Config, buat_kunci
from portal.db import db
from tests.factories import Pabrik

MENUNGGU = 40.0  # seconds: a machine at its limit starts slowly


def _port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Peladen:
    """The process, its address and its data; ``pabrik`` makes rows in it while it does not run."""

    def __init__(self, folder: Path, awal: Path, kunci: str):
        self.config = Config(data=folder, port=_port(), kunci_uji=kunci)
        self.url = f"http://127.0.0.1:{self.config.port}"
        buat_kunci(self.config)
        for nama in ("basisdata", "rahasia"):
            (folder / f"kunci.{nama}").write_text(kunci)
        shutil.copy(awal, self.config.berkas_basisdata)
        self.app = create_app(self.config)
        self.pabrik = Pabrik(self.app)
        self.proses: subprocess.Popen[bytes] | None = None

    def mulai(self) -> None:
        env = os.environ | {"PORTAL_DATA": str(self.config.data), "PORTAL_PORT": str(self.config.port)}
        with (self.config.data / "catatan.txt").open("ab") as catatan:
            self.proses = subprocess.Popen(
                [sys.executable, "-m", "portal.commands", "serve"], env=env, stdin=subprocess.DEVNULL, stdout=catatan, stderr=catatan
            )
        batas = time.monotonic() + MENUNGGU
        while time.monotonic() < batas:
            try:
                urllib.request.urlopen(f"{self.url}/masuk", timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                assert self.proses.poll() is None, (self.config.data / "catatan.txt").read_text()
                time.sleep(0.1)
        raise AssertionError("server tidak menjawab")

    def bunuh(self) -> None:
        """As a power cut does: nothing is ended, nothing is written."""
        assert self.proses is not None
        self.proses.send_signal(signal.SIGKILL)
        self.proses.wait()

    def tutup(self) -> None:
        if self.proses is not None and self.proses.poll() is None:
            self.proses.terminate()
            self.proses.wait(30)
        with self.app.app_context():
            db.engine.dispose()

    def baca(self, fungsi: Callable[[], Any]) -> Any:
        """What a function finds in the database of this server."""
        with self.app.app_context():
            try:
                return fungsi()
            finally:
                db.session.remove()
