"""P10: what it costs to take the whole list of families out as xlsx, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.measure import Row
from bench.stage import Stage
from portal.config import AKAR

PEAK_BAR = 40


def measure(stage: Stage) -> Iterator[Row]:
    """Rows, seconds and the memory beyond what the portal holds anyway."""
    command = [sys.executable, "-m", "bench.p10_out"]
    done = subprocess.run(command, cwd=AKAR, env=stage.environment(), capture_output=True, timeout=900, check=True)
    run = json.loads(done.stdout.splitlines()[-1])
    yield Row("export.rows", run["rows"], "")
    yield Row("export.seconds", round(run["cpu"], 1), "s")
    yield Row("export.file_kb", round(run["bytes"] / 1024), "kB")
    yield Row("export.peak_mb", round(run["peak_mb"], 1), "MB", PEAK_BAR)
