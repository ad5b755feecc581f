"""P11: how well doubles are told from look-alikes on a labelled set, and what looking for them in a whole kabupaten costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from bench.measure import Row, median, milliseconds
from bench.stage import Stage
from portal.config import AKAR
from portal.pemeriksaan.rules.aturan import ATURAN, AturanBerlaku
from portal.pemeriksaan.rules.fakta import FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.periksa import periksa_keluarga
from tests.pemeriksaan.berlabel import Nilai, buat, nilai
from tests.pemeriksaan.penduduk import HARI_INI, KECAMATAN, Penduduk

PEOPLE = 130_000
SEEDS = (7_001, 7_002, 7_003)  # the weights were chosen on other seeds, those of the tests
BACKGROUND, DOUBLES, ALIKE = 20_000, 500, 300
PRECISION_BAR = RECALL_BAR = 0.95
SECONDS_BAR, PEAK_BAR = 4, 150
CANDIDATES = 60  # more people of one sound or birth date than a family meets in a kabupaten


def measure(stage: Stage) -> Iterator[Row]:
    """The quality on fresh sets, the cost on a fresh kabupaten, and the rules on one family."""
    seeds = SEEDS[:1] if stage.quick else SEEDS
    yield from _quality([nilai(buat(seed, BACKGROUND, DOUBLES, ALIKE), ATURAN["ORANG_MIRIP"].batas["ambang"]) for seed in seeds])
    yield from _cost(1 if stage.quick else 3)
    yield milliseconds(f"check.family.ms (rules alone, {CANDIDATES} candidates)", _one_family(20 if stage.quick else 100))


def _quality(found: list[Nilai]) -> Iterator[Row]:
    right, wrong, missed = (sum(len(getattr(one, kind)) for one in found) for kind in ("benar", "salah", "luput"))
    yield Row("families.precision", round(right / (right + wrong), 4), "", PRECISION_BAR, at_least=True)
    yield Row("families.recall", round(right / (right + missed), 4), "", RECALL_BAR, at_least=True)
    yield Row("families.labelled", f"{right + missed} doubles, {len(found) * 5 * ALIKE} look-alikes, {len(found) * BACKGROUND} others", "")
    yield Row("families.found", f"{right} right, {wrong} wrong, {missed} missed", "")


def _cost(repeat: int) -> Iterator[Row]:
    runs: list[dict[str, Any]] = []
    for number in range(repeat):
        command = [sys.executable, "-m", "bench.p11_pass", str(PEOPLE), str(SEEDS[-1] + 1 + number)]
        done = subprocess.run(command, cwd=AKAR, capture_output=True, timeout=600, check=True)
        runs.append(json.loads(done.stdout))
    # A run in the background on one core: what it costs is processor time; the wall tells how busy the machine was besides.
    yield Row(f"P11 duplicate pass, {PEOPLE} people, cpu", round(median([run["cpu"] for run in runs]), 2), "s", SECONDS_BAR)
    yield Row("duplicates.wall", round(median([run["wall"] for run in runs]), 2), "s")
    yield Row("P11 duplicate pass, peak with the people", round(max(run["peak_mb"] for run in runs), 1), "MB", PEAK_BAR)


def _one_family(repeat: int) -> list[float]:
    """Seconds of all rules on a family of five and so many candidates."""
    people = [orang for rumah in Penduduk(SEEDS[0]).semua(CANDIDATES + 5) for orang in rumah.anggota]
    facts = [
        FaktaOrang(UUID(int=ke), orang.keluarga_id, f"17.02.{KECAMATAN[0][4:]}.2001", *orang[1:], hubungan=1 if ke == 0 else 4)
        for ke, orang in enumerate(people)
    ]
    family = FaktaPeriksa(UUID(int=0), facts[0].desa_kode, "1702010101209001", "Bench", 3, tuple(facts[:5]), program=frozenset({"PKH"}))
    seconds = []
    for _ in range(repeat):
        begin = time.perf_counter()
        periksa_keluarga(family, Luar(mirip=tuple(facts[5:])), AturanBerlaku(), HARI_INI)
        seconds.append(time.perf_counter() - begin)
    return seconds
