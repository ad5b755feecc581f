"""The entry of script/bench: builds the scratch kabupaten, runs the benches, prints the table, writes results.json."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    p1_pages,
    p2_peers,
    p4_dashboard,
    p5_phone,
    p5_wire,
    p6_pdf,
    p7_writers,
    p8_idle,
    p10_export,
    p10_import,
    p11_duplicates,
    p11_entry,
    pdf_rows,
)
from bench.measure import Row, table
from bench.stage import CLIENT_CORE, CORES, Stage

RESULTS = Path(__file__).parent / "results.json"
KABUPATEN = 47_906  # the families of Rejang Lebong, for which the bars were set
BENCHES: dict[str, tuple[Callable[[Stage], Iterator[Row]], ...]] = {
    "P1": (p1_pages.measure,),
    "P2": (p2_peers.measure,),
    "P4": (p4_dashboard.measure,),
    "P5": (p5_wire.measure, p5_phone.measure),
    "P6": (p6_pdf.measure, pdf_rows.measure),
    "P7": (p7_writers.measure,),
    "P8": (p8_idle.measure,),
    "P10": (p10_export.measure, p10_import.measure),
    "P11": (p11_duplicates.measure, p11_entry.measure),
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures the portal against its bars.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--families", type=int, default=KABUPATEN, metavar="N", help=f"size of the kabupaten (default {KABUPATEN})")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="copy this demo instead of building one")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {' '.join(BENCHES)} (P4 of the beranda is measured with P1)")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.names if name.upper() not in BENCHES]:
        parser.error(f"unknown: {' '.join(unknown)}")
    return chosen


def machine(stage: Stage) -> Iterator[Row]:
    """What the figures were measured on; the ratios should not depend on it, the absolute ones do."""
    cores = f"{len(CORES)} cores: server on 1, client on {'the same' if len(CORES) == 1 else 'another'}"
    yield Row("mesin", f"Python {platform.python_version()}, {platform.machine()}, {cores}", "")
    yield Row("size", stage.count_families(), "families")
    yield Row("demo.seconds", round(stage.build_seconds, 1), "s")


def main() -> int:
    """Run what was asked for; the exit code tells only whether everything could be measured."""
    chosen = arguments()
    os.sched_setaffinity(0, CLIENT_CORE)
    rows: list[Row] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        stage = Stage(Path(folder), chosen.families, chosen.quick)
        say(f"Demo of {chosen.families} families …" if not chosen.data else f"Copy of {chosen.data} …")
        stage.copy(chosen.data) if chosen.data else stage.build()
        rows += machine(stage)
        for name in chosen.names or BENCHES:
            for bench in BENCHES[name.upper()]:
                say(f"{bench.__module__} …")
                try:
                    for row in bench(stage):
                        rows.append(row)
                except Exception:
                    traceback.print_exc()
                    failed.append(bench.__module__)
        stage.close()
    RESULTS.write_text(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1) + "\n")
    conclude(rows, failed)
    return 1 if failed else 0


def conclude(rows: list[Row], failed: list[str]) -> None:
    """The table, and clearly at its end what falls short."""
    print(table(rows))
    short = [row for row in rows if row.holds is False]
    print(f"\n{sum(row.holds is True for row in rows)} bars hold, {len(short)} do not.")
    for row in short:
        print(f"SHORT  {row.name}: {row.value} {row.unit}, bar {row.limit}")
    for module in failed:
        print(f"FAILED  {module} could not be measured, see above")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
