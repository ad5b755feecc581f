"""Headers of every answer, compression, fingerprinted static files, and the refusal of cross-site posts."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
TETAP = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
# For the one page on which a person may ask the telephone where the house is.
BOLEH_LETAK = "camera=(), geolocation=(self), microphone=()"
ALIAS = {"htmx.js": "htmx-*.min.js"}
DIMAMPATKAN = {"text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "text/plain", "application/json"}


def pasang(app: Flask, *, https: bool, url: str) -> None:
    """Install the header, compression and origin rules on ``app``."""
    folder = Path(app.static_folder or "static")

    @lru_cache(maxsize=64)
    def berkas(nama: str, akar: str) -> str:
        jalur = next(iter(sorted(folder.glob(ALIAS.get(nama, nama)))))
        return url_for("static", filename=jalur.name, v=hashlib.sha256(jalur.read_bytes()).hexdigest()[:12])

    def aset(nama: str) -> str:
        """The URL of a static file with its fingerprint; the answer may be kept for ever."""
        return berkas(nama, request.script_root)

    app.jinja_env.globals["aset"] = aset

    @app.before_request
    def tolak_situs_lain() -> None:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return
        asal = request.headers.get("Origin")
        asing = asal not in (None, "null") and asal not in (url, request.host_url.rstrip("/"))
        if asing or request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)

    @app.after_request
    def kepala(jawab: Response) -> Response:
        for nama, nilai in TETAP.items():
            jawab.headers.setdefault(nama, nilai)
        jawab.headers.setdefault("Content-Security-Policy", CSP)
        if https:
            jawab.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if request.endpoint == "static" and jawab.status_code == 200 and request.args.get("v"):
            jawab.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        else:
            jawab.headers["Cache-Control"] = "no-store"
            jawab.headers["Vary"] = "HX-Request, HX-Boosted, HX-History-Restore-Request"
        return mampatkan(jawab)


def mampatkan(jawab: Response) -> Response:
    """Gzip a text answer for browsers that take it; static files are compressed once and kept."""
    if (
        "gzip" not in request.headers.get("Accept-Encoding", "")
        or jawab.mimetype not in DIMAMPATKAN
        or "Content-Encoding" in jawab.headers
        or jawab.status_code in (204, 206, 304)
        or request.method == "HEAD"
    ):
        return jawab
    jawab.direct_passthrough = False
    isi = jawab.get_data()
    if len(isi) < 300:
        return jawab
    jawab.set_data(_mampat_statis(isi) if request.endpoint == "static" else gzip.compress(isi, 6, mtime=0))
    jawab.headers["Content-Encoding"] = "gzip"
    jawab.headers.add("Vary", "Accept-Encoding")
    jawab.headers.pop("ETag", None)
    return jawab


@lru_cache(maxsize=32)
def _mampat_statis(isi: bytes) -> bytes:
    return gzip.compress(isi, 9, mtime=0)

