"""An old telephone on a bad line: a sixth of the processor, 400 ms and 400 kbit/s, and a line that can be cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

LAYAR = {"width": 360, "height": 640}
LATENSI, BITA_SEDETIK, PROSESOR = 400, 400_000 // 8, 6
# The hand that drives the browser is slowed down with it: a form is filled in at one stroke, each field with the events of typing.
KETIK = """(f, isi) => Object.entries(isi).forEach(([nama, nilai]) => {
  const semua = [...f.elements].filter(e => e.name === nama), e = semua.find(x => x.type === 'radio' && x.value === nilai) || semua[0];
  e.focus();
  if (e.type === 'radio') e.checked = true; else e.value = nilai;
  ['input', 'change'].forEach(n => e.dispatchEvent(new Event(n, {bubbles: true})));
})"""


class Ponsel:
    """A page and the line it hangs on."""

    def __init__(self, page: Page):
        self.page = page
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("Network.enable")
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": PROSESOR})
        self.sambung()

    def sambung(self) -> None:
        self._saluran(False)

    def putus(self) -> None:
        self._saluran(True)

    def _saluran(self, putus: bool) -> None:
        laju: dict[str, Any] = {"latency": LATENSI, "downloadThroughput": BITA_SEDETIK, "uploadThroughput": BITA_SEDETIK}
        self.cdp.send("Network.emulateNetworkConditions", {"offline": putus, **laju})

    def ketik(self, borang: Locator, isi: Mapping[str, str]) -> None:
        borang.evaluate(KETIK, dict(isi))
