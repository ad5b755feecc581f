"""Beranda: what waits for me."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ...web.access import masuk
from ...web.htmx import tampil

bp = Blueprint("beranda", __name__)


@bp.get("/")
@masuk
def index() -> Any:
    return tampil("laporan/beranda.html")
