"""Rows of the result table, and timing that alternates between the things compared."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

__all__ = ["Row", "alternate", "median", "percentile", "ratio", "table"]


@dataclass(frozen=True)
class Row:
    """One figure. ``bar`` is the most it may be, or the least with ``at_least``; a row without a bar is for the reader only."""

    name: str
    value: float | int | str
    unit: str
    bar: float | int | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool | None:
        if self.bar is None:
            return None
        return float(self.value) >= self.bar if self.at_least else float(self.value) <= self.bar

    @property
    def limit(self) -> str:
        """The bar as it is read: ≤ 4, ≥ 0.95; empty without one."""
        return "" if self.bar is None else f"{'≥' if self.at_least else '≤'} {self.bar:g}"

    def as_dict(self) -> dict[str, Any]:
        return {"name": self.name, "value": self.value, "unit": self.unit, "bar": self.bar, "holds": self.holds}


def alternate(
    actions: Mapping[str, Callable[[], Any]], repeat: int, warmup: int = 5, clock: Callable[[], float] = time.perf_counter
) -> dict[str, list[float]]:
    """Seconds of each action, A B C A B C …, so that whatever else the machine does falls on all of them alike."""
    for _ in range(warmup):
        for action in actions.values():
            action()
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(repeat):
        for name, action in actions.items():
            begin = clock()
            action()
            seconds[name].append(clock() - begin)
    return seconds


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def ratio(name: str, values: Sequence[float], base: Sequence[float], bar: float) -> Row:
    """How many times the median of ``base`` the median of ``values`` is."""
    return Row(name, round(median(values) / median(base), 3), "×", bar)


def milliseconds(name: str, values: Sequence[float]) -> Row:
    """The median as it was on this machine: no promise, only what stands behind a ratio."""
    return Row(name, round(median(values) * 1000, 2), "ms")


def table(rows: Sequence[Row]) -> str:
    """The rows as text, one a line."""
    wide = max(len(row.name) for row in rows)
    lines = [f"{'name':{wide}}  {'value':>12} {'unit':8} {'bar':>8}  holds"]
    for row in rows:
        holds = {None: "", True: "yes", False: "NO"}[row.holds]
        lines.append(f"{row.name:{wide}}  {row.value!s:>12} {row.unit:8} {row.limit:>8}  {holds}".rstrip())
    return "\n".join(lines)
