"""Sections that save on their own, in a real browser: the line that says so, lost sessions, a retry when the line is back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Select, select, update

from portal.akun.models import Sesi
from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from tests.browser.layar import TUNGGU, formulir, isi, tampak
from tests.factories import KELURAHAN, SANDI

pytestmark = pytest.mark.browser
PONSEL = {"width": 320, "height": 560}
SUDAH, BELUM, SESI = "Tersimpan pukul", "Belum terkirim", "Sesi berakhir"
TERHALANG = """() => {
  const f = document.activeElement, b = f.getBoundingClientRect();
  const atas = document.elementFromPoint(b.left + b.width / 2, b.top + 2);
  return atas === f || f.contains(atas) ? '' : `${f.outerHTML.slice(0, 90)} di bawah ${atas?.outerHTML.slice(0, 90)}`;
}"""


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def keluarga(pabrik, operator):
    return pabrik.keluarga(oleh=operator)


@pytest.fixture
def page(jendela, operator, keluarga):
    page = jendela(operator, viewport=PONSEL)
    page.goto(f"/keluarga/{keluarga}?buka=alamat")
    return page


@pytest.fixture
def nilai(app):
    def baca(pilih: Any) -> Any:
        with app.app_context():
            hasil = db.session.scalar(pilih if isinstance(pilih, Select) else select(pilih))
            db.session.remove()
        return hasil

    return baca


def garis(page: Page, bagian: str) -> Any:
    return page.locator(f"#keluarga-keadaan-{bagian}")


def berkata(page: Page, kata: str, bagian: str = "alamat") -> None:
    expect(garis(page, bagian)).to_contain_text(kata, timeout=TUNGGU)


def ketik(page: Page, nama: str, teks: str) -> None:
    page.locator(f"[name={nama}]").fill(teks)
    page.locator(f"[name={nama}]").blur()


def test_the_line_says_at_each_moment_what_is_saved(page, nilai):
    page.locator("[name=dusun]").press_sequentially("Tal")
    berkata(page, "Ada isian yang belum disimpan.")
    page.locator("[name=dusun]").blur()
    berkata(page, SUDAH)
    assert nilai(Keluarga.dusun) == "Tal"
    expect(garis(page, "alamat")).to_have_attribute("role", "status")
    ketik(page, "alamat", "Jalan Kedua")
    berkata(page, "belum disimpan")
    berkata(page, SUDAH)  # the version moved on with the first save: no false clash
    assert nilai(Keluarga.alamat) == "Jalan Kedua"


def test_what_is_wrong_is_told_without_taking_the_focus_or_the_words(page, nilai):
    ketik(page, "rt", "abc")
    page.locator("[name=dusun]").focus()
    page.keyboard.type("Talang")
    berkata(page, "Belum tersimpan. RT: Tulis dengan angka")
    expect(page.locator("[name=dusun]")).to_be_focused()
    expect(page.locator("[name=rt]")).to_have_attribute("aria-invalid", "true")
    assert [page.locator(f"[name={n}]").input_value() for n in ("rt", "dusun")] == ["abc", "Talang"]
    ketik(page, "rt", "4")
    berkata(page, SUDAH)
    expect(page.locator("[name=rt]")).not_to_have_attribute("aria-invalid", "true")
    assert (nilai(Keluarga.rt), nilai(Keluarga.dusun)) == ("004", "Talang")


def test_what_the_checks_find_follows_to_its_field_without_taking_the_focus_or_the_words(page, pabrik, operator, nilai):
    lain = pabrik.keluarga(oleh=operator, nama="Tetangga Contoh")
    ketik(page, "no_kk", nilai(select(Keluarga.no_kk).where(Keluarga.id == lain)))
    page.locator("[name=dusun]").focus()
    page.keyboard.type("Tal")
    expect(page.locator("#no_kk-catatan")).to_contain_text("No. KK ini juga tercatat di keluarga lain di sini.", timeout=TUNGGU)
    expect(page.locator("[name=dusun]")).to_be_focused()
    assert page.locator("[name=dusun]").input_value() == "Tal"


def test_what_was_typed_while_the_line_was_down_goes_by_itself_when_it_is_back(page, nilai):
    page.context.set_offline(True)
    ketik(page, "dusun", "Talang")
    berkata(page, BELUM)
    expect(garis(page, "alamat").get_by_role("button", name="Coba lagi")).to_be_visible()
    assert page.locator("[name=dusun]").input_value() == "Talang"
    page.context.set_offline(False)
    berkata(page, SUDAH)
    assert nilai(Keluarga.dusun) == "Talang"
    expect(page.get_by_text(BELUM)).to_have_count(0)


def test_the_button_tries_again(page, nilai):
    page.route("**/alamat", lambda jalur: jalur.abort("failed"), times=1)
    ketik(page, "dusun", "Talang")
    berkata(page, BELUM)
    garis(page, "alamat").get_by_role("button", name="Coba lagi").click()
    berkata(page, SUDAH)
    assert nilai(Keluarga.dusun) == "Talang"


def test_a_session_that_ended_keeps_the_words_and_saves_them_after_signing_in_in_another_tab(app, page, operator, nilai):
    with app.app_context():
        db.session.execute(update(Sesi).values(berakhir_pada=sekarang()))
        db.session.commit()
        db.session.remove()
    ketik(page, "dusun", "Talang")
    berkata(page, SESI)
    assert page.locator("[name=dusun]").input_value() == "Talang" and nilai(Keluarga.dusun) == ""
    with page.context.expect_page() as baru:
        garis(page, "alamat").get_by_role("link", name="Masuk lagi di tab baru").click()
    lain = baru.value
    lain.set_viewport_size({"width": 1280, "height": 800})
    isi(formulir(lain, "/masuk"), {"nama_pengguna": operator.nama_pengguna, "sandi": SANDI})
    lain.get_by_role("button", name="Masuk").click()
    expect(lain.get_by_role("button", name="Keluar")).to_be_visible(timeout=TUNGGU)
    lain.close()
    garis(page, "alamat").get_by_role("button", name="Coba lagi").click()
    berkata(page, SUDAH)
    assert nilai(Keluarga.dusun) == "Talang"


def test_a_member_who_is_there_is_saved_as_typed_and_can_be_taken_out_after(page, nilai):
    page.locator("#keluarga-anggota tbody a").first.click()
    ketik(page, "tempat_lahir", "Kepahiang")
    berkata(page, SUDAH, "anggota")
    assert nilai(select(Anggota.tempat_lahir).order_by(Anggota.urutan).limit(1)) == "Kepahiang"
    page.get_by_text("Hapus anggota ini").click()
    page.get_by_role("button", name="Hapus anggota", exact=True).click()
    tampak(page, "2 orang")


def test_what_was_typed_and_taken_back_does_not_stay_unsaved(page):
    page.locator("[name=dusun]").press_sequentially("T")
    page.keyboard.press("Backspace")
    page.locator("[name=alamat]").focus()
    berkata(page, SUDAH)


@pytest.mark.parametrize("putus", [False, True])
def test_the_line_never_covers_what_has_the_focus(page, putus):
    page.context.set_offline(putus)
    ketik(page, "dusun", "Talang")
    berkata(page, BELUM if putus else SUDAH)
    page.locator("#keluarga-alamat summary").first.focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate(TERHALANG) == ""
    for _ in range(9):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(TERHALANG) == ""


def test_the_place_is_asked_of_the_telephone_only_when_pressed(page, server, nilai):
    page.context.grant_permissions(["geolocation"], origin=server)
    page.context.set_geolocation({"latitude": -3.4701, "longitude": 102.5302})
    assert page.locator("[name=letak]").input_value() == ""
    page.get_by_role("button", name="Ambil letak dari ponsel ini").click()
    berkata(page, SUDAH)
    assert (nilai(Keluarga.lintang), nilai(Keluarga.bujur)) == (-3.4701, 102.5302)
