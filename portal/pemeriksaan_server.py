"""What `portal check` looks at before an installation is used in earnest (ASVS 13.4; quality S48)."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from . import migrasi
from .audit.queries import verify_chain
from .config import Config
from .db import db
from .demo import susun as demo

SQLITE_AMAN = (3, 51, 3)  # earlier ones can corrupt a WAL that is reset while another connection reads


def periksa_server(config: Config) -> list[tuple[bool, str]]:
    """(holds, sentence) for each point."""
    return [*_berkas(config), *_basisdata(config), *_umum(config)]


def _berkas(config: Config) -> Iterator[tuple[bool, str]]:
    for jalur, batas in ((config.data, 0o700), (config.folder_berkas, 0o700)):
        mode = stat.S_IMODE(os.stat(jalur).st_mode) if jalur.exists() else 0
        yield jalur.exists() and mode & 0o077 == 0, f"Folder {jalur} hanya untuk pemiliknya (mode {mode:o}, harus {batas:o})"
    for nama in ("basisdata", "rahasia"):
        yield bool(config.kunci(nama)), f"Kunci {nama} ada, panjang benar, dan tertutup bagi orang lain"
    total, _, bebas = shutil.disk_usage(config.data)
    yield bebas > total * 0.15, f"Ruang disk bebas {bebas * 100 // total}% (sedikitnya 15%)"


def _basisdata(config: Config) -> Iterator[tuple[bool, str]]:
    yield migrasi.versi_basisdata() == migrasi.kepala(), f"Skema basis data versi {migrasi.kepala()}"
    if not config.basisdata_url:
        yield sqlcipher.sqlite_version_info >= SQLITE_AMAN, f"SQLite {sqlcipher.sqlite_version} (sedikitnya 3.51.3)"
        yield config.berkas_basisdata.read_bytes()[:15] != b"SQLite format 3", "Berkas basis data terenkripsi"
        yield db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal", "Jurnal WAL"
        yield db.session.execute(text("PRAGMA quick_check")).scalar() == "ok", "Isi basis data utuh"
    salah = verify_chain()
    yield salah is None, salah or "Jejak audit utuh"


def _umum(config: Config) -> Iterator[tuple[bool, str]]:
    yield config.https, f"Alamat {config.url} memakai https (atur PORTAL_URL)"
    yield not demo.is_demo(), "Basis data ini bukan contoh"
