"""Handing the task of operator over to the next person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut
from .. import forms
from ..queries import operator as queries
from ..service import operator as service
from .operator import dengan_akun, hari, tampil_form

bp = Blueprint("serah_terima", __name__, url_prefix="/operator")


@bp.get("/<uuid:id>/serah-terima")
@requires(Izin.OPERATOR_KELOLA)
def new(id: UUID) -> Any:
    lama = queries.get_operator(id, untuk=current_user)
    form = forms.FormSerahTerima(id=id_baru(), versi=lama.versi, mulai=hari())
    return tampil_form(dengan_akun(form, lama.desa_kode, lama), lama.desa_kode, ganti=lama)


@bp.post("/<uuid:id>/serah-terima")
@requires(Izin.OPERATOR_KELOLA)
def create(id: UUID) -> Any:
    lama = queries.get_operator(id, untuk=current_user)
    form = dengan_akun(forms.FormSerahTerima.dari_permintaan(), lama.desa_kode, lama)
    if not form.validate():
        return tampil_form(form, lama.desa_kode, ganti=lama, status=422)
    try:
        baru = service.hand_over(form.id_baru, id, form.isi(), form.alasan.data, versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        form.versi.data = lama.versi
        return tampil_form(form, lama.desa_kode, ganti=lama, galat=salah, status=salah.status)
    flash(f"Tugas operator diserahkan kepada {baru.nama}.", "ok")
    return lanjut(url_for("bimtek.operator.edit", id=baru.id))
