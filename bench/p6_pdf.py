"""P6: what a PDF costs beside a bare write_pdf of the same HTML, and what the people who read lists meanwhile notice.

The ratio is the median of neighbouring pairs, and their spread is told: a printing takes long enough for the machine to
change its speed meanwhile. Where nobody else wants the core, wall and processor seconds are nearly the same figure.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pypdf import PdfReader

from bench.client import Client
from bench.measure import Row, median, percentile
from bench.paper import paper
from bench.stage import Stage
from portal.config import AKAR
from portal.web.pdf import Batas, Dokumen, render_terukur

SMALL, LARGE = 20, 1500
PRINTED = 300  # families of a whole desa, printed while others read
PATIENT = Batas(cpu_s=300, dinding_s=300)  # the cost is measured, not whether a busy machine keeps the portal's limits
COST_BAR, PEAK_BAR, READERS_BAR, GROWTH_MB = 1.3, 1.4, 2, 3
THINK_SECONDS = 0.03


@dataclass(frozen=True)
class Cost:
    """One printing: wall and processor seconds, the child's peak, and its pages."""

    wall: float
    cpu: float
    peak_mb: float
    pages: int


def measured(work: Callable[[], tuple[bytes, float]]) -> Cost:
    """Run ``work``, which prints in a child and returns (PDF, peak in MB)."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    content, peak = work()
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak, len(PdfReader(io.BytesIO(content)).pages))


def portal_pdf(document: Dokumen) -> tuple[bytes, float]:
    result = render_terukur(document, PATIENT)
    return result.pdf, result.puncak_mb


def bare_pdf(document: Dokumen) -> tuple[bytes, float]:
    command = [sys.executable, "-m", "bench.bare_pdf"]
    done = subprocess.run(command, cwd=AKAR, input=json.dumps(asdict(document)).encode(), capture_output=True, timeout=300, check=True)
    return done.stdout, float(done.stderr.split()[-1])


def measure(stage: Stage) -> Iterator[Row]:
    """Printing by itself, then beside readers."""
    yield from _cost(stage)
    yield from _readers(stage)


def _cost(stage: Stage) -> Iterator[Row]:
    documents = {rows: paper(stage.app, rows) for rows in (SMALL, LARGE)}
    ours: dict[int, list[Cost]] = {SMALL: [], LARGE: []}
    bare: dict[int, list[Cost]] = {SMALL: [], LARGE: []}
    for rows, document in documents.items():
        for _ in range((9 if rows == SMALL else 3) if stage.quick else 9):
            ours[rows].append(measured(lambda document=document: portal_pdf(document)))
            bare[rows].append(measured(lambda document=document: bare_pdf(document)))
    for rows in documents:
        for what in ("wall", "cpu"):
            pairs = sorted(getattr(a, what) / getattr(b, what) for a, b in zip(ours[rows], bare[rows], strict=True))
            yield Row(f"P6 PDF / bare write_pdf, {rows} rows, {what}", round(median(pairs), 3), "×", COST_BAR)
            yield Row(f"pdf.{rows}.{what}.spread ({len(pairs)} pairs)", f"{pairs[0]:.2f}–{pairs[-1]:.2f}", "×")
    peak = {rows: max(cost.peak_mb for cost in ours[rows]) for rows in documents}
    yield Row(f"P6 child's peak, {LARGE} rows / {SMALL} rows", round(peak[LARGE] / peak[SMALL], 3), "×", PEAK_BAR)
    for rows in documents:
        yield Row(f"bare.{rows}.seconds", round(median([cost.wall for cost in bare[rows]]), 2), "s")
        yield Row(f"bare.{rows}.peak_mb", round(max(cost.peak_mb for cost in bare[rows]), 1), "MB")
        yield Row(f"bare.{rows}.pages", bare[rows][0].pages, "")


def _readers(stage: Stage) -> Iterator[Row]:
    """One person leafs through the list while another prints; server and child share one core."""
    idle: list[float] = []
    busy: list[float] = []
    with stage.portal("bench.web_pdf", str(PRINTED)) as (port, pid):
        reader = stage.browser(port, "operator")
        _leaf(reader, 40, lambda: True)
        begin_mb = resident_mb(pid)
        for _ in range(2 if stage.quick else 4):
            idle += _leaf(reader, 150, lambda: True)
            printing = threading.Thread(target=_print, args=(port,))
            printing.start()
            busy += _leaf(reader, 3000, printing.is_alive)
            printing.join(120)
        _leaf(reader, 40, lambda: True)
        growth = resident_mb(pid) - begin_mb
    yield Row("P6 list p95 while a PDF is made / idle", round(percentile(busy, 0.95) / percentile(idle, 0.95), 2), "×", READERS_BAR)
    yield Row("P6 growth of the web process by PDFs", round(growth, 1), "MB", GROWTH_MB)
    yield Row("web.mb (before the first PDF)", round(begin_mb, 1), "MB")
    yield Row("list.p95.ms (idle)", round(percentile(idle, 0.95) * 1000, 1), "ms")
    yield Row(f"list.p95.ms (while {PRINTED} rows are printed, {len(busy)} pages)", round(percentile(busy, 0.95) * 1000, 1), "ms")


def _leaf(reader: Client, most: int, going: Callable[[], bool]) -> list[float]:
    """Seconds of each list page, read with a pause between, as long as ``going`` and at most ``most`` of them."""
    seconds = []
    while len(seconds) < most and going():
        begin = time.perf_counter()
        status = reader.get("/keluarga/").status
        seconds.append(time.perf_counter() - begin)
        if status != 200:
            raise RuntimeError(f"/keluarga/: {status}")
        time.sleep(THINK_SECONDS)
    return seconds


def _print(port: int) -> None:
    client = Client(port)
    try:
        answer = client.get("/bench/pdf")
    finally:
        client.close()
    if not answer.body.startswith(b"%PDF-"):
        raise RuntimeError(f"/bench/pdf: {answer.status} {answer.text[:300]}")


def resident_mb(pid: int) -> float:
    """What the process holds in memory now."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
