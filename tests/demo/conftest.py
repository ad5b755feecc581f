"""The demo of some forty families, made once for all tests of this folder, whichever worker they run in; they only read it."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from portal.config import Config
from portal.db import db
from portal.demo import susun as demo
from tests.conftest import _bersihkan

KELUARGA = 44


@pytest.fixture(scope="module")
def app_demo(app_sesi: Flask, config_portal: Config, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """The app over the demo kabupaten; on SQLite made once and copied after that, since all workers have the same key."""
    _bersihkan(app_sesi, config_portal)
    shutil.rmtree(config_portal.folder_berkas, ignore_errors=True)
    dasar = tmp_path_factory.getbasetemp()
    jadi = (dasar if worker_id == "master" else dasar.parent) / "demo"
    with Path(f"{jadi}.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)  # another worker may be making it
        if jadi.is_dir():
            shutil.copy(jadi / "portal.db", config_portal.berkas_basisdata)
            shutil.copytree(jadi / "berkas", config_portal.folder_berkas)
        else:
            config_portal.folder_berkas.mkdir()
            demo.susun(app_sesi, "17.02", KELUARGA)
            if not config_portal.basisdata_url:
                _simpan(app_sesi, config_portal, jadi)
    yield app_sesi


def _simpan(app: Flask, config: Config, jadi: Path) -> None:
    with app.app_context():
        db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.session.remove()
        db.engine.dispose()
    jadi.mkdir()
    shutil.copy(config.berkas_basisdata, jadi / "portal.db")
    shutil.copytree(config.folder_berkas, jadi / "berkas")


@pytest.fixture
def isi(app_demo: Flask) -> Iterator[None]:
    """An app context over the demo."""
    with app_demo.app_context():
        yield
        db.session.remove()
