"""P11: what the checks add to a save, over the whole kabupaten, beside the list page of the same operator."""

from __future__ import annotations

import gc
import itertools
import random
import time
from collections.abc import Callable, Iterator

from sqlalchemy import select

from bench.measure import Row, alternate, milliseconds, percentile, ratio
from bench.p1_pages import Reader
from bench.stage import Stage
from portal.akun.models import Pengguna
from portal.db import db
from portal.keluarga.models import Keluarga
from portal.keluarga.queries.lembar import catatan_of

ENTRY_BAR, SLOWEST_BAR = 1, 50
SEED = 11


def measure(stage: Stage) -> Iterator[Row]:
    """Families drawn by lot, each looked at as when it is saved; in processor seconds, so that other programs do not count."""
    count = 200 if stage.quick else 1000
    reader, account = Reader(stage, "operator"), stage.account("operator")
    gc.collect()
    gc.freeze()  # as the server does when it starts
    with stage.app.test_request_context():  # whose settings were read before
        reads = db.session.get_one(Pengguna, account)
        drawn = random.Random(SEED).sample(list(db.session.scalars(select(Keluarga.id))), count)
        families = [db.session.get_one(Keluarga, one) for one in drawn]
        for family in families:  # the page has read its sections already
            _ = len(family.anggota), family.rumah
        check = _checking(families, reads)
        first = _each(check, count)
        seconds = alternate({"check": check, "list": lambda: reader.read("/keluarga/")}, count // 2, clock=time.thread_time)
        db.session.remove()
    yield ratio("P11 check at entry / list query", seconds["check"], seconds["list"], ENTRY_BAR)
    yield Row(f"P11 check at entry, slowest of {count}", round(max(first) * 1000, 1), "ms", SLOWEST_BAR)
    yield Row(f"check.entry.p99.ms (of {count})", round(percentile(first, 0.99) * 1000, 1), "ms")
    yield milliseconds("check.entry.ms", seconds["check"])


def _checking(families: list[Keluarga], reads: Pengguna) -> Callable[[], None]:
    """The check of the next family, round and round."""
    turn = itertools.cycle(families)

    def check() -> None:
        catatan_of(next(turn), untuk=reads)

    return check


def _each(check: Callable[[], None], count: int) -> list[float]:
    """Seconds of so many checks, each the first look at its family: what it reads is not in the page cache yet."""
    seconds = []
    check()  # the first one in a process also builds the statements
    for _ in range(count):
        begin = time.thread_time()
        check()
        seconds.append(time.thread_time() - begin)
    return seconds
