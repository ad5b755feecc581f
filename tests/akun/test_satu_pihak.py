"""One person, one side: who proposes, verifies and confirms never holds two accounts."""

from __future__ import annotations

import uuid

import pytest

from portal.akun.models import Pengguna
from portal.akun.service import create_pengguna, set_aktif
from portal.db import db
from portal.errors import RuleBroken
from tests.factories import KABUPATEN, KELURAHAN


@pytest.fixture
def admin(pabrik):
    return pabrik.pengguna("admin", KABUPATEN, "Admin Contoh")


def buat(app, admin, nama, peran, wilayah=KABUPATEN, **lain):
    with app.app_context():
        try:
            id_ = create_pengguna(uuid.uuid4(), nama_pengguna=f"{peran}.{uuid.uuid4().hex[:6]}", nama=nama, peran=peran,
                                  wilayah_kode=wilayah, oleh=admin, **lain)[0].id  # fmt: skip
            return db.session.get_one(Pengguna, id_).versi, id_
        finally:
            db.session.remove()


def test_a_person_with_an_operators_account_gets_no_verifikators_account(app, pabrik, admin):
    pabrik.pengguna("operator", KELURAHAN, "Siti Aminah")
    with pytest.raises(RuleBroken, match="sudah punya akun operator"):
        buat(app, admin, "siti aminah ", "verifikator")
    buat(app, admin, "Siti Aminah", "verifikator", orang_lain=True)  # the admin knows that it is somebody else
    buat(app, admin, "Siti Aminah", "kades", KELURAHAN, orang_lain=True)
    buat(app, admin, "Siti Aminah", "pimpinan")  # who only watches is on no side


def test_an_account_switched_off_is_not_switched_on_beside_one_of_another_side(app, pabrik, admin):
    versi, id_ = buat(app, admin, "Siti Aminah", "verifikator")
    with app.app_context():
        set_aktif(id_, False, versi=versi, oleh=admin)
        db.session.remove()
    buat(app, admin, "Siti Aminah", "operator", KELURAHAN)
    with app.app_context():
        versi = db.session.get_one(Pengguna, id_).versi
        with pytest.raises(RuleBroken, match="Satu orang tidak boleh"):
            set_aktif(id_, True, versi=versi, oleh=admin)
        db.session.rollback()
        assert set_aktif(id_, True, versi=versi, oleh=admin, orang_lain=True).aktif
        db.session.remove()


def test_the_form_says_why_and_the_tick_lets_it_through(pabrik, admin, peramban):
    pabrik.pengguna("operator", KELURAHAN, "Siti Aminah")
    p = peramban(admin)
    p.buka("/akun/baru")
    isi = {"nama": "Siti Aminah", "nama_pengguna": "siti.verif", "peran": "verifikator", "wilayah_kode": KABUPATEN}
    assert "Satu orang tidak boleh mengusulkan" in p.kirim("/akun/", isi, status=422).tulisan()
    assert "Tautan kata sandi" in p.kirim("/akun/", {"orang_lain": "y"}).tulisan()
