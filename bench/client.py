"""A small HTTP client for 127.0.0.1: one kept connection, cookies, forms; and the exact bytes of one answer."""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HOST = "127.0.0.1"
TIMEOUT = 60
TOKEN = re.compile(r'name="csrf_token"[^>]*?value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back; ``text`` unpacks the body only when it is asked for."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode("utf-8", "replace")


class Client:
    """One browser of one person; keeps its connection open as browsers do.

    ``settled``: cookies stay as they are. Who posts again and again without reading the page after it would else collect
    a message of success from every post in the session's cookie, which no person does.
    """

    def __init__(self, port: int, cookies: dict[str, str] | None = None):
        self.port = port
        self.settled = False
        self.cookies = dict(cookies or {})
        self.token = ""
        self._connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form; the CSRF token of the last page read by ``learn`` goes with it."""
        return self._send("POST", path, urlencode({"csrf_token": self.token, **fields}).encode())

    def learn(self, path: str) -> Answer:
        """Read a page for its CSRF token; raises RuntimeError when the page is not there or has no form."""
        answer = self.get(path)
        found = TOKEN.search(answer.text)
        if answer.status != 200 or not found:
            raise RuntimeError(f"{path}: {answer.status}, no form")
        self.token = found.group(1)
        return answer

    def close(self) -> None:
        self._connection.close()

    def _send(self, method: str, path: str, body: bytes | None) -> Answer:
        headers = {"Accept-Encoding": "gzip", "Accept": "text/html"}
        if self.cookies:
            headers["Cookie"] = cookie_header(self.cookies)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        for line in () if self.settled else response.headers.get_all("Set-Cookie", ()):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return answer


def cookie_header(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def fetch_raw(port: int, path: str, cookies: dict[str, str] | None = None) -> bytes:
    """Every byte that the server sends for one GET: status line, headers and packed body."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}:{port}", "Accept-Encoding: gzip", "Accept: */*", "Connection: close"]
    if cookies:
        lines.append(f"Cookie: {cookie_header(cookies)}")
    with socket.create_connection((HOST, port), timeout=TIMEOUT) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def wait_for(port: int, path: str, seconds: float = 40) -> None:
    """Until the server answers ``path`` with anything below 500; raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        client = Client(port)
        try:
            if client.get(path).status < 500:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            client.close()
    raise TimeoutError(f"no answer on port {port}")
