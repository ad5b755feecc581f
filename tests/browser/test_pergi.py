"""Whoever leaves a usulan gives their claim back; what is opened out of its page, or loading it anew, is no leaving."""

from __future__ import annotations

import re
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.layar import TUNGGU, tampak
from tests.verifikasi.bahan import kantor, keadaan

pytestmark = pytest.mark.browser


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def _ambil(jendela: Any, k: Any, usulan: Any) -> Page:
    page = jendela(k.rina)
    page.goto(f"/verifikasi/{usulan}")
    page.get_by_role("button", name="Ambil untuk diperiksa").click()
    expect(page.get_by_role("button", name="Perpanjang")).to_be_visible(timeout=TUNGGU)
    return page


def _menjadi(app: Any, usulan: Any, status: str) -> bool:
    sampai = monotonic() + TUNGGU / 1000
    while keadaan(app, usulan).status != status and monotonic() < sampai:
        sleep(0.1)
    return keadaan(app, usulan).status == status


def test_going_elsewhere_closing_the_window_or_signing_out_gives_the_claim_back(app, k, jendela):
    satu, dua, tiga = k.antre(3)
    page = _ambil(jendela, k, satu)
    page.locator("header").get_by_role("link", name="Beranda").first.click()
    expect(page).to_have_url(re.compile("/$"), timeout=TUNGGU)
    assert _menjadi(app, satu, "diajukan")
    _ambil(jendela, k, dua).close(run_before_unload=True)
    assert _menjadi(app, dua, "diajukan")
    page = _ambil(jendela, k, tiga)
    page.locator("header").get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(re.compile("masuk"), timeout=TUNGGU)
    assert _menjadi(app, tiga, "diajukan")


def test_what_is_opened_out_of_the_page_keeps_the_claim_and_so_does_loading_it_anew(app, k, jendela):
    (usulan,) = k.antre(1)
    page = _ambil(jendela, k, usulan)
    page.evaluate("document.querySelector('main p a').setAttribute('href', '/bantuan')")  # in the place of evidence, which opens in the same window
    page.locator("main p a").first.click()
    expect(page).to_have_url(re.compile("bantuan"), timeout=TUNGGU)
    page.go_back()
    tampak(page, "Anda memeriksa usulan ini sampai")
    assert keadaan(app, usulan).status == "diperiksa"
    with page.expect_response(re.compile("/klaim$")):  # given back and taken again, in whichever order the two arrive
        page.reload()
    assert _menjadi(app, usulan, "diperiksa") and keadaan(app, usulan).pemeriksa_id == k.rina.id
    tampak(page, "Anda memeriksa usulan ini sampai")


def test_coming_back_by_the_arrow_takes_it_again_unless_somebody_else_has_it(app, k, jendela):
    (usulan,) = k.antre(1)
    page = _ambil(jendela, k, usulan)
    page.locator("header").get_by_role("link", name="Beranda").first.click()
    expect(page).to_have_url(re.compile("/$"), timeout=TUNGGU)
    assert _menjadi(app, usulan, "diajukan")
    page.go_back()
    tampak(page, "Anda memeriksa usulan ini sampai")
    assert _menjadi(app, usulan, "diperiksa") and keadaan(app, usulan).pemeriksa_id == k.rina.id
    page.locator("header").get_by_role("link", name="Beranda").first.click()
    assert _menjadi(app, usulan, "diajukan")
    lain = jendela(k.budi)
    lain.goto(f"/verifikasi/{usulan}")
    lain.get_by_role("button", name="Ambil untuk diperiksa").click()
    expect(lain.get_by_role("button", name="Perpanjang")).to_be_visible(timeout=TUNGGU)
    page.go_back()
    tampak(page, "Sedang diperiksa")
    assert keadaan(app, usulan).pemeriksa_id == k.budi.id
