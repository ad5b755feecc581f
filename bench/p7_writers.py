"""P7: eight operators write at once over HTTP; nothing is lost, nothing is double, nobody waits long; and what a commit costs."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from bench.client import Client
from bench.measure import Row, median, milliseconds, percentile
from bench.stage import Stage
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.db import db
from portal.keluarga.models import Keluarga, Kriteria
from portal.keluarga.rules.kriteria import PERTANYAAN, YA

WRITERS, POSTS = 8, 2000
# Ten posts: five families, four of which are answered for, and one that the neighbour at the next desk sends too.
OWN, ANSWERED, STEP = 5, 4, 10
TAIL_BAR, COMMIT_BAR = 5, 2
WARM = 120  # commits until the write-ahead log has its full length and is written over, not made longer


def new_family(family: UUID) -> dict[str, str]:
    """What the form of a new family sends."""
    return {"id": str(family), "no_kk": "", "alamat": f"Jalan Bench {family}", "rt": "1", "rw": "1", "dusun": ""}


@dataclass
class Writer:
    """An operator with a browser: the families made, and each post's seconds."""

    client: Client
    shared: list[UUID]
    made: set[UUID] = field(default_factory=set)
    answered: set[UUID] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def work(self, start: threading.Barrier) -> None:
        start.wait(60)
        for twin in self.shared:
            for number in range(OWN):
                family = uuid4()
                self._create(family)
                if number < ANSWERED:
                    self._answer(family)
            self._create(twin)

    def _create(self, family: UUID) -> None:
        self._post("/keluarga/", new_family(family))
        self.made.add(family)

    def _answer(self, family: UUID) -> None:
        self._post(f"/keluarga/{family}/kriteria", {"versi": "0", **{satu.kode: YA for satu in PERTANYAAN}})
        self.answered.add(family)

    def _post(self, path: str, fields: dict[str, str]) -> None:
        begin = time.perf_counter()
        try:
            status = str(self.client.post(path, fields).status)
        except (OSError, HTTPException) as broken:
            status = repr(broken)
            self.client.close()  # the next post opens it anew
        self.seconds.append(time.perf_counter() - begin)
        if status != "303":
            self.errors.append(f"{path.split('/')[-1] or 'new'}: {status}")


def measure(stage: Stage) -> Iterator[Row]:
    """The writers over HTTP, then commits in process beside fdatasync."""
    people = stage.operators(WRITERS // 2, each=2)
    before = _counts(stage)
    with stage.portal() as (port, _):
        writers = []
        for number, pengguna_id in enumerate(people):
            twins = writers[-1].shared if number % 2 else [uuid4() for _ in range(POSTS // WRITERS // STEP)]
            writers.append(Writer(Client(port, stage.cookies(pengguna_id)), twins))
            writers[-1].client.learn("/keluarga/baru")
            writers[-1].client.settled = True
        begin = time.perf_counter()
        start = threading.Barrier(WRITERS)
        with ThreadPoolExecutor(WRITERS) as pool:
            for done in [pool.submit(writer.work, start) for writer in writers]:
                done.result(300)
        elapsed = time.perf_counter() - begin
    yield from _judge(stage, writers, before, elapsed)
    yield from _commit(stage, people[0])


def _counts(stage: Stage) -> dict[str, int]:
    with stage.app.app_context():
        counts = {
            model.__tablename__: db.session.scalar(select(func.count()).select_from(model)) or 0
            for model in (Keluarga, Kriteria, Jejak)
        }
        db.session.remove()
    return counts


def _judge(stage: Stage, writers: list[Writer], before: dict[str, int], elapsed: float) -> Iterator[Row]:
    after = _counts(stage)
    added = {name: after[name] - before[name] for name in after}
    families = set().union(*(writer.made for writer in writers))
    answered = set().union(*(writer.answered for writer in writers))
    seconds = [one for writer in writers for one in writer.seconds]
    errors = [one for writer in writers for one in writer.errors]
    for kind, count in Counter(errors).most_common(5):
        print(f"P7 error, {count} times: {kind}", file=sys.stderr)
    wrong = abs(added["keluarga"] - len(families)) + abs(added["kriteria"] - len(answered)) + abs(added["jejak"] - len(seconds))
    with stage.app.app_context():
        chain = verify_chain()
        db.session.remove()
    yield Row(f"P7 errors in {len(seconds)} posts of {WRITERS} writers", len(errors), "", 0)
    yield Row(f"P7 rows lost or double ({len(seconds) - len(families) - len(answered)} ids sent twice)", wrong, "", 0)
    yield Row("P7 breaks in the audit chain afterwards", int(bool(chain)), "", 0)
    yield Row("P7 post p99 / p50", round(percentile(seconds, 0.99) / median(seconds), 2), "×", TAIL_BAR)
    yield Row("posts.per_second", round(len(seconds) / elapsed, 1), "/s")
    yield Row("post.p50.ms", round(median(seconds) * 1000, 1), "ms")
    yield Row("post.p99.ms", round(percentile(seconds, 0.99) * 1000, 1), "ms")


def _commit(stage: Stage, pengguna_id: UUID) -> Iterator[Row]:
    """The driver's COMMIT of a new family with its audit line, in turn with fdatasync of 4 kB beside the database."""
    app = stage.app
    commits: list[float] = []
    syncs: list[float] = []
    client = app.test_client()
    [(name, value)] = stage.cookies(pengguna_id).items()
    client.set_cookie(name, value)
    token = client.get("/keluarga/baru").text.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    settled = client.get_cookie(name).value  # see Client.settled
    with app.app_context():
        dialect = db.engine.dialect
    genuine = dialect.do_commit

    def timed(connection: Any) -> None:
        begin = time.perf_counter()
        genuine(connection)
        commits.append(time.perf_counter() - begin)

    block, size = os.urandom(4096), 1024
    file = os.open(stage.data / "fdatasync", os.O_CREAT | os.O_WRONLY)
    os.write(file, bytes(4096 * size))  # as long as a write-ahead log between two checkpoints; then written over, as that is
    os.fsync(file)
    dialect.do_commit = timed  # type: ignore[method-assign]
    try:
        for number in range(WARM + (200 if stage.quick else 600)):
            client.set_cookie(name, settled)
            answer = client.post("/keluarga/", data={"csrf_token": token, **new_family(uuid4())})
            if answer.status_code != 303:
                raise RuntimeError(f"/keluarga/: {answer.status_code}")
            begin = time.perf_counter()
            os.pwrite(file, block, 4096 * (number % size))
            os.fdatasync(file)
            syncs.append(time.perf_counter() - begin)
    finally:
        dialect.do_commit = genuine  # type: ignore[method-assign]
        os.close(file)
    commits, syncs = commits[-len(syncs) + WARM :], syncs[WARM:]
    yield Row("P7 commit p50 / fdatasync p50", round(median(commits) / median(syncs), 2), "×", COMMIT_BAR)
    yield milliseconds("commit.ms", commits)
    yield milliseconds("fdatasync.ms", syncs)
