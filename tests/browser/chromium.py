"""Starts Debian's Chromium for the browser tests; Playwright's own downloads are not needed."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

ARGUMENTS = [
    "--headless",
    "--no-sandbox",  # Chromium refuses its sandbox to root; it only visits pages of our own server
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers often have only 64 MB of shared memory
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium of this system; one per test session is enough, with a new context for each test."""
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError("Chromium tidak ada. Jalankan: script/bootstrap --test")
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
