"""A live server over the worker's database, one Chromium a session, and windows that are watched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from waitress import create_server

from tests.browser.chromium import launch
from tests.browser.layar import TUNGGU, Jaga
from tests.browser.peladen import Peladen


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        peramban = launch(playwright)
        yield peramban
        peramban.close()


@pytest.fixture
def server(app) -> Iterator[str]:
    """The address of the portal, served by waitress as in production."""
    layanan = create_server(app, host="127.0.0.1", port=0, threads=4)
    utas = threading.Thread(target=layanan.run, daemon=True)
    utas.start()
    yield f"http://127.0.0.1:{layanan.effective_port}"
    layanan.close()
    layanan.task_dispatcher.shutdown()
    utas.join(5)


@pytest.fixture
def jendela(chromium, server, peramban) -> Iterator[Any]:
    """jendela(orang=None, **context options) -> Page, signed in; at the end nothing may have gone wrong behind any page."""
    jaga, terbuka = Jaga(server), []

    def buka(orang: Any = None, **opsi: Any) -> Page:
        konteks = chromium.new_context(base_url=server, locale="id-ID", accept_downloads=True, **opsi)
        konteks.set_default_timeout(TUNGGU)
        jaga.awasi(konteks)
        terbuka.append(konteks)
        if orang is not None:
            kue = peramban(orang).klien.get_cookie("sesi", domain="portal.uji")
            konteks.add_cookies([{"name": "sesi", "value": kue.value, "url": server, "httpOnly": True, "sameSite": "Lax"}])
        return konteks.new_page()

    yield buka
    for konteks in terbuka:
        konteks.close()
    assert not jaga.kejadian, "\n".join(jaga.kejadian)


@pytest.fixture
def peladen(app_sesi, config_portal, tmp_path) -> Iterator[Peladen]:
    """`portal serve` as a process over the wilayah of 17.02, not started yet."""
    peladen = Peladen(tmp_path / "peladen", config_portal.data / "awal.db", config_portal.kunci("basisdata"))
    yield peladen
    peladen.tutup()
