"""The child of P10: writes the list of all families as a sheet, as a verifikator gets it; prints what it cost as JSON."""

from __future__ import annotations

import json
import os
import resource
import tempfile
import time

from sqlalchemy import select

from portal.akun.models import Pengguna
from portal.akun.rules import Peran
from portal.app import create_app
from portal.config import load
from portal.db import db
from portal.privasi.documents.keluarga import berkas_keluarga
from portal.web.sheets import write_xlsx_ke


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    app = create_app(load(os.environ))
    with app.app_context(), tempfile.TemporaryFile() as out:
        who = db.session.scalars(select(Pengguna).where(Pengguna.peran == Peran.VERIFIKATOR)).first()
        before, begin = peak_mb(), time.process_time()
        columns, rows = berkas_keluarga({}, untuk=who, nik=True)
        count = write_xlsx_ke(out, "Keluarga", columns, rows)
        print(json.dumps({"rows": count, "cpu": time.process_time() - begin, "bytes": out.tell(), "peak_mb": peak_mb() - before}))


if __name__ == "__main__":
    main()
