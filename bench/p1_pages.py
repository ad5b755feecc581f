"""P1 and P4: a whole page in process, with sign-in, roles and audit, beside the raw query that gives it its rows.

Both are counted in processor seconds of this thread: neither waits for anything, and a short query is seldom interrupted
by other programs while a long page is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from bench.measure import Row, alternate, milliseconds, ratio
from bench.stage import Stage
from portal.db import db

LIST_BAR, STATEMENTS_BAR, DASHBOARD_BAR = 15, 8, 5


@dataclass(frozen=True)
class Page:
    """A list page: who opens it, and the table whose rows it lists."""

    name: str
    peran: str
    url: str
    rows_of: str


PAGES = (
    Page("keluarga, operator", "operator", "/keluarga/", "keluarga"),
    Page("keluarga, verifikator", "verifikator", "/keluarga/", "keluarga"),
    Page("usulan, operator", "operator", "/usulan/", "usulan"),
    Page("antrean, verifikator", "verifikator", "/verifikasi/", "usulan"),
)


class Reader:
    """A signed-in test client, kept open like a browser's."""

    def __init__(self, stage: Stage, peran: str):
        self.app = stage.app
        self.client: FlaskClient = stage.app.test_client()
        for name, value in stage.cookies(stage.account(peran)).items():
            self.client.set_cookie(name, value)

    def read(self, url: str) -> str:
        answer = self.client.get(url)
        if answer.status_code != 200:
            raise RuntimeError(f"{url}: {answer.status_code}")
        return answer.text


@contextmanager
def statements(app: Flask) -> Iterator[list[tuple[str, Any]]]:
    """All statements that are executed meanwhile, with their parameters; BEGIN is none."""
    seen: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if not statement.startswith("BEGIN"):
            seen.append((statement, parameters))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def list_query(seen: list[tuple[str, Any]], table: str, connection: Any) -> tuple[str, Any, int]:
    """Of a page's statements the one that gives its rows: it reads ``table`` and brings most; with the number of rows."""
    reading = [(s, p) for s, p in seen if f"FROM {table}" in s or f"JOIN {table}" in s]
    counted = [(len(connection.execute(s, p).fetchall()), s, p) for s, p in reading]
    if not counted:
        raise RuntimeError(f"no statement of the page reads {table}")
    rows, statement, parameters = max(counted, key=lambda found: found[0])
    return statement, parameters, rows


def measure(stage: Stage) -> Iterator[Row]:
    """Each list page, then the dashboard beside the list."""
    for page in PAGES:
        yield from _page(stage, page)
    reader = Reader(stage, "verifikator")
    pages = {url: lambda url=url: reader.read(url) for url in ("/", "/keluarga/")}
    seconds = alternate(pages, 40 if stage.quick else 150, clock=time.thread_time)
    yield ratio("P4 dashboard / list page, verifikator", seconds["/"], seconds["/keluarga/"], DASHBOARD_BAR)


def _page(stage: Stage, page: Page) -> Iterator[Row]:
    reader = Reader(stage, page.peran)
    for _ in range(3):
        reader.read(page.url)
    with statements(stage.app) as seen:
        reader.read(page.url)
    with stage.app.app_context():
        pooled = db.engine.raw_connection()
    try:
        driver = pooled.driver_connection
        statement, parameters, rows = list_query(seen, page.rows_of, driver)
        seconds = alternate(
            {"page": lambda: reader.read(page.url), "query": lambda: driver.execute(statement, parameters).fetchall()},
            60 if stage.quick else 300,
            clock=time.thread_time,
        )
    finally:
        pooled.close()
    label = f"({page.name}, {rows} rows)"
    yield ratio(f"P1 list / raw query {label}", seconds["page"], seconds["query"], LIST_BAR)
    yield Row(f"P1 SQL statements a page {label}", len(seen), "", STATEMENTS_BAR)
    yield milliseconds(f"page.ms {label}", seconds["page"])
    yield milliseconds(f"query.ms {label}", seconds["query"])
