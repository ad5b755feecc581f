"""The schema: migrations lead to the models, the head is pinned, other versions are refused."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from portal import migrasi, tabel
from portal.config import ConfigError
from portal.db import db


def test_the_schema_equals_the_models(app, konteks):
    assert tabel.SEMUA
    with db.engine.connect() as sambungan:
        konteks_ = MigrationContext.configure(sambungan, opts={"version_table": "versi_skema", "compare_type": True})
        assert compare_metadata(konteks_, db.metadata) == []


def test_the_pinned_head_is_the_newest_revision():
    assert migrasi.kepala() == migrasi.kepala_skrip()


def test_a_database_of_another_version_is_refused(app, konteks):
    migrasi.periksa()
    with db.engine.begin() as sambungan:
        sambungan.execute(text("UPDATE versi_skema SET version_num = 'lama'"))
    try:
        with pytest.raises(ConfigError, match="versi lama"):
            migrasi.periksa()
    finally:
        with db.engine.begin() as sambungan:
            sambungan.execute(text("UPDATE versi_skema SET version_num = :v"), {"v": migrasi.kepala()})


def test_every_table_that_grows_carries_desa_kode():
    bebas = {
        "jejak_kepala", "wilayah", "pengguna", "sesi", "percobaan_masuk", "tautan_sandi", "pengaturan", "nomor_urut",
        "massal", "pengesahan", "serahan",
    }  # fmt: skip
    for nama, tabel_ in db.metadata.tables.items():
        assert nama in bebas or "desa_kode" in tabel_.c, nama
