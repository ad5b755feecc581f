"""Leaflets to print, F4 or A4."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from ...errors import NotFound
from ...pengaturan.queries import pengaturan
from ...web.access import masuk
from ...web.cetak import kirim_pdf, pilih_kertas
from ..documents.selebaran import render_selebaran
from ..rules.bantuan.selebaran import SELEBARAN

bp = Blueprint("selebaran", __name__, url_prefix="/bantuan/selebaran")


@bp.get("/<nama>.pdf")
@masuk
def show(nama: str) -> Any:
    satu = SELEBARAN.get(nama)
    if satu is None:
        raise NotFound()
    kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    return kirim_pdf(render_selebaran(satu, kertas), f"selebaran-{nama}")
