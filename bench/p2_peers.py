"""P2: list and search over HTTP beside Django admin and Flask-Admin, on the same families, each on the same one core.

The peers list the same columns, 25 rows a page, signed in, served by waitress with four threads, from a plain SQLite
file with the portal's own indexes; the portal reads its encrypted one. Both peers keep their own defaults otherwise.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from bench.client import Answer, Client
from bench.measure import Row, alternate, milliseconds, ratio
from bench.stage import Stage, free_port, sample_person, serving
from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Kriteria
from portal.wilayah.models import Wilayah

DJANGO_LIST, DJANGO_SEARCH, FLASK_ADMIN_LIST = 0.333, 0.2, 0.5
SCHEMA = """
CREATE TABLE desa (kode TEXT PRIMARY KEY, nama TEXT NOT NULL);
CREATE TABLE keluarga (
  id TEXT PRIMARY KEY, desa_id TEXT NOT NULL REFERENCES desa (kode), nama TEXT NOT NULL, no_kk TEXT, alamat TEXT NOT NULL,
  rt TEXT NOT NULL, rw TEXT NOT NULL, jumlah_anggota INTEGER NOT NULL, lengkap BOOLEAN NOT NULL, terpenuhi INTEGER);
CREATE TABLE anggota (id TEXT PRIMARY KEY, keluarga_id TEXT NOT NULL REFERENCES keluarga (id), nik TEXT, nama TEXT NOT NULL);
"""
INDEXES = """
CREATE INDEX keluarga_desa ON keluarga (desa_id, rw, rt, id);
CREATE INDEX keluarga_nama ON keluarga (desa_id, nama);
CREATE INDEX keluarga_kk ON keluarga (no_kk);
CREATE INDEX anggota_keluarga ON anggota (keluarga_id);
CREATE INDEX anggota_nik ON anggota (nik);
ANALYZE;
"""


def export(stage: Stage, target: Path) -> None:
    """Copy what the peers show into a plain SQLite file."""
    families = (
        select(
            Keluarga.id, Keluarga.desa_kode, Keluarga.nama, Keluarga.no_kk, Keluarga.alamat, Keluarga.rt, Keluarga.rw,
            Keluarga.jumlah_anggota, Keluarga.lengkap, Kriteria.terpenuhi,
        )
        .outerjoin(Kriteria, Kriteria.keluarga_id == Keluarga.id)
        .order_by(Keluarga.desa_kode, Keluarga.id)
    )  # fmt: skip
    members = select(Anggota.id, Anggota.keluarga_id, Anggota.nik, Anggota.nama).order_by(Anggota.desa_kode, Anggota.id)
    units = select(Wilayah.kode, Wilayah.nama).where(Wilayah.kode.in_(select(Keluarga.desa_kode)))
    with stage.app.app_context(), closing(sqlite3.connect(target)) as plain:
        plain.executescript("PRAGMA journal_mode=WAL;" + SCHEMA)
        for table, rows in (("desa", units), ("keluarga", families), ("anggota", members)):
            copied = [tuple(str(v) if hasattr(v, "hex") else v for v in row) for row in db.session.execute(rows)]
            marks = ",".join("?" * len(copied[0]))
            plain.executemany(f"INSERT INTO {table} VALUES ({marks})", copied)  # noqa: S608 - names from the line above
        plain.commit()
        plain.executescript(INDEXES)
        db.session.remove()


def checked(send: Callable[[], Answer], shows: str) -> Callable[[], Answer]:
    """``send`` itself, after one call has shown that it answers with what is looked for."""
    answer = send()
    if answer.status != 200 or shows not in answer.text:
        raise RuntimeError(f"{answer.status} without {shows!r}: {answer.text[:400]}")
    return send


def measure(stage: Stage) -> Iterator[Row]:
    """List, NIK and name, portal and peers in turn."""
    file = stage.folder / "peers.sqlite3"
    export(stage, file)
    nik, nama = sample_person(stage)
    with ExitStack() as stack:
        port, _ = stack.enter_context(stage.portal())
        portal = stage.browser(port, "verifikator")
        django = _peer(stack, stage, "bench.peer_django", file)
        flask_admin = _peer(stack, stage, "bench.peer_flask_admin", file)
        portal.learn("/keluarga/")
        find = _searches(portal, django, flask_admin)
        lists = {
            "portal": checked(lambda: portal.get("/keluarga/"), "<table"),
            "django": checked(lambda: django.get("/admin/bench/keluarga/"), "result_list"),
            "flask_admin": checked(lambda: flask_admin.get("/admin/keluarga/"), "<table"),
        }
        repeat = 30 if stage.quick else 150
        yield from _compare("list", alternate(lists, repeat), DJANGO_LIST, FLASK_ADMIN_LIST)
        for name, text in (("NIK search", nik), ("name search", nama)):
            searches = {who: checked(lambda send=send, text=text: send(text), nama) for who, send in find.items()}
            yield from _compare(name, alternate(searches, repeat), DJANGO_SEARCH, None)


def _searches(portal: Client, django: Client, flask_admin: Client) -> dict[str, Callable[[str], Answer]]:
    return {
        "portal": lambda text: portal.post("/keluarga/pencarian", {"cari": text, "wilayah": ""}),
        "django": lambda text: django.get("/admin/bench/keluarga/?" + urlencode({"q": text})),
        "flask_admin": lambda text: flask_admin.get("/admin/keluarga/?" + urlencode({"search": text})),
    }


def _peer(stack: ExitStack, stage: Stage, module: str, file: Path) -> Client:
    port = free_port()
    command = [sys.executable, "-m", module, str(file), str(port)]
    stack.enter_context(serving(command, dict(os.environ), port, "/sign-in", stage.folder / f"{module}.log"))
    client = Client(port)
    stack.callback(client.close)
    if client.get("/sign-in").status != 200:
        raise RuntimeError(f"{module}: no sign-in")
    return client


def _compare(what: str, seconds: dict[str, Any], django_bar: float, flask_admin_bar: float | None) -> Iterator[Row]:
    yield ratio(f"P2 {what}: portal / Django admin", seconds["portal"], seconds["django"], django_bar)
    row = ratio(f"P2 {what}: portal / Flask-Admin", seconds["portal"], seconds["flask_admin"], flask_admin_bar or 1)
    yield row if flask_admin_bar else Row(row.name, row.value, row.unit)
    for who in seconds:
        yield milliseconds(f"{what}.ms ({who})", seconds[who])
