"""The glossary: statuses of the centre, states of the portal, and the words of the work."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ...web.access import masuk
from ...web.htmx import tampil
from ..rules.bantuan.istilah import daftar_istilah

bp = Blueprint("istilah", __name__, url_prefix="/bantuan/istilah")


@bp.get("")
@masuk
def index() -> Any:
    return tampil("laporan/istilah.html", bagian=daftar_istilah())
