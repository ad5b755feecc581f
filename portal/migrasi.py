"""Schema versions: forward only, the head pinned in migrations/HEAD, refused clearly when code and database differ."""

from __future__ import annotations

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from .config import AKAR, ConfigError
from .db import MENULIS, db

FOLDER = AKAR / "migrations"


def alembic_config() -> AlembicConfig:
    """Alembic pointed at our folder; the connection is handed in by the caller."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(FOLDER))
    return config


def kepala() -> str:
    """The newest revision, as pinned in git."""
    return (FOLDER / "HEAD").read_text().strip()


def kepala_skrip() -> str | None:
    """The newest revision among the scripts; a test holds it against the pin."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def milik_model(nama: str | None, jenis: str, _induk: object) -> bool:
    """For Alembic's include_name: what the models say. The index of names is not theirs: its tables are SQLite's own or follow triggers,
    and PostgreSQL has an expression; migration 0003 makes it, queries/indeks.py reads it."""
    return not (nama or "").removeprefix("ix_").startswith("anggota_cari")


def versi_basisdata() -> str | None:
    """The revision the database stands at, or None when it is empty."""
    with db.engine.connect() as sambungan:
        return MigrationContext.configure(sambungan, opts={"version_table": "versi_skema"}).get_current_revision()


def upgrade() -> None:
    """Bring the database to the pinned head; all or nothing."""
    with db.engine.connect().execution_options(**{MENULIS: True}) as sambungan:
        config = alembic_config()
        config.attributes["connection"] = sambungan
        command.upgrade(config, kepala())
        sambungan.commit()


def periksa() -> None:
    """Refuse to serve a database of another version; raises ConfigError with what to type."""
    ada = versi_basisdata()
    if ada is None:
        raise ConfigError("Basis data masih kosong. Jalankan: portal setup --kabupaten KODE (atau portal demo).")
    if ada != kepala():
        raise ConfigError(f"Basis data versi {ada}, program versi {kepala()}. Jalankan: portal setup --perbarui")
