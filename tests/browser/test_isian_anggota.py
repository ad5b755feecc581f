"""A member typed by keyboard in a real browser: the NIK offers, the fold comes when opened, nothing is lost, nothing sticks out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota
from tests.browser.layar import tampak
from tests.browser.rumah import NAMA_PANJANG, buka_lipatan
from tests.browser.test_layout import LEBAR, MENONJOL

pytestmark = pytest.mark.browser
NIK = "1702195708889001"  # 17-08-1988, a woman


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator")


def test_a_member_is_typed_without_touching_the_mouse(app, pabrik, jendela, operator):
    id_ = pabrik.keluarga(oleh=operator)
    page = jendela(operator)
    page.goto(f"/keluarga/{id_}/anggota/baru")
    ketik = page.keyboard
    expect(page.locator("[name=nama]")).to_be_focused()
    ketik.type("Sumiati Contoh")
    ketik.press("Tab")
    ketik.type(NIK)
    ketik.press("Tab")
    tampak(page, "Di NIK: 17-08-1988, perempuan.")
    expect(page.locator("[name=tanggal_lahir-hari]")).to_have_value("")
    page.get_by_role("button", name="Pakai").focus()
    ketik.press("Enter")
    expect(page.locator("[name=tempat_lahir]")).to_be_focused()
    expect(page.locator("[name=tanggal_lahir-tahun]")).to_have_value("1988")
    expect(page.locator("[name=jenis_kelamin][value=P]")).to_be_checked()
    ketik.type("Curup")
    for huruf in ("Mengurus", "Kawin", "Istri"):
        ketik.press("Tab")
        ketik.type(huruf)
    ketik.press("Tab")
    ketik.type("Aminah Contoh")
    ketik.press("Enter")
    tampak(page, "Anggota tersimpan")
    expect(page.locator("[name=nama]")).to_be_focused()
    with app.app_context():
        satu = db.session.scalars(select(Anggota).where(Anggota.nik == NIK)).one()
        assert (satu.jenis_kelamin, satu.tanggal_lahir.year, satu.pekerjaan, satu.status_kawin, satu.hubungan) == ("P", 1988, 2, 2, 3)
        db.session.remove()


def test_the_fold_is_fetched_when_opened_keeps_what_is_typed_and_warns_before_leaving(app, pabrik, jendela, operator):
    id_ = pabrik.keluarga(oleh=operator)
    page = jendela(operator)
    page.goto(f"/keluarga/{id_}/anggota/baru")
    page.locator("[name=nama]").fill("Bunga Contoh")
    page.locator("#keluarga-rincian > summary").click()
    page.get_by_text("Sekolah", exact=True).click()
    page.locator("[name=partisipasi_sekolah]").select_option("2")
    page.get_by_text("Disabilitas", exact=True).click()
    page.locator("[name=tanpa_kesulitan]").check()
    expect(page.locator("[name=nama]")).to_have_value("Bunga Contoh")
    page.locator("#keluarga-rincian").get_by_role("button", name="Simpan").click()
    tampak(page, "4 orang")
    with app.app_context():
        rincian = db.session.scalars(select(Anggota.rincian).where(Anggota.nama == "Bunga Contoh")).one()
        assert rincian["partisipasi_sekolah"] == 2 and len(rincian) == 10
        db.session.remove()


def test_fifteen_members_and_long_names_stay_inside_the_window_with_every_fold_open(app, pabrik, jendela, operator):
    id_ = pabrik.keluarga(oleh=operator, anggota=15, nama=NAMA_PANJANG)
    with app.app_context():
        for satu in db.session.scalars(select(Anggota)):
            satu.nama = satu.ibu_kandung = NAMA_PANJANG
            satu.rincian = {"hamil": 1, "penglihatan": 1, "partisipasi_sekolah": 2}
        aid = satu.id
        db.session.commit()
        db.session.remove()
    page = jendela(operator)
    temuan = []
    for alamat in (f"/keluarga/{id_}", f"/keluarga/{id_}/anggota/{aid}", f"/keluarga/baru?sesudah={id_}"):
        page.goto(alamat)
        buka_lipatan(page)
        page.wait_for_load_state("networkidle")
        buka_lipatan(page)
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 800})
            temuan += [f"{alamat} pada {lebar}: {satu}" for satu in page.evaluate(MENONJOL)]
    assert not temuan, "\n".join(temuan)
