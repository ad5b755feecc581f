"""P10: a register brought in, beside a bare read of the same workbook; what it costs, and how long other writers wait.

Three files: 48,000 rows as the bar says, families and people in the proportion of a kabupaten; all its families and people, with the undo;
and its families alone, each of which becomes four rows of the database. Each pass stands between two bare reads, since what else the machine
does falls on both then; of several passes the one counts whose ratio is in the middle.
"""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import register_file
from bench.measure import Row
from bench.stage import Stage
from portal.config import AKAR

ROWS = (13_008, 34_992)
FAMILIES, PEOPLE = 47_906, 128_879
PASSES = 5
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
    compileall.compile_dir(AKAR / "portal", quiet=2)  # as an installation has it after its first start; the children write none themselves
    for name, bar, file in (("P10 import of 48000 rows", BAR, ROWS), ("import of families alone", None, (FAMILIES, 0))):
        bare, found = _middle(file[0] // part, file[1] // part)
        yield Row(f"{name}: file", f"{file[0] // part} families, {file[1] // part} people, {found['mb']} MB packed", "")
        yield Row(f"{name}: bare read, import", f"{bare:.2f}, {_seconds(found):.2f}", "s cpu")
        yield Row(f"{name} / bare calamine read", round(_seconds(found) / bare, 2), "×", bar)
    yield from _register(FAMILIES // part, PEOPLE // part)


def _seconds(found: dict[str, Any]) -> float:
    return float(found["upload"] + found["preview"] + found["commit"])


def _register(families: int, people: int) -> Iterator[Row]:
    bare, found = _middle(families, people)
    seconds = _seconds(found)
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


def _middle(families: int, people: int) -> tuple[float, dict[str, Any]]:
    """(seconds of the bare read, what the import of the same file cost)"""
    with tempfile.TemporaryDirectory(prefix="portal-bench-impor-") as folder:
        book = Path(folder) / "register.xlsx"
        register_file.write(str(book), families, people)
        bare, found = [float(_run("-c", BARE, str(book)))], []
        for number in range(PASSES):
            place = Path(folder) / str(number)
            place.mkdir()
            found.append(json.loads(_run("-m", "bench.p10_pass", str(book), str(place))))
            bare.append(float(_run("-c", BARE, str(book))))
        passes = [(sum(both) / 2, one) for both, one in zip(pairwise(bare), found, strict=True)]
        return sorted(passes, key=lambda one: _seconds(one[1]) / one[0])[PASSES // 2]


def _run(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], cwd=AKAR, capture_output=True, timeout=3600)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode()[-2000:])
    return done.stdout.decode().strip().rpartition("\n")[2]
