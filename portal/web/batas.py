"""Routes that take larger files than the rest: the limit stands at the route, and only for people who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, request
from flask_login import current_user

F = TypeVar("F", bound=Callable[..., Any])


def unggah_sampai(bita: int) -> Callable[[F], F]:
    """Declare that the route's request may be so large."""

    def tandai(view: F) -> F:
        view.maks_unggah = bita  # type: ignore[attr-defined]
        return view

    return tandai


def pasang(app: Flask) -> None:
    """Install on ``app`` before anything that reads a form, such as the check of its token."""

    @app.before_request
    def longgarkan() -> None:
        maks = getattr(app.view_functions.get(request.endpoint or ""), "maks_unggah", 0)
        if maks and request.method == "POST" and current_user.is_authenticated:
            request.max_content_length = maks
