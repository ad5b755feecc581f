"""P5, second half: when a cheap phone on a slow net can use a page. Chromium, processor ÷ 6, "Fast 3G"; an absolute time."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

from bench.client import HOST
from bench.measure import Row, median
from bench.stage import Stage
from tests.browser.chromium import launch

BAR_SECONDS, SLOWER = 1.5, 6
# Chromium's own "Fast 3G": 562.5 ms a round trip, 1.44 Mbit/s down, 675 kbit/s up.
FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
# Usable: painted, parsed, and the deferred scripts have run.
USABLE = """() => {
  const load = performance.getEntriesByType('navigation')[0], paint = performance.getEntriesByName('first-contentful-paint')[0];
  return Math.max(load.domContentLoadedEventEnd, paint ? paint.startTime : 0) / 1000;
}"""


def measure(stage: Stage) -> Iterator[Row]:
    """First visits with an empty cache, then the list with a warm one."""
    repeat = 3 if stage.quick else 9
    with stage.portal() as (port, _), sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            base = f"http://{HOST}:{port}"
            cookies = [{"name": name, "value": value, "url": base} for name, value in stage.cookies(stage.account("operator")).items()]
            cold = [_visit(browser, f"{base}/masuk", []) for _ in range(repeat)]
            home = [_visit(browser, f"{base}/", cookies) for _ in range(repeat)]
            warm = [_visit(browser, f"{base}/keluarga/", cookies, f"{base}/") for _ in range(repeat)]
        finally:
            browser.close()
    yield Row("P5 usable, first visit of /masuk (absolute: CPU ÷ 6, fast 3G)", round(median(cold), 2), "s", BAR_SECONDS)
    yield Row("P5 usable, first visit of beranda (absolute)", round(median(home), 2), "s", BAR_SECONDS)
    yield Row("P5 usable, next page: keluarga list (absolute)", round(median(warm), 2), "s", BAR_SECONDS)


def _visit(browser: Browser, url: str, cookies: list[dict[str, str]], before: str = "") -> float:
    """Seconds until ``url`` can be used, in a fresh profile; ``before`` is read first at full speed, so its assets are kept."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    try:
        context.add_cookies(cookies)
        page = context.new_page()
        if before:
            page.goto(before, wait_until="load")
        _slow_down(page)
        page.goto(url, wait_until="load")
        return float(page.evaluate(USABLE))
    finally:
        context.close()


def _slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", FAST_3G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
