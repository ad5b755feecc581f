"""Help for signing in, which must be readable before anybody is signed in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ...web.access import publik
from .bantuan import halaman

bp = Blueprint("masuk", __name__, url_prefix="/bantuan")


@bp.get("/masuk")
@publik
def show() -> Any:
    return halaman("masuk")
