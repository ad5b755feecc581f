"""P4: the dashboard and the map of the whole kabupaten, beside a list page and beside the grouped queries that they would need.

The portal keeps its figures counted; the raw queries count them anew over the tables, grouped as the page shows them. Both are
counted in processor seconds of this thread, as in p1_pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.client import fetch_raw
from bench.measure import Row, alternate, milliseconds, ratio
from bench.p1_pages import DASHBOARD_BAR, Reader
from bench.p5_wire import HARD_NEXT_KB, NEXT_KB, body_of
from bench.stage import Stage
from portal.db import db
from portal.laporan.rules.dasbor import TEMA
from portal.wilayah.models import Ringkasan
from portal.wilayah.service import fold_ringkasan

RAW_BAR, WIRE_KB = 3, 40
KECAMATAN, DESA = "substr(desa_kode, 1, 8)", "desa_kode"

# What a page shows, counted over the rows themselves: {0} is the unit by which it is grouped.
FAMILIES = "SELECT {0}, count(*) FROM keluarga GROUP BY 1"
PERSONS = "SELECT {0}, count(*) FROM anggota GROUP BY 1"
RECIPIENTS = "SELECT {0}, program, count(*) FROM bukti_daftar WHERE jenis = 'bnba' AND program <> '' GROUP BY 1, 2"
PROPOSALS = "SELECT {0}, jenis, status, count(*) FROM usulan GROUP BY 1, 2, 3"
FINDINGS = "SELECT {0}, aturan, count(*) FROM temuan WHERE status = 'terbuka' GROUP BY 1, 2"
MEETINGS = "SELECT {0}, status, count(*) FROM musdes GROUP BY 1, 2"
PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "dashboard": ("/dasbor/", KECAMATAN, (FAMILIES, PERSONS, RECIPIENTS, PROPOSALS, FINDINGS, MEETINGS)),
    "dashboard, families": ("/dasbor/{kode}?tema=bantuan", KECAMATAN, (FAMILIES, PERSONS, RECIPIENTS)),
    "map of families": ("/dasbor/peta?ukuran=kk", DESA, (FAMILIES,)),
    "map of persons": ("/dasbor/peta?ukuran=jiwa", DESA, (PERSONS,)),
    "map of findings": ("/dasbor/peta?ukuran=temuan", DESA, (FINDINGS,)),
}


def measure(stage: Stage) -> Iterator[Row]:
    """Beside the list page, as it stands and with its counted figures folded; beside the raw queries; and over the wire."""
    reader = Reader(stage, "kadis")
    kode = _kabupaten(stage)
    yield Row("counted rows", _count(stage), "rows")
    yield from _beside_list(reader, stage)
    with stage.app.app_context():
        fold_ringkasan(0)
    yield from _beside_list(reader, stage, ", folded")
    for name, (url, unit, queries) in PAGES.items():
        yield from _beside_raw(stage, reader, name, url.format(kode=kode), [query.format(unit) for query in queries])
    yield from _wire(stage, kode)


def _kabupaten(stage: Stage) -> str:
    with stage.app.app_context():
        kode = db.session.query(Ringkasan.desa_kode).filter(Ringkasan.ukuran == "kk").limit(1).scalar() or ""
        db.session.remove()
    return kode[:5]


def _count(stage: Stage) -> int:
    with stage.app.app_context():
        count = db.session.query(Ringkasan).count()
        db.session.remove()
    return count


def _beside_list(reader: Reader, stage: Stage, how: str = "") -> Iterator[Row]:
    pages: dict[str, Callable[[], Any]] = {url: lambda url=url: reader.read(url) for url in ("/dasbor/", "/keluarga/")}
    seconds = alternate(pages, 20 if stage.quick else 80, clock=time.thread_time)
    yield ratio(f"P4 dasbor / list page, kadis{how}", seconds["/dasbor/"], seconds["/keluarga/"], DASHBOARD_BAR)
    yield milliseconds(f"dasbor.ms{how}", seconds["/dasbor/"])


def _beside_raw(stage: Stage, reader: Reader, name: str, url: str, queries: list[str]) -> Iterator[Row]:
    with stage.app.app_context():
        pooled = db.engine.raw_connection()
    try:
        driver = pooled.driver_connection
        actions = {"page": lambda: reader.read(url), "raw": lambda: [driver.execute(query).fetchall() for query in queries]}
        seconds = alternate(actions, 10 if stage.quick else 40, warmup=2, clock=time.thread_time)
    finally:
        pooled.close()
    yield ratio(f"P4 {name} / raw queries", seconds["page"], seconds["raw"], RAW_BAR)
    yield milliseconds(f"{name}.ms", seconds["page"])
    yield milliseconds(f"{name}, raw.ms", seconds["raw"])


def _wire(stage: Stage, kode: str) -> Iterator[Row]:
    pages = {"": "/dasbor/", **{f", {tema}": f"/dasbor/{kode}?tema={tema}" for tema in TEMA}}
    cookies = stage.cookies(stage.account("kadis"))
    with stage.portal() as (port, _):
        for name, url in pages.items():
            raw = fetch_raw(port, url, cookies)
            body_of(raw)
            yield Row(f"P5 dasbor{name}", round(len(raw) / 1000, 2), "kB", NEXT_KB)
            yield Row(f"P5 dasbor{name}, hard limit", round(len(raw) / 1000, 2), "kB", HARD_NEXT_KB)
        raw = fetch_raw(port, "/dasbor/peta", cookies)
        body_of(raw)
        yield Row("P4 map over the wire", round(len(raw) / 1000, 2), "kB", WIRE_KB)
