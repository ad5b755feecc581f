"""One participant of a bimtek: came or not, mark, result."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.htmx import lanjut
from .. import forms
from ..service import bimtek as service

bp = Blueprint("peserta", __name__, url_prefix="/bimtek")


@bp.post("/<uuid:id>/peserta/<uuid:pid>")
@requires(Izin.OPERATOR_KELOLA)
def update(id: UUID, pid: UUID) -> Any:
    form = forms.FormPeserta.dari_permintaan(prefix=f"p{pid.hex[:8]}-")
    if form.validate():
        try:
            service.record_peserta(
                pid, id, hadir=bool(form.hadir.data), nilai=form.nilai.data, hasil=form.hasil.data or "", versi=form.versi_angka,
                oleh=current_user._get_current_object(),
            )  # fmt: skip
        except RuleBroken as salah:
            flash(salah.pesan, "bad")
    else:
        flash(next(iter(form.errors.values()))[0], "bad")
    return lanjut(url_for("bimtek.bimtek.show", id=id, _anchor=f"p-{pid}"))
