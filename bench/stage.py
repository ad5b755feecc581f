"""The scratch kabupaten of one run: a demo database, its accounts, and servers that are stopped again."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import func, select

from bench.client import Client, wait_for
from portal.akun.models import Pengguna, Sesi
from portal.akun.queries import sidik_token
from portal.app import create_app
from portal.config import AKAR, load
from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, CLIENT_CORE = {CORES[0]}, {CORES[-1]}


class Stage:
    """A data folder under a temporary one; everything that is measured runs on it."""

    def __init__(self, folder: Path, families: int, quick: bool):
        self.folder, self.families, self.quick = folder, families, quick
        self.data = folder / "data"
        self.build_seconds = 0.0

    def build(self) -> None:
        """Load the demo with so many families, as anybody would: ``portal demo --keluarga N``."""
        begin = time.monotonic()
        command = [sys.executable, "-m", "portal.commands", "demo", "--keluarga", str(self.families)]
        with (self.folder / "demo.log").open("w") as log:
            done = subprocess.run(command, cwd=AKAR, env=self.environment(), stdout=log, stderr=log, timeout=1800, check=False)
        if done.returncode:
            raise RuntimeError("portal demo failed:\n" + (self.folder / "demo.log").read_text()[-2000:])
        self.build_seconds = time.monotonic() - begin

    def copy(self, built: Path) -> None:
        """Take a demo that was built before, to save the time."""
        shutil.copytree(built, self.data)

    def close(self) -> None:
        """Let go of the database in this process."""
        with self.app.app_context():
            db.engine.dispose()

    def environment(self, port: int | None = None) -> dict[str, str]:
        """The environment of a portal process on the scratch data; nothing of the caller's portal settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        more = {"PORTAL_PORT": str(port)} if port else {}
        return {**kept, "PORTAL_DATA": str(self.data), "PYTHONPATH": str(AKAR), "MALLOC_ARENA_MAX": "2", **more}

    @cached_property
    def app(self) -> Flask:
        """The portal in this process."""
        return create_app(load(self.environment()))

    def count_families(self) -> int:
        with self.app.app_context():
            count = db.session.scalar(select(func.count()).select_from(Keluarga)) or 0
            db.session.remove()
        return count

    def account(self, peran: str) -> UUID:
        """The account of this role with most families in its scope: the demo's own."""
        with self.app.app_context():
            found = db.session.scalars(select(Pengguna).where(Pengguna.peran == peran, Pengguna.aktif)).all()
            best = max(found, key=lambda orang: _families_of(orang.wilayah_kode))
            db.session.remove()
            return best.id

    def operators(self, desa: int, each: int) -> list[UUID]:
        """New operators, ``each`` in every one of so many desa/kelurahan; those of one desa follow each other."""
        with self.app.app_context():
            kode = db.session.scalars(select(Keluarga.desa_kode).distinct().order_by(Keluarga.desa_kode).limit(desa)).all()
            people = [
                Pengguna(
                    id=uuid4(), nama_pengguna=f"bench{number}", nama=f"Operator Bench {number}", peran="operator",
                    wilayah_kode=kode[number // each], aktif=True, dibuat_pada=sekarang(),
                )  # fmt: skip
                for number in range(desa * each)
            ]
            db.session.add_all(people)
            ids = [orang.id for orang in people]
            db.session.commit()
            db.session.remove()
        return ids

    def cookies(self, pengguna_id: UUID) -> dict[str, str]:
        """The cookie of a new session of this person, as signing in gives it."""
        token = secrets.token_urlsafe(32)
        with self.app.app_context():
            kini = sekarang()
            db.session.add(Sesi(id=uuid4(), token_sidik=sidik_token(token), pengguna_id=pengguna_id, dibuat_pada=kini, terakhir_pada=kini))
            db.session.commit()
            db.session.remove()
        signer: Any = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        return {self.app.config["SESSION_COOKIE_NAME"]: signer.dumps({"_user_id": token, "_fresh": True})}

    @contextmanager
    def portal(self, module: str = "portal.commands", *arguments: str) -> Iterator[tuple[int, int]]:
        """The portal's own server on one core; gives (port, process id) and stops it afterwards."""
        port = free_port()
        command = [sys.executable, "-m", module, *(arguments or ("serve",))]
        with serving(command, self.environment(port), port, "/masuk", self.folder / "serve.log") as pid:
            yield port, pid

    def browser(self, port: int, peran: str) -> Client:
        """A signed-in client of the demo's account of this role."""
        return Client(port, self.cookies(self.account(peran)))


def _families_of(kode: str) -> int:
    scope = (Keluarga.desa_kode == kode) | Keluarga.desa_kode.startswith(kode + ".")
    return db.session.scalar(select(func.count()).select_from(Keluarga).where(scope)) or 0


def sample_person(stage: Stage) -> tuple[str, str]:
    """(NIK, name) of one person in the middle of the register."""
    with stage.app.app_context():
        half = (db.session.scalar(select(func.count()).select_from(Keluarga)) or 0) // 2
        pick = select(Anggota.nik, Anggota.nama).where(Anggota.urutan == 1, Anggota.nik.is_not(None))
        nik, nama = db.session.execute(pick.order_by(Anggota.desa_kode, Anggota.id).offset(half).limit(1)).one()
        db.session.remove()
        return nik, nama


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], environment: dict[str, str], port: int, path: str, log: Path) -> Iterator[int]:
    """Run a server on the server's core until the block ends; raises TimeoutError with its log when it does not answer."""
    with log.open("a") as output:
        process = subprocess.Popen(
            command, cwd=AKAR, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            preexec_fn=lambda: os.sched_setaffinity(0, SERVER_CORE),
        )  # fmt: skip
        try:
            try:
                wait_for(port, path)
            except TimeoutError as late:
                raise TimeoutError(f"{late}\n{log.read_text()[-2000:]}") from None
            yield process.pid
        finally:
            died = process.poll()
            if died is not None:
                print(f"{command[2]} ended by itself ({died}):\n{log.read_text()[-2000:]}", file=sys.stderr)
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
