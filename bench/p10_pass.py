"""One import of a register from upload to undo, in a process of its own. Usage: … FILE FOLDER; prints what it cost as JSON.

The empty portal is made by another process before (… FILE FOLDER siap), so that what that takes in memory is none of the import's.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from portal import config, migrasi
from portal.akun.models import Pengguna
from portal.app import create_app
from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.pengaturan.models import Pengaturan
from portal.pertukaran.models import Impor
from portal.pertukaran.service import impor_masuk
from portal.pertukaran.service.impor import apply_impor, create_impor, withdraw_impor
from portal.pertukaran.service.impor_baca import read_impor
from portal.pertukaran.service.impor_keluar import withdraw_rows
from portal.wilayah import service as wilayah

KABUPATEN = "17.02"


def main(book: Path, folder: Path) -> dict[str, Any]:
    settings = config.Config(data=folder / "data", kunci_uji="ab" * 32)
    subprocess.run([sys.executable, "-m", "bench.p10_pass", str(book), str(folder), "siap"], cwd=config.AKAR, check=True)
    app = create_app(settings)
    found: dict[str, Any] = {"mb": round(book.stat().st_size / 1e6, 1), "start_mb": round(_peak(), 1)}
    with app.app_context():
        person, number, children = db.session.scalars(select(Pengguna.id)).one(), uuid4(), [0.0]
        db.session.rollback()
        threading.Thread(target=_watch, args=(children,), daemon=True).start()

        def upload() -> None:
            with book.open("rb") as stream:
                isi = {"tanggal_data": date(2026, 1, 1), "sumber": "bench"}
                create_impor(number, "register", stream, "register.xlsx", isi, folder=settings.folder_berkas, oleh=_person(person))

        steps: list[float] = []
        found["upload"] = _cost(upload)
        before = _children()
        found["preview"] = _cost(lambda: read_impor(_job(number), _quiet, folder=settings.folder_berkas))
        found["read"] = round(_children() - before, 2)
        apply_impor(number, "desa", versi=_version(number), oleh=_person(person))
        found["commit"] = _cost(lambda: _timed(steps, number))
        found["families"], found["people"] = (db.session.scalar(select(func.count()).select_from(t)) for t in (Keluarga, Anggota))
        withdraw_impor(number, "bench", versi=_version(number), oleh=_person(person))
        found["undo"] = _cost(lambda: withdraw_rows(_job(number), _quiet))
        found["left"] = db.session.scalar(select(func.count()).select_from(Keluarga))
    found["longest_step"], found["median_step"] = round(max(steps), 2), round(median(steps), 3)
    found["peak_mb"] = round(_peak(), 1)
    found["child_peak_mb"] = round(children[0], 1)
    return found


def ready(folder: Path) -> None:
    """The empty portal with the units of one kabupaten and one person."""
    settings = config.Config(data=folder / "data", kunci_uji="ab" * 32)
    config.buat_kunci(settings)
    with create_app(settings).app_context():
        _fill()


def _fill() -> None:
    migrasi.upgrade()
    wilayah.load_wilayah(awal=KABUPATEN)
    person = Pengguna(
        id=uuid4(), nama_pengguna="bench", nama="Bench", peran="verifikator", wilayah_kode=KABUPATEN, aktif=True, dibuat_pada=sekarang()
    )
    db.session.add_all([Pengaturan(kunci="kabupaten_kode", nilai=KABUPATEN), person])
    db.session.commit()


def _person(id_: UUID) -> Pengguna:
    return db.session.get_one(Pengguna, id_)


def _version(id_: UUID) -> int:
    return db.session.get_one(Impor, id_, populate_existing=True).versi


def _job(id_: UUID) -> dict[str, str]:
    return {"impor": str(id_)}


def _quiet(done: int, of: int) -> None:
    """Progress that nobody looks at."""


def _timed(steps: list[float], number: UUID) -> None:
    """Bring it in, noting how long each transaction held the lock; what is made ready before it is none of it."""
    transaction = impor_masuk.transaction

    class Clocked:
        def __init__(self, **options: Any) -> None:
            self.inner = transaction(**options)

        def __enter__(self) -> Any:
            session = self.inner.__enter__()
            self.begin = time.monotonic()
            return session

        def __exit__(self, *error: Any) -> Any:
            ended = self.inner.__exit__(*error)
            steps.append(time.monotonic() - self.begin)
            return ended

    impor_masuk.transaction = Clocked  # type: ignore[assignment,misc]
    try:
        impor_masuk.apply_rows(_job(number), _quiet)
    finally:
        impor_masuk.transaction = transaction


def _cost(action: Any) -> float:
    """Processor seconds of this process and of the children that it waited for."""
    begin = _cpu()
    action()
    return round(_cpu() - begin, 2)


def _children() -> float:
    one = resource.getrusage(resource.RUSAGE_CHILDREN)
    return one.ru_utime + one.ru_stime


def _cpu() -> float:
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _peak(process: str = "self") -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _watch(peaks: list[float]) -> None:
    """Note the largest child. What the kernel sums up of children counts this process too, of which each is a copy until it begins."""
    while True:
        for task in Path("/proc/self/task").iterdir():
            with suppress(OSError):
                for child in (task / "children").read_text().split():
                    if "lembar_child" in Path(f"/proc/{child}/cmdline").read_text():
                        peaks[0] = max(peaks[0], _peak(child))
        time.sleep(0.1)


if __name__ == "__main__":
    if sys.argv[3:]:
        ready(Path(sys.argv[2]))
    else:
        print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
