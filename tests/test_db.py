"""The database handle: no lost update, no half transaction, one audit line a verb."""

from __future__ import annotations

import threading
import uuid

import pytest
from sqlalchemy import text

from portal.audit import service as audit
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.audit.rules import periksa_rantai
from portal.db import db, transaction, verb
from portal.usulan.models import NomorUrut


def tambah_satu() -> None:
    with transaction(jejak=0) as session:
        baris = session.get(NomorUrut, ("uji", "x", 2026), with_for_update=True)
        baris.terakhir = baris.terakhir + 1


def test_eight_threads_times_thirty_increments_are_240(app):
    with app.app_context():
        db.session.add(NomorUrut(jenis="uji", lingkup="x", tahun=2026, terakhir=0))
        db.session.commit()
        db.session.remove()
    salah: list[BaseException] = []

    def kerja() -> None:
        try:
            with app.app_context():
                for _ in range(30):
                    tambah_satu()
        except BaseException as galat:  # noqa: BLE001
            salah.append(galat)

    utas = [threading.Thread(target=kerja) for _ in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert not salah
    with app.app_context():
        assert db.session.get(NomorUrut, ("uji", "x", 2026)).terakhir == 240


def test_a_verb_that_leaves_no_audit_line_saves_nothing(app, konteks):
    @verb
    def diam() -> None:
        db.session.add(NomorUrut(jenis="diam", lingkup="x", tahun=2026, terakhir=1))

    with pytest.raises(RuntimeError, match="satu verba satu baris jejak"):
        diam()
    assert db.session.get(NomorUrut, ("diam", "x", 2026)) is None


def test_an_error_inside_a_verb_leaves_neither_row_nor_line(app, konteks):
    @verb
    def gagal() -> None:
        db.session.add(NomorUrut(jenis="gagal", lingkup="x", tahun=2026, terakhir=1))
        audit.record("uji.gagal", oleh=None)
        raise ValueError("listrik padam")

    with pytest.raises(ValueError):
        gagal()
    assert db.session.get(NomorUrut, ("gagal", "x", 2026)) is None
    assert db.session.query(Jejak).count() == 0 or not db.session.query(Jejak).filter_by(aksi="uji.gagal").count()


def test_a_transaction_inside_a_transaction_is_refused(app, konteks):
    with pytest.raises(RuntimeError, match="satu verba satu transaksi"), transaction(jejak=0), transaction(jejak=0):
        pass


def test_the_database_file_is_encrypted(app, config_portal):
    if config_portal.basisdata_url:
        pytest.skip("hanya SQLite")
    assert config_portal.berkas_basisdata.read_bytes()[:15] != b"SQLite format 3"


@verb
def catat(teks: str) -> None:
    audit.record("uji.catat", oleh=None, isi=teks, nomor=str(uuid.uuid4()))


def test_the_trail_is_chained_and_names_the_first_broken_row(app, konteks, config_portal):
    for i in range(5):
        catat(f"baris {i}")
    assert verify_chain() is None
    db.session.rollback()
    akhir = db.session.query(Jejak.id).order_by(Jejak.id.desc()).limit(1).scalar()
    sasaran = akhir - 2
    db.session.rollback()
    with db.engine.begin() as sambungan:
        for pemicu in ("DROP TRIGGER jejak_tolak_update",):
            sambungan.execute(text(pemicu + ("" if db.engine.dialect.name == "sqlite" else " ON jejak")))
        sambungan.execute(text("UPDATE jejak SET rincian = '{}' WHERE id = :id"), {"id": sasaran})
    try:
        assert verify_chain() == f"Baris {sasaran} berubah setelah dicatat."
    finally:
        db.session.rollback()
        if db.engine.dialect.name != "sqlite":
            with db.engine.begin() as sambungan:
                sambungan.execute(
                    text("CREATE TRIGGER jejak_tolak_update BEFORE UPDATE ON jejak FOR EACH ROW EXECUTE FUNCTION tolak_ubah()")
                )


@pytest.mark.parametrize("perintah", ["UPDATE jejak SET aksi = 'x'", "DELETE FROM jejak"])
def test_the_database_itself_refuses_to_change_the_trail(app, konteks, perintah):
    catat("tetap")
    with pytest.raises(Exception, match="hanya boleh ditambah"), db.engine.begin() as sambungan:
        sambungan.execute(text(perintah))


def test_a_cut_tail_of_the_trail_is_found():
    assert periksa_rantai([], (3, "x")) == "Jejak audit terpotong setelah baris 0; seharusnya sampai baris 3."
