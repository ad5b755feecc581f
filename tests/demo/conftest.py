"""The demo of some forty families, made once for all tests of this folder; they only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from flask import Flask

from portal.config import Config
from portal.db import db
from portal.demo import susun as demo
from tests.conftest import _bersihkan

KELUARGA = 44


@pytest.fixture(scope="package")
def app_demo(app_sesi: Flask, config_portal: Config) -> Iterator[Flask]:
    """The app over the demo kabupaten."""
    _bersihkan(app_sesi, config_portal)
    shutil.rmtree(config_portal.folder_berkas, ignore_errors=True)
    config_portal.folder_berkas.mkdir()
    demo.susun(app_sesi, "17.02", KELUARGA)
    yield app_sesi


@pytest.fixture
def isi(app_demo: Flask) -> Iterator[None]:
    """An app context over the demo."""
    with app_demo.app_context():
        yield
        db.session.remove()
