"""Alembic: runs inside the application's own connection (encrypted SQLite or PostgreSQL), in one transaction."""

from alembic import context

from portal import migrasi, tabel  # noqa: F401
from portal.db import db

config = context.config
connection = config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=db.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    include_name=migrasi.milik_model,
    version_table="versi_skema",
)
with context.begin_transaction():
    context.run_migrations()
