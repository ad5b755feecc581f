"""P6: seconds and peak of the berita acara at four lengths, beside the same paper and table made by typst and reportlab.

Each is made in a child of its own, in turn, so that what else the machine does falls on all alike. The two peers get the
same rows, columns, widths and font; they are what typesetting costs where nobody lays out HTML.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from pypdf import PdfReader

from bench.measure import Row, median
from bench.p6_pdf import PATIENT
from bench.paper import paper
from bench.stage import Stage
from portal.config import AKAR
from portal.web.pdf import Dokumen, render_terukur

LENGTHS = (20, 100, 500, 1500)
PEERS = ("typst", "reportlab")
Printed = tuple[bytes, float]


class Text(HTMLParser):
    """Paragraphs and rows of a printed fragment as plain text: what a peer is given to set."""

    BLOCKS = ("p", "h1", "h2", "li", "div")

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.rows: list[list[str]] = []
        self._cell = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._cell = True
            self.rows[-1].append("")
        elif tag == "br" or (self._cell and tag in ("span", "div")):
            self.handle_data("\n" if self._cell else " ")
        elif not self._cell and tag in self.BLOCKS:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False
        elif tag == "table" and self.rows and not self.paragraphs:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data
        elif self.paragraphs:
            self.paragraphs[-1] += data


def read(html: str) -> Text:
    text = Text()
    text.feed(html)
    text.close()
    return text


def plain(document: Dokumen) -> dict[str, Any]:
    """The paper without its HTML: the act's paragraphs and short tables, then the head and rows of the Lampiran."""
    act, listed = document.bagian[0], document.bagian[1]
    opening, table = read(act.html), read(listed.kepala + "".join(listed.baris) + "</table>")
    lines = [" ".join(cell.split()) for cell in (" ".join(row) for row in opening.rows)]
    return {
        "title": document.judul,
        "act": [line for line in [*map(str.strip, opening.paragraphs), *lines] if line],
        "opening": [line.strip() for line in read(listed.html).paragraphs],
        "table": [[cell.strip() for cell in row] for row in table.rows],
        "closing": [line.strip() for line in read(listed.ekor).paragraphs],
        "foot": read(document.kaki_html).paragraphs[-1].strip(),
    }


def ours(document: Dokumen) -> Printed:
    result = render_terukur(document, PATIENT)
    return result.pdf, result.puncak_mb


def peer(name: str, content: bytes) -> Printed:
    command = [sys.executable, "-m", "bench.peer_pdf", name]
    done = subprocess.run(command, cwd=AKAR, input=content, capture_output=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr.decode()[-500:]}")
    return done.stdout, float(done.stderr.split()[-1])


def measure(stage: Stage) -> Iterator[Row]:
    """All three at each length; the longest one fewer times."""
    for rows in LENGTHS:
        document = paper(stage.app, rows)
        content = json.dumps(plain(document)).encode()
        makers: dict[str, Callable[[], Printed]] = {"": lambda document=document: ours(document)}
        makers |= {f" {name}": lambda name=name, content=content: peer(name, content) for name in PEERS}
        repeat = (3 if rows <= 100 else 1) if stage.quick else (7 if rows <= 100 else 3)
        yield from _lines(rows, makers, repeat)


def _lines(rows: int, makers: dict[str, Callable[[], Printed]], repeat: int) -> Iterator[Row]:
    seconds: dict[str, list[float]] = {name: [] for name in makers}
    peaks: dict[str, float] = {}
    pages: dict[str, int] = {}
    for _ in range(repeat):
        for name, make in makers.items():
            begin = time.perf_counter()
            pdf, peak = make()
            seconds[name].append(time.perf_counter() - begin)
            peaks[name] = max(peak, peaks.get(name, 0))
            pages[name] = len(PdfReader(io.BytesIO(pdf)).pages)
    for name in makers:
        yield Row(f"pdf.{rows}.seconds{name}", round(median(seconds[name]), 2), "s")
        yield Row(f"pdf.{rows}.peak_mb{name}", round(peaks[name], 1), "MB")
        yield Row(f"pdf.{rows}.pages{name}", pages[name], "")
