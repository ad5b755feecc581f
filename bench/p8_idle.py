"""P8: idle sockets, half-sent headers and half-sent bodies hold no thread: the next person is still answered."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

from bench.client import HOST, Client
from bench.measure import Row, median, milliseconds, percentile
from bench.stage import Stage

EACH = 60
BAR = 5
HALF_HEADER = b"GET /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/h"
HALF_BODY = (
    b"POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 5000\r\n\r\nnama_pengguna=ope"
)


def next_request(port: int, cookies: dict[str, str]) -> float:
    """Seconds of a list page on a connection of its own."""
    begin = time.perf_counter()
    client = Client(port, cookies)
    try:
        status = client.get("/keluarga/").status
    finally:
        client.close()
    if status != 200:
        raise RuntimeError(f"/keluarga/: {status}")
    return time.perf_counter() - begin


def hold(stack: ExitStack, port: int, part: bytes) -> None:
    """Open connections that send only ``part`` and then nothing."""
    for _ in range(EACH):
        connection = stack.enter_context(socket.create_connection((HOST, port), timeout=10))
        if part:
            connection.sendall(part)


def measure(stage: Stage) -> Iterator[Row]:
    """The first request and those after it beside all the stalled connections, in turn with the same without them."""
    baseline: list[float] = []
    first: list[float] = []
    beside: list[float] = []
    with stage.portal() as (port, _):
        cookies = stage.cookies(stage.account("operator"))
        for _ in range(3):
            next_request(port, cookies)
        for _ in range(5 if stage.quick else 15):
            baseline += [next_request(port, cookies) for _ in range(10)]
            with ExitStack() as stack:
                for part in (b"", HALF_HEADER, HALF_BODY):
                    hold(stack, port, part)
                first.append(next_request(port, cookies))
                beside += [next_request(port, cookies) for _ in range(10)]
    base = median(baseline)
    yield Row(f"P8 first request beside {3 * EACH} stalled connections / baseline", round(median(first) / base, 2), "×", BAR)
    yield Row("P8 next requests / baseline", round(median(beside) / base, 2), "×", BAR)
    yield Row("P8 next requests / baseline, p95", round(percentile(beside, 0.95) / base, 2), "×", BAR)
    yield milliseconds("baseline.ms (list page on a new connection)", baseline)
