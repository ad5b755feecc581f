"""What `portal check` looks at before an installation is used in earnest (ASVS 13.4; quality S48)."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from flask import current_app
from sqlalchemy import func, select, text

from . import migrasi
from .akun.models import Pengguna
from .akun.rules import Peran
from .audit.models import Jejak
from .audit.queries import verify_chain
from .config import Config
from .db import db
from .demo import susun as demo
from .jam import sekarang
from .pengaturan.queries import pengaturan

SQLITE_AMAN = (3, 51, 3)  # earlier ones can corrupt a WAL that is reset while another connection reads
JURNAL = "wal"
BEBAS_MINIMAL = 15  # per cent of the disk
JAM_MUNDUR = timedelta(minutes=5)


def periksa_server(config: Config) -> list[tuple[bool, str]]:
    """(holds, sentence) for each point; without a schema only what can be asked of files."""
    hasil = [*_berkas(config), *_alamat(config)]
    terkini = migrasi.versi_basisdata() == migrasi.kepala()
    hasil.append((terkini, f"Skema basis data versi {migrasi.kepala()}"))
    if terkini:
        hasil += [*_basisdata(config), *_isi()]
    return hasil


def _mode(jalur: Path) -> int:
    return stat.S_IMODE(jalur.stat().st_mode)


def _berkas(config: Config) -> Iterator[tuple[bool, str]]:
    for jalur in (config.data, config.folder_berkas):
        ada = jalur.is_dir()
        yield ada and not _mode(jalur) & 0o077, f"Folder {jalur} hanya untuk pemiliknya (mode {_mode(jalur) if ada else 0:o}, harus 700)"
    if not config.basisdata_url and config.berkas_basisdata.exists():
        mode = _mode(config.berkas_basisdata)
        yield not mode & 0o077, f"Berkas basis data hanya untuk pemiliknya (mode {mode:o}, harus 600)"
    for nama in ("basisdata", "rahasia"):
        yield bool(config.kunci(nama)), f"Kunci {nama} ada, panjangnya benar, dan tertutup bagi orang lain"
    total, _, bebas = shutil.disk_usage(config.data)
    yield bebas * 100 >= total * BEBAS_MINIMAL, f"Ruang disk bebas {bebas * 100 // total}% (sedikitnya {BEBAS_MINIMAL}%)"


def _alamat(config: Config) -> Iterator[tuple[bool, str]]:
    yield config.https, f"Alamat {config.url} memakai https (atur PORTAL_URL)"
    lokal = config.host in ("127.0.0.1", "::1", "localhost")
    yield lokal, f"Hanya perantara di komputer ini yang menjangkau porta {config.port} (PORTAL_HOST {config.host})"
    yield not lokal or config.proksi > 0, f"Jumlah perantara di depan portal diketahui (PORTAL_PROXY {config.proksi}, nginx atau Caddy: 1)"
    yield not current_app.debug, "Mode pengembangan mati"


def _basisdata(config: Config) -> Iterator[tuple[bool, str]]:
    if not config.basisdata_url:
        yield sqlcipher.sqlite_version_info >= SQLITE_AMAN, f"SQLite {sqlcipher.sqlite_version} (sedikitnya 3.51.3)"
        with config.berkas_basisdata.open("rb") as berkas:
            yield berkas.read(15) != b"SQLite format 3", "Berkas basis data terenkripsi"
        yield db.session.execute(text("PRAGMA journal_mode")).scalar() == JURNAL, "Jurnal WAL"
        yield db.session.execute(text("PRAGMA quick_check")).scalar() == "ok", "Isi basis data utuh"
    salah = verify_chain()
    yield salah is None, salah or "Jejak audit utuh"


def _isi() -> Iterator[tuple[bool, str]]:
    terakhir = db.session.scalar(select(func.max(Jejak.waktu)))
    maju = terakhir is not None and terakhir > sekarang() + JAM_MUNDUR
    yield not maju, "Jam server tidak mundur dari catatan terakhir jejak audit"
    admin = select(Pengguna.id).where(Pengguna.peran == Peran.ADMIN, Pengguna.aktif.is_(True), Pengguna.sandi.is_not(None))
    yield db.session.scalar(admin.limit(1)) is not None, "Ada admin yang sudah membuat kata sandi"
    yield bool(pengaturan("kadis_nama")), "Nama kepala dinas sudah diisi di Pengaturan"
    yield not demo.is_demo(), "Basis data ini bukan contoh"
