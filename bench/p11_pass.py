"""The child of P11: makes so many people, looks for doubles among them once, and prints seconds and peak memory as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from portal.pemeriksaan.rules.aturan import ATURAN
from portal.pemeriksaan.rules.mirip import cari_pasangan
from tests.pemeriksaan.penduduk import Penduduk


def peak_mb() -> float:
    """The most this process has held so far. Not ru_maxrss: a child begins with that of its parent."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main(people: int, seed: int) -> None:
    """The memory counts the people themselves too, as a run over a real kabupaten has to hold them."""
    empty = peak_mb()
    semua = [orang for rumah in Penduduk(seed).semua(people) for orang in rumah.anggota][:people]
    begin, cpu = time.perf_counter(), time.process_time()
    pairs = sum(1 for _ in cari_pasangan(semua, ATURAN["ORANG_MIRIP"].batas["ambang"]))
    wall, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(json.dumps({"wall": wall, "cpu": cpu, "peak_mb": peak_mb() - empty, "people": len(semua), "pairs": pairs}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
