"""A lost line and a hasty hand: what was typed stays on the screen, and one form makes one row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.musdes.models import Peserta
from tests import jalan
from tests.browser.layar import formulir, isi, tampak, tekan
from tests.factories import KELURAHAN

pytestmark = pytest.mark.browser
BELUM = "Belum terkirim. Data Anda masih di layar."


@pytest.fixture
def nilai(app):
    """nilai(select) -> the first value, read afresh."""

    def baca(pilih: Any) -> Any:
        with app.app_context():
            hasil = db.session.scalar(pilih)
            db.session.remove()
        return hasil

    return baca


def test_a_section_typed_while_the_line_is_down_is_saved_when_it_is_back(pabrik, jendela, nilai):
    operator = pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(oleh=operator)
    page = jendela(operator)
    page.goto(f"/keluarga/{keluarga}")
    page.locator("#keluarga-alamat > summary").click()
    isi(formulir(page, "/alamat"), {"alamat": "Jalan Baru Nomor 9"})
    page.context.set_offline(True)
    tekan(page, "Simpan KK dan alamat", BELUM)
    assert page.locator("[name=alamat]").input_value() == "Jalan Baru Nomor 9"
    page.context.set_offline(False)
    tekan(page, "Simpan KK dan alamat", "Tersimpan pukul")
    assert nilai(select(Keluarga.alamat)) == "Jalan Baru Nomor 9"
    expect(page.get_by_text(BELUM)).to_have_count(0)


def test_an_answer_that_is_lost_after_the_server_saved_makes_no_second_row(pabrik, jendela, nilai):
    operator = pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(oleh=operator, anggota=2)
    page = jendela(operator)
    page.goto(f"/keluarga/{keluarga}/anggota/baru")
    orang = pabrik.isi_anggota(2, KELURAHAN, "Bunga Contoh")
    isi(formulir(page, "/anggota/"), jalan.isian_anggota(orang))
    page.route("**/anggota/", _jawaban_hilang)
    tombol = page.get_by_role("button", name="Simpan", exact=True)
    tekan(page, tombol, BELUM)
    assert nilai(select(func.count()).select_from(Anggota)) == 3  # it was saved, only nobody heard of it
    assert page.locator("[name=nama]").input_value() == "Bunga Contoh"
    assert page.locator("[name=tanggal_lahir-tahun]").input_value() == str(orang["tanggal_lahir"].year)
    page.unroute("**/anggota/")
    tekan(page, tombol, "3 orang")
    assert nilai(select(func.count()).select_from(Anggota)) == 3


def _jawaban_hilang(route: Route) -> None:
    """The request reaches the server; its answer does not come back."""
    route.fetch()
    route.abort()


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_a_double_click_on_a_submit_makes_one_row(pabrik, jendela, nilai, skrip):
    operator = pabrik.pengguna("operator", KELURAHAN)
    musdes = pabrik.musdes(oleh=operator)
    page = jendela(operator, java_script_enabled=skrip)
    _klik_ganda_keluarga(page, pabrik.nik(date(2015, 3, 9), "L"))
    assert nilai(select(func.count()).select_from(Keluarga)) == 1
    sebelum = nilai(select(func.count()).select_from(Peserta))
    page.goto(f"/musdes/{musdes}/peserta")
    isi(formulir(page, "/peserta"), {"nama": "Tamu Baru", "jenis_kelamin": "P", "unsur": "kader"})
    page.get_by_role("button", name="Tambah undangan").dblclick()
    tampak(page, f"{sebelum + 1} orang diundang")
    assert nilai(select(func.count()).select_from(Peserta)) == sebelum + 1


def _klik_ganda_keluarga(page: Page, no_kk: str) -> None:
    page.goto("/keluarga/baru")
    isi(formulir(page, "/keluarga/"), {"no_kk": no_kk, "alamat": "Jalan Contoh Nomor 7"})
    page.get_by_role("button", name="Simpan dan lanjut ke anggota").dblclick()
    tampak(page, "Lanjutkan dengan anggotanya")


def test_a_fold_that_was_opened_before_the_scripts_were_there_is_filled_when_they_come(pabrik, jendela):
    operator = pabrik.pengguna("operator", KELURAHAN)
    page = jendela(operator)
    tertahan: list[Route] = []
    page.route("**/htmx-*.js*", lambda jalur: tertahan.append(jalur))
    page.goto(f"/keluarga/{pabrik.keluarga(oleh=operator)}", wait_until="commit")
    page.locator("#keluarga-rumah > summary").click()
    expect(page.locator("#keluarga-rumah")).to_have_attribute("open", "")
    assert tertahan and not formulir(page, "/rumah").count()
    tertahan[0].continue_()
    expect(formulir(page, "/rumah")).to_be_visible()
