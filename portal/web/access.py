"""The first net: every route declares who may use it; a route that declares nothing is closed (403)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user

from ..errors import NotAllowed

F = TypeVar("F", bound=Callable[..., Any])
PUBLIK = "publik"
MASUK = "masuk"


def requires(izin: StrEnum) -> Callable[[F], F]:
    """Declare that the route needs ``izin`` (a row of the permission table)."""

    def tandai(view: F) -> F:
        view.kebijakan = izin  # type: ignore[attr-defined]
        return view

    return tandai


def publik(view: F) -> F:
    """Declare that anybody may use the route, signed in or not."""
    view.kebijakan = PUBLIK  # type: ignore[attr-defined]
    return view


def masuk(view: F) -> F:
    """Declare that any signed-in person may use the route."""
    view.kebijakan = MASUK  # type: ignore[attr-defined]
    return view


def kebijakan_of(app: Flask, endpoint: str) -> Any:
    """What the endpoint declares, or None."""
    return getattr(app.view_functions.get(endpoint), "kebijakan", None)


def pasang(app: Flask, boleh: Callable[[Any, Any], bool]) -> None:
    """Guard every request; ``boleh(pengguna, izin)`` answers from the permission table."""
    publik(app.view_functions["static"])

    @app.before_request
    def jaga() -> Any:
        if request.endpoint is None:
            return None
        kebijakan = kebijakan_of(app, request.endpoint)
        if kebijakan is None:
            raise NotAllowed("Halaman ini belum dibuka untuk siapa pun.")
        if kebijakan == PUBLIK:
            return None
        if not current_user.is_authenticated:
            return minta_masuk()
        if kebijakan != MASUK and not boleh(current_user, kebijakan):
            raise NotAllowed()
        return None


def minta_masuk() -> Any:
    """Send an anonymous person to the sign-in page and back; fragments and posts get 401 and keep their page."""
    if request.headers.get("HX-Request") or request.method not in ("GET", "HEAD"):
        abort(401)
    return redirect(url_for("akun.sesi.new", lanjut=request.full_path.rstrip("?")), 303)


def jalur_sendiri(tujuan: str | None) -> str | None:
    """``tujuan`` if it is a path of this portal, else None (no open redirect)."""
    if not tujuan or not tujuan.startswith("/") or tujuan.startswith(("//", "/\\")):
        return None
    if any(ord(huruf) < 33 or huruf == "\\" for huruf in tujuan) or len(tujuan) > 500:
        return None
    bagian = urlsplit(tujuan)
    return tujuan if not bagian.scheme and not bagian.netloc else None


def daftar_route(app: Flask | None = None) -> list[str]:
    """One line a rule: ``url methods endpoint policy``, sorted; the golden list of tests/house/routes.txt."""
    app = app or current_app
    baris = []
    for rule in app.url_map.iter_rules():
        metode = ",".join(sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}))
        baris.append(f"{rule.rule} {metode} {rule.endpoint} {kebijakan_of(app, rule.endpoint)}")
    return sorted(baris)
