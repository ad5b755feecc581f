"""Fixtures: one app a worker on a real database (encrypted SQLite or PostgreSQL), put back to its first state before each test."""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text

from portal import migrasi
from portal.app import create_app
from portal.config import Config
from portal.db import db
from portal.pengaturan.models import Pengaturan
from portal.web import pdf
from portal.wilayah import service as wilayah
from tests.factories import Pabrik
from tests.pages import Peramban
from tests.pg import create_database, start_postgres

KUNCI_UJI = "ab" * 32
CETAK_MENTAH = b"%PDF-mentah\n"
TETAP = {"wilayah", "versi_skema", "pengaturan", "jejak", "jejak_kepala"}
BUKAN_PERNYATAAN = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", default="sqlite", choices=("sqlite", "postgres"), help="the database under the tests")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--db") == "postgres" and not hasattr(config, "workerinput"):
        config.pg_url, config.pg_stop = start_postgres()  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "pg_stop"):
        config.pg_stop()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["pg_url"] = getattr(node.config, "pg_url", None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres" in item.keywords and config.getoption("--db") != "postgres":
            item.add_marker(pytest.mark.skip(reason="hanya untuk PostgreSQL"))
        if "berat" in item.keywords and not os.environ.get("PORTAL_BERAT"):
            item.add_marker(pytest.mark.skip(reason="ulangan berat: PORTAL_BERAT=1"))


def pytest_collection_finish() -> None:
    """What was loaded by now stays; looking through it again and again for garbage took an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


@pytest.fixture(scope="session")
def config_portal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Config:
    data = tmp_path_factory.mktemp("data")
    url = None
    if request.config.getoption("--db") == "postgres":
        pusat = getattr(request.config, "workerinput", {}).get("pg_url") or request.config.pg_url  # type: ignore[attr-defined]
        url = create_database(pusat, f"portal_{worker_id}")
    return Config(data=data, url="http://portal.uji", basisdata_url=url, uji=True, kunci_uji=KUNCI_UJI)


@pytest.fixture(scope="session")
def app_sesi(config_portal: Config) -> Iterator[Flask]:
    """The app of this worker and, on SQLite, the pristine copy of its database."""
    config_portal.folder_berkas.mkdir(parents=True, exist_ok=True)
    app = create_app(config_portal)
    with app.app_context():
        migrasi.upgrade()
        wilayah.load_wilayah(awal="17.02")
        db.session.add(Pengaturan(kunci="kabupaten_kode", nilai="17.02"))
        db.session.commit()
        if not config_portal.basisdata_url:
            db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.session.remove()
        db.engine.dispose()
    if not config_portal.basisdata_url:
        shutil.copy(config_portal.berkas_basisdata, config_portal.data / "awal.db")
    yield app
    with app.app_context():
        db.engine.dispose()


def _kosongkan_postgres() -> None:
    """Empties the tables that hold rows: TRUNCATE of all would write some hundred files before every test.

    Vacuumed, they begin anew: rows are again found in the order in which they are written.
    """
    nama = sorted({t for t in db.metadata.tables if t not in TETAP} | {"jejak", "jejak_kepala"})
    berisi = text(" UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM {t})" for t in nama))  # noqa: S608
    with db.engine.begin() as sambungan:
        sambungan.execute(text("SET LOCAL session_replication_role = replica"))  # neither triggers nor foreign keys
        isi = list(sambungan.scalars(berisi))
        for tabel in isi:
            sambungan.execute(text(f"DELETE FROM {tabel}"))  # noqa: S608
        sambungan.execute(text("DELETE FROM pengaturan WHERE kunci <> 'kabupaten_kode'"))
    if isi:
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sambungan:
            sambungan.execute(text(f"VACUUM {', '.join(isi)}"))


def _bersihkan(app: Flask, config: Config) -> None:
    with app.app_context():
        db.session.remove()
        if config.basisdata_url:
            _kosongkan_postgres()
            return
        db.engine.dispose()
    for akhir in ("", "-wal", "-shm"):
        Path(f"{config.berkas_basisdata}{akhir}").unlink(missing_ok=True)
    shutil.copy(config.data / "awal.db", config.berkas_basisdata)


@pytest.fixture
def app(app_sesi: Flask, config_portal: Config) -> Iterator[Flask]:
    """The app over a fresh database: wilayah of 17.02 and its settings, no account, no family."""
    _bersihkan(app_sesi, config_portal)
    shutil.rmtree(config_portal.folder_berkas, ignore_errors=True)
    config_portal.folder_berkas.mkdir()
    yield app_sesi
    with app_sesi.app_context():
        db.session.remove()


@pytest.fixture
def pabrik(app: Flask) -> Pabrik:
    """Makes accounts, families and everything after them; each call is its own app context."""
    return Pabrik(app)


@pytest.fixture
def peramban(app: Flask):
    """peramban(pengguna=None, htmx=False): a browser without scripts that checks every page it fetches."""
    return lambda pengguna=None, **lain: Peramban(app, pengguna, **lain)


@pytest.fixture
def cetak_cepat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are not laid out: the answer holds the words to be printed, raw. For tests of who gets what; setting a page has its own."""
    monkeypatch.setattr(pdf, "render", lambda dokumen, batas=None: CETAK_MENTAH + json.dumps(asdict(dokumen), ensure_ascii=False).encode())


@pytest.fixture
def konteks(app: Flask) -> Iterator[None]:
    """An app context for tests of services and queries; not for tests that also use a client."""
    with app.app_context():
        yield
        db.session.remove()


@pytest.fixture
def hitung_sql(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """with hitung_sql() as sql: the statements that the block sends to the database; the frame of a transaction is none."""

    @contextmanager
    def hitung() -> Iterator[list[str]]:
        daftar: list[str] = []

        def catat(sambungan: Any, kursor: Any, pernyataan: str, *lain: Any) -> None:
            if not pernyataan.upper().startswith(BUKAN_PERNYATAAN):
                daftar.append(pernyataan)

        with app.app_context():
            mesin = db.engine
        event.listen(mesin, "before_cursor_execute", catat)
        try:
            yield daftar
        finally:
            event.remove(mesin, "before_cursor_execute", catat)

    return hitung
