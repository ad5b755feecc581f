"""The schema: migrations lead to the models, the head is pinned, other versions are refused."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text

from portal import migrasi, tabel
from portal.app import create_app
from portal.config import Config, ConfigError, buat_kunci
from portal.db import db


def test_the_schema_equals_the_models(app, konteks):
    assert tabel.SEMUA
    with db.engine.connect() as sambungan:
        opsi = {"version_table": "versi_skema", "compare_type": True, "include_name": migrasi.milik_model}
        konteks_ = MigrationContext.configure(sambungan, opts=opsi)
        assert compare_metadata(konteks_, db.metadata) == []


def test_the_pinned_head_is_the_newest_revision():
    assert migrasi.kepala() == migrasi.kepala_skrip()


def test_no_migration_after_the_first_copies_a_table(tmp_path):
    """Copying a table on SQLite drops its triggers, and fails as soon as other rows point to it."""
    config = Config(data=tmp_path)
    buat_kunci(config)
    perintah: list[str] = []
    app = create_app(config)
    with app.app_context():
        catat = event.listens_for(db.engine, "before_cursor_execute")
        catat(lambda sambungan, kursor, sql, isi, konteks_, banyak: perintah.append(sql))
        migrasi.upgrade()
        db.session.remove()
        db.engine.dispose()
    assert any(satu.lstrip().startswith("CREATE TABLE temuan") for satu in perintah)
    assert not [satu for satu in perintah if "_alembic_tmp_" in satu]


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
        "massal", "pengesahan", "serahan", "pekerjaan", "program", "larangan_paduan", "periode", "jendela", "sebaran_kuota",
        "wakil", "unduhan", "impor", "peta_kolom", "bimtek", "tulis_sekaligus",
    }  # fmt: skip
    for nama, tabel_ in db.metadata.tables.items():
        assert nama in bebas or "desa_kode" in tabel_.c, nama
