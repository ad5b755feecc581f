"""Bantuan: one short page a task, and the promise of the portal."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from ...errors import NotFound
from ...web.access import masuk
from ...web.htmx import tampil
from ..rules.bantuan import HALAMAN_BANTUAN, JANJI

bp = Blueprint("bantuan", __name__, url_prefix="/bantuan")


@bp.get("")
@masuk
def index() -> Any:
    return tampil("laporan/bantuan.html", halaman=HALAMAN_BANTUAN, isi=None, janji=JANJI)


@bp.get("/<nama>")
@masuk
def show(nama: str) -> Any:
    isi = HALAMAN_BANTUAN.get(nama)
    if isi is None:
        raise NotFound()
    return tampil("laporan/bantuan.html", halaman=HALAMAN_BANTUAN, isi=isi, janji=JANJI)
