"""Inviting operators to a bimtek, and the letters to print."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.forms import baca_uuid
from ...web.htmx import lanjut
from ..documents import render_undangan
from ..service import bimtek as service

bp = Blueprint("undangan", __name__, url_prefix="/bimtek")


@bp.post("/<uuid:id>/undangan")
@requires(Izin.OPERATOR_KELOLA)
def create(id: UUID) -> Any:
    dipilih = [baca_uuid(satu) for satu in request.form.getlist("operator")]
    baru = service.invite(id, dipilih, oleh=current_user._get_current_object())
    flash(f"{baru} operator diundang." if baru else "Belum ada yang dipilih. Beri tanda pada operator yang diundang.", "ok" if baru else "info")
    return lanjut(url_for("bimtek.bimtek.show", id=id))


@bp.get("/<uuid:id>/undangan.pdf")
@requires(Izin.OPERATOR_LIHAT)
def show(id: UUID) -> Any:
    kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    return kirim_pdf(render_undangan(id, kertas, untuk=current_user), "undangan-bimtek")
