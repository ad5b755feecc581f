"""The right arrow goes on through the queue, and never while somebody types."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.layar import TUNGGU
from tests.verifikasi.bahan import kantor, keadaan

pytestmark = pytest.mark.browser


def test_the_right_arrow_opens_the_next_one_but_not_out_of_a_field(app, pabrik, jendela):
    k = kantor(pabrik)
    satu, dua = k.antre(2)
    page = jendela(k.rina)
    page.goto("/verifikasi/")
    page.locator("[name=cari]").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/verifikasi/$"))
    page.locator("[name=cari]").blur()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"{satu}$"), timeout=TUNGGU)
    page.get_by_role("button", name="Ambil untuk diperiksa").click()
    expect(page.get_by_role("button", name="Perpanjang")).to_be_visible(timeout=TUNGGU)
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"{dua}$"), timeout=TUNGGU)
    assert keadaan(app, satu).status == "diajukan"
