"""The search box: results while one types, the same by the button, and of two questions the later one is answered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from portal.keluarga.queries.indeks import lupakan_kosakata
from tests.browser.layar import tampak, tekan
from tests.factories import KABUPATEN

pytestmark = pytest.mark.browser
HASIL = "#keluarga-hasil tbody th a"


@pytest.fixture
def orang(pabrik):
    lupakan_kosakata()
    operator = pabrik.pengguna()
    for nama in ("Sumiati Kenanga", "Wagiman", "Partini"):
        pabrik.keluarga(oleh=operator, nama=nama, anggota=1)
    return pabrik.pengguna("verifikator", KABUPATEN)


def kotak(page: Page):
    return page.get_by_label("Nama, NIK, atau No. KK")


def test_results_come_while_one_types_and_go_when_the_box_is_emptied(orang, jendela):
    page = jendela(orang)
    page.goto("/keluarga/")
    kotak(page).press_sequentially("sumyati ken", delay=40)
    expect(page.locator(HASIL)).to_have_text(["Sumiati Kenanga"])
    tampak(page, "Tidak ada yang persis; yang mirip:")
    expect(page.locator("#keluarga-hasil-kabar")).to_have_text("Tidak ada yang persis, 1 mirip")
    kotak(page).fill("wagi")
    expect(page.locator(HASIL)).to_have_text(["Wagiman"])
    assert page.url.endswith("/keluarga/") and kotak(page).evaluate("e => e === document.activeElement")
    kotak(page).fill("")
    expect(page.locator(HASIL)).to_have_count(0)
    expect(page.locator("#keluarga-hasil")).to_be_empty()
    expect(page.locator("main tbody th a")).to_have_count(3)  # the list below stayed


def test_an_older_question_is_dropped_when_a_newer_one_is_asked(orang, jendela):
    page = jendela(orang)
    page.goto("/keluarga/")
    tertahan: list[Route] = []

    def tahan(route: Route) -> None:
        if "sumiati" in (route.request.post_data or ""):
            tertahan.append(route)
        else:
            route.continue_()

    page.route("**/keluarga/pencarian", tahan)
    kotak(page).fill("sumiati")
    with page.expect_event("requestfailed") as gagal:
        page.wait_for_timeout(700)
        kotak(page).fill("partini")
    assert tertahan and "ABORTED" in (gagal.value.failure or "")
    expect(page.locator(HASIL)).to_have_text(["Partini"])


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_the_button_leads_to_a_page_of_results_whose_address_says_nothing(orang, jendela, skrip):
    page = jendela(orang, java_script_enabled=skrip)
    page.goto("/keluarga/")
    kotak(page).fill("sumyati")
    tekan(page, "Cari", "yang mirip:")
    expect(page.locator(HASIL)).to_have_text(["Sumiati Kenanga"])
    assert re.search(r"/keluarga/pencarian$", page.url) and kotak(page).input_value() == "sumyati"
