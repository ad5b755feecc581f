"""Sehat: whether this server can reach its database, for whatever watches over it."""

from __future__ import annotations

from flask import Blueprint, Response

from ...web.access import publik
from .. import queries

bp = Blueprint("sehat", __name__, url_prefix="/sehat")


@bp.get("")
@publik
def show() -> Response:
    sehat = queries.is_tersambung()
    return Response("baik\n" if sehat else "basis data tidak terjangkau\n", 200 if sehat else 503, mimetype="text/plain")
