"""Hands on the real browser: fill in a form by the names of its fields, press, look; and what every page must never do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.factories import SANDI, Orang

TUNGGU = 15_000
# The browser reports each refused form (422, 409) and each lost line as an error of the console; those are told on the page. So does htmx
# with a search that a later one overtakes (sendAbort).
WAJAR = re.compile(
    r"status of (401|409|422)|Status Error Code 401|net::ERR_(INTERNET_DISCONNECTED|FAILED|EMPTY_RESPONSE|CONNECTION_(REFUSED|RESET|CLOSED))"
    r"|htmx:(afterRequest|sendError|sendAbort)"
)


@dataclass
class Jaga:
    """What went wrong behind the page: other hosts, console errors (a CSP violation is one), exceptions, dialogs."""

    asal: str
    kejadian: list[str] = field(default_factory=list)

    def awasi(self, konteks: BrowserContext) -> None:
        konteks.on("request", lambda r: self._permintaan(r.url))
        konteks.on("console", lambda pesan: self._konsol(pesan.type, f"{pesan.text} {pesan.location.get('url', '')}"))
        konteks.on("weberror", lambda galat: self.kejadian.append(f"galat skrip: {galat.error}"))
        konteks.on("dialog", lambda dialog: (self.kejadian.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _permintaan(self, url: str) -> None:
        if not url.startswith((self.asal, "data:", "chrome://", "chrome-extension://")):  # the last two are the browser's PDF viewer
            self.kejadian.append(f"permintaan ke {url}")

    def _konsol(self, jenis: str, teks: str) -> None:
        if jenis in ("error", "warning") and not WAJAR.search(teks):
            self.kejadian.append(f"konsol {jenis}: {teks}")


def formulir(page: Page, akhir: str) -> Locator:
    """The first form that changes something and whose address ends so; the filter of a list is none."""
    return page.locator(f'main form[method=post][action$="{akhir}"]').first


def isi(borang: Locator, nilai: Mapping[str, Any]) -> None:
    """Fill in a form as hands do: type, choose, tick, pick files."""
    for nama, satu in nilai.items():
        kolom = borang.locator(f'[name="{nama}"]')
        jenis = kolom.first.evaluate("e => e.type")
        if jenis in ("radio", "checkbox"):
            for pilihan in satu if isinstance(satu, list) else [satu]:
                borang.locator(f'[name="{nama}"][value="{pilihan}"]').check()
        elif jenis.startswith("select"):
            kolom.select_option(satu)
        elif jenis == "file":
            kolom.set_input_files(satu)
        else:
            kolom.fill(satu)


def tekan(page: Page, tombol: str | Locator, lihat: str) -> None:
    """Press a button and wait until the page says ``lihat``."""
    (page.locator("main").get_by_role("button", name=tombol).first if isinstance(tombol, str) else tombol).click()
    tampak(page, lihat)


def tampak(page: Page, kata: str) -> None:
    expect(page.locator("main")).to_contain_text(kata, timeout=TUNGGU)


def masuk(page: Page, orang: Orang) -> None:
    """Sign in by the form."""
    page.goto("/masuk")
    isi(formulir(page, "/masuk"), {"nama_pengguna": orang.nama_pengguna, "sandi": SANDI})
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("button", name="Keluar")).to_be_visible(timeout=TUNGGU)


def ambil(page: Page, tautan: Locator) -> bytes:
    """The paper behind a link, which the browser would show in its viewer."""
    jawab = page.context.request.get(tautan.get_attribute("href") or "", timeout=60_000)
    assert jawab.ok, jawab.status
    return jawab.body()


def unduh(page: Page, tautan: Locator) -> bytes:
    """The file that a link downloads."""
    with page.expect_download(timeout=60_000) as unduhan:
        tautan.click()
    return unduhan.value.path().read_bytes()
