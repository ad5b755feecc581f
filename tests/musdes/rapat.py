"""What the tests of a meeting share: usulan that wait, a hostile name, a count of SQL statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import event

from portal.db import db
from tests.factories import Orang, Pabrik

JAHAT = '"><img src=x onerror=alert(1)> \'; drop table musdes --'


def siap(pabrik: Pabrik, oleh: Orang, jumlah: int) -> list[UUID]:
    """So many usulan of so many families that wait for a meeting."""
    return [
        pabrik.usulan(pabrik.keluarga(oleh.wilayah_kode, oleh=oleh), oleh=oleh, jenis=("masuk", "bansos")[ke % 2], status="siap_musdes")
        for ke in range(jumlah)
    ]


@contextmanager
def hitung_sql(app: Flask) -> Iterator[list[str]]:
    """The statements that run inside, without BEGIN and COMMIT."""
    perintah: list[str] = []

    def catat(conn: Any, cursor: Any, statement: str, *lain: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "PRAGMA")):
            perintah.append(statement)

    with app.app_context():
        mesin = db.engine
    event.listen(mesin, "before_cursor_execute", catat)
    try:
        yield perintah
    finally:
        event.remove(mesin, "before_cursor_execute", catat)
