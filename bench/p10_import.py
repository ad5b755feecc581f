"""P10: a register brought in, beside a bare read of the same workbook; what it costs, and how long other writers wait.

Twice: 48,000 rows, which are the families of a kabupaten, as the bar says; and all its families and people, with the undo.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import register_file
from bench.measure import Row
from bench.stage import Stage
from portal.config import AKAR

ROWS = 48_000
FAMILIES, PEOPLE = 47_906, 128_879
BAR, PEAK_BAR, STEP_BAR = 2.5, 256, 5.0
BARE = """
import sys, time, python_calamine
begin = time.process_time()
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for number in range(len(book.sheet_names)):
    for row in book.get_sheet_by_index(number).iter_rows():
        pass
print(time.process_time() - begin)
"""


def measure(stage: Stage) -> Iterator[Row]:
    """Processor time of every process that takes part, since on a busy machine the wall tells only how busy it was."""
    part = 10 if stage.quick else 1
    bare, found = _pass(ROWS // part, 0)
    seconds = found["upload"] + found["preview"] + found["commit"]
    yield Row("import.rows.file", f"{ROWS // part} families, no people, {found['mb']} MB packed", "")
    yield Row("import.rows.bare_read.s", round(bare, 2), "s cpu")
    yield Row("import.rows.s", round(seconds, 2), "s cpu")
    yield Row(f"P10 import of {ROWS} rows / bare calamine read", round(seconds / bare, 2), "×", BAR)
    yield from _register(FAMILIES // part, PEOPLE // part)


def _register(families: int, people: int) -> Iterator[Row]:
    bare, found = _pass(families, people)
    seconds = found["upload"] + found["preview"] + found["commit"]
    yield Row("import.file", f"{families} families, {people} people, {found['mb']} MB packed", "")
    yield Row("import.bare_read.s", round(bare, 2), "s cpu")
    for step in ("upload", "preview", "commit", "undo"):
        yield Row(f"import.{step}.s", found[step], "s cpu")
    yield Row("import.preview.reading.s", found["read"], "s cpu")
    yield Row("import.rows_per_second", round((families + people) / seconds), "rows/s cpu")
    yield Row("P10 import / bare calamine read", round(seconds / bare, 2), "×", BAR)
    yield Row("import.peak_mb", max(found["peak_mb"], found["child_peak_mb"]), "MB", PEAK_BAR)
    yield Row("import.worker_peak_mb", found["peak_mb"], "MB")
    yield Row("import.worker_start_mb", found["start_mb"], "MB")
    yield Row("import.child_peak_mb", found["child_peak_mb"], "MB")
    yield Row("import.longest_step.s (other writers wait)", found["longest_step"], "s", STEP_BAR)
    yield Row("import.steps.p50.s", found["median_step"], "s")
    yield Row("import.complete", int(found["families"] == families and found["people"] == people and found["left"] == 0), "", 1, at_least=True)


def _pass(families: int, people: int) -> tuple[float, dict[str, Any]]:
    """(seconds of the bare read, what the import of the same file cost)"""
    with tempfile.TemporaryDirectory(prefix="portal-bench-impor-") as folder:
        book = Path(folder) / "register.xlsx"
        register_file.write(str(book), families, people)
        bare = float(_run("-c", BARE, str(book)))
        found = json.loads(_run("-m", "bench.p10_pass", str(book), folder))
        # Before and after it: what else the machine does falls on both.
        return (bare + float(_run("-c", BARE, str(book)))) / 2, found


def _run(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], cwd=AKAR, capture_output=True, timeout=3600)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode()[-2000:])
    return done.stdout.decode().strip().rpartition("\n")[2]
