"""The database handle and transaction(), the one place that commits.

SQLite (encrypted by sqlcipher3) unless PORTAL_DATABASE_URL names a PostgreSQL. Reads run in ``BEGIN``; a write is
``BEGIN IMMEDIATE`` from its first statement, since a read that is upgraded fails at once with SQLITE_BUSY_SNAPSHOT.
"""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import chain
from typing import Any, TypeVar
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from flask import g, has_request_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ARRAY, ColumnElement, DateTime, MetaData, any_, event, func, literal, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from .config import Config

MENULIS = "portal_menulis"
PERCOBAAN = 4
SEKALIGUS = 20  # rows of one INSERT: what a statement costs besides its rows is most of what a short row costs
ULANGI_PG = {"40001", "40P01"}


class Base(DeclarativeBase):
    """All tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


class Waktu(TypeDecorator):
    """A moment in UTC with zone, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("waktu tanpa zona")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def engine_options(config: Config) -> tuple[str, dict[str, Any]]:
    """The URL and engine options for this configuration."""
    if config.basisdata_url:
        return config.basisdata_url, {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 10}
    jalur, kunci = str(config.berkas_basisdata), config.kunci("basisdata")

    def buka() -> Any:
        sambungan = sqlcipher.connect(jalur, timeout=5, check_same_thread=False, isolation_level=None)
        sambungan.execute(f"PRAGMA key = \"x'{kunci}'\"")
        for setelan in (
            "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "trusted_schema=OFF",
            "journal_size_limit=67108864", "temp_store=MEMORY", "cache_size=-16000", "cipher_memory_security=OFF",
        ):  # fmt: skip
            sambungan.execute(f"PRAGMA {setelan}")
        return sambungan

    return f"sqlite:///{jalur}", {
        "creator": buka, "module": sqlcipher, "poolclass": QueuePool, "pool_size": 8, "max_overflow": 8,
    }  # fmt: skip


def pasang_engine(engine: Engine) -> None:
    """Own BEGIN on SQLite: plain for reads, IMMEDIATE for writes."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "begin")
    def mulai(conn: Any) -> None:
        conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get(MENULIS) else "BEGIN")


def sekali(kunci: str, baca: Callable[[], Any]) -> Any:
    """What ``baca`` reads, kept under this name for the length of one request; outside a request it is read each time."""
    if not has_request_context():
        return baca()
    if kunci not in g:
        setattr(g, kunci, baca())
    return g.get(kunci)


def lupakan(kunci: str) -> None:
    """What was kept under this name is read anew when it is next asked for."""
    if has_request_context():
        g.pop(kunci, None)


def sisipkan(tabel: str, kolom: Sequence[str], baris: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values are as the driver takes them (ids as 32 digits, JSON and days as text); inside a transaction.

    What SQLAlchemy does with each value of each row takes longer than the database needs for it.
    """
    sambungan = db.session.connection()
    tanda = "?" if sambungan.dialect.paramstyle == "qmark" else "%s"
    satu = f"({', '.join([tanda] * len(kolom))})"
    utuh = len(baris) - len(baris) % SEKALIGUS
    for banyak, dari, sampai in ((SEKALIGUS, 0, utuh), (1, utuh, len(baris))):
        perintah = f"INSERT INTO {tabel} ({', '.join(kolom)}) VALUES {', '.join([satu] * banyak)}"  # noqa: S608 - own names
        isi = [tuple(chain.from_iterable(baris[ke : ke + banyak])) for ke in range(dari, sampai, banyak)]
        if isi:
            sambungan.exec_driver_sql(perintah, isi)


def termasuk(kolom: Any, nilai: Collection[UUID] | Collection[str]) -> ColumnElement[bool]:
    """``kolom IN (nilai)`` with all values in one parameter: to write down thousands one by one takes as long as to find their rows."""
    if db.engine.dialect.name != "sqlite":
        return kolom == any_(literal(list(nilai), ARRAY(kolom.type)))
    teks = [satu.hex if isinstance(satu, UUID) else satu for satu in nilai]
    return kolom.in_(select(func.json_each(json.dumps(teks)).table_valued("value").c.value))


_kunci_tulis = threading.Lock()
_sebelum_simpan: list[Callable[[Session], None]] = []


def sebelum_simpan(kait: Callable[[Session], None]) -> Callable[[Session], None]:
    """Register a hook that runs inside each write transaction just before its commit (the audit line)."""
    _sebelum_simpan.append(kait)
    return kait


def sedang_menulis() -> bool:
    """Whether the current session is inside transaction()."""
    return bool(db.session().info.get(MENULIS))


@contextmanager
def transaction(*, jejak: int = 1) -> Iterator[Session]:
    """One write transaction; commits at the end, rolls back on any error.

    ``jejak`` is the number of audit lines it must leave: 1 for a business verb, 0 for bookkeeping (sessions, throttles).
    Objects loaded before are expired: load again inside, so that what is checked is what is changed.
    """
    session = db.session()
    if session.info.get(MENULIS):
        raise RuntimeError("transaction() di dalam transaction(): satu verba satu transaksi")
    session.rollback()
    with _kunci_tulis if db.engine.dialect.name == "sqlite" else nullcontext():
        session.info[MENULIS] = True
        session.info["jejak"] = []
        session.info["jejak_wajib"] = jejak
        try:
            session.connection(execution_options={MENULIS: True})
            yield session
            session.flush()
            for kait in _sebelum_simpan:
                kait(session)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            for nama in (MENULIS, "jejak", "jejak_wajib"):
                session.info.pop(nama, None)


def perlu_diulang(salah: DBAPIError) -> bool:
    """Whether the database asks for the transaction to be run again (serialization failure, deadlock, id race)."""
    return isinstance(salah, IntegrityError) or getattr(salah.orig, "sqlstate", None) in ULANGI_PG


F = TypeVar("F", bound=Callable[..., Any])


def verb(fungsi: F) -> F:
    """Make a service function one transaction with one audit line, run again when the database asks for it.

    An IntegrityError is tried once more too: two arrivals of one form race on the row's id, and the second try finds it.
    """

    @functools.wraps(fungsi)
    def jalankan(*args: Any, **kwargs: Any) -> Any:
        for ke in range(PERCOBAAN):
            try:
                with transaction():
                    return fungsi(*args, **kwargs)
            except DBAPIError as salah:
                batas = 1 if isinstance(salah, IntegrityError) else PERCOBAAN - 1
                if ke >= batas or not perlu_diulang(salah):
                    raise
        raise AssertionError("tidak tercapai")

    return jalankan  # type: ignore[return-value]
