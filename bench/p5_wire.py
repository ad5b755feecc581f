"""P5: bytes and requests over the wire for a first visit and for the pages after it, as waitress sends them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bench.client import Client, fetch_raw
from bench.measure import Row
from bench.stage import Stage

FIRST_KB, FIRST_REQUESTS, NEXT_KB = 30, 4, 5
HARD_FIRST_KB, HARD_NEXT_KB = 40, 10
ASSETS = (r'<link[^>]+rel="(?:stylesheet|icon|preload)"[^>]+href="([^"]+)"', r'<(?:script|img)[^>]+src="([^"]+)"')

# (name, role, page or the list on which its link stands, what the link begins with)
NEXT_PAGES = (
    ("beranda", "operator", "/", ""),
    ("keluarga list", "operator", "/keluarga/", ""),
    ("keluarga list", "verifikator", "/keluarga/", ""),
    ("a family", "operator", "/keluarga/", r"/keluarga/[0-9a-f-]{36}"),
    ("usulan list", "operator", "/usulan/", ""),
    ("a usulan", "operator", "/usulan/", r"/usulan/[0-9a-f-]{36}"),
    ("musdes list", "operator", "/musdes/", ""),
    ("a musdes", "operator", "/musdes/", r"/musdes/[0-9a-f-]{36}"),
    ("antrean", "verifikator", "/verifikasi/", ""),
    ("a usulan in the queue", "verifikator", "/verifikasi/", r"/verifikasi/[0-9a-f-]{36}"),
)


def body_of(raw: bytes) -> str:
    """The text of a raw answer; raises RuntimeError unless its status is 200."""
    head, _, body = raw.partition(b"\r\n\r\n")
    if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")):
        raise RuntimeError(head.split(b"\r\n")[0].decode())
    if re.search(rb"(?i)content-encoding: gzip", head):
        body = gzip.decompress(body)
    return body.decode("utf-8")


def assets_of(page: str, path: str) -> list[str]:
    """What a browser fetches for the page besides itself, each once; data: addresses cost nothing."""
    found = [address.replace("&amp;", "&") for pattern in ASSETS for address in re.findall(pattern, page)]
    return list(dict.fromkeys(urljoin(path, address) for address in found if not address.startswith("data:")))


def first_visit(port: int, path: str, cookies: dict[str, str]) -> tuple[float, int]:
    """(kB, requests) of a visit with an empty cache."""
    page = fetch_raw(port, path, cookies)
    others = [fetch_raw(port, address, cookies) for address in assets_of(body_of(page), path)]
    return (len(page) + sum(map(len, others))) / 1000, 1 + len(others)


def measure(stage: Stage) -> Iterator[Row]:
    """First visits of the sign-in page and of beranda, then the pages of the daily work."""
    with stage.portal() as (port, _):
        people = {peran: stage.cookies(stage.account(peran)) for peran in ("operator", "verifikator")}
        for name, path, cookies in (("/masuk", "/masuk", {}), ("beranda", "/", people["operator"])):
            kilobytes, requests = first_visit(port, path, cookies)
            yield Row(f"P5 first visit of {name}", round(kilobytes, 2), "kB", FIRST_KB)
            yield Row(f"P5 first visit of {name}, hard limit", round(kilobytes, 2), "kB", HARD_FIRST_KB)
            yield Row(f"P5 requests of a first visit of {name}", requests, "", FIRST_REQUESTS)
        yield from _next_pages(port, people)


def _next_pages(port: int, people: dict[str, dict[str, str]]) -> Iterator[Row]:
    largest = 0.0
    for name, peran, path, link in NEXT_PAGES:
        if link:
            path = _link(port, people[peran], path, link)
            if not path:
                yield Row(f"P5 next page: {name}, {peran}", "not there", "kB")
                continue
        raw = fetch_raw(port, path, people[peran])
        body_of(raw)
        largest = max(largest, len(raw) / 1000)
        yield Row(f"P5 next page: {name}, {peran}", round(len(raw) / 1000, 2), "kB", NEXT_KB)
    yield Row("P5 largest next page, hard limit", round(largest, 2), "kB", HARD_NEXT_KB)


def _link(port: int, cookies: dict[str, str], path: str, pattern: str) -> str:
    """The first address on the page that looks like ``pattern``; empty when there is none."""
    client = Client(port, cookies)
    try:
        found = re.search(rf'href="({pattern})[?"#]', client.get(path).text)
    finally:
        client.close()
    return found.group(1) if found else ""
