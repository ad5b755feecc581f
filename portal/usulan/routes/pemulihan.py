"""Taking a removal back: a new proposal into the register that names it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.bukti import FormPemulihan
from ..service.pemulihan import restore_keluarga

bp = Blueprint("pemulihan", __name__, url_prefix="/usulan/<uuid:id>/pemulihan")


def _tampil(id: UUID, form: FormPemulihan, status: int = 200) -> Any:
    usulan = queries.get_usulan(id, untuk=current_user)
    return tampil("usulan/pemulihan.html", status=status, usulan=usulan, form=form)


@bp.get("")
@requires(Izin.USULAN_TULIS)
def new(id: UUID) -> Any:
    return _tampil(id, FormPemulihan(id=id_baru()))


@bp.post("")
@requires(Izin.USULAN_TULIS)
def create(id: UUID) -> Any:
    queries.get_usulan(id, untuk=current_user)
    form = FormPemulihan.dari_permintaan()
    if not form.validate():
        return _tampil(id, form, 422)
    try:
        usulan = restore_keluarga(form.id_baru, id, form.keterangan.data, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _tampil(id, form, 422)
    flash(f"Usulan {usulan.nomor} dibuat untuk memulihkan keluarga ini.", "ok")
    return lanjut(url_for("usulan.usulan.show", id=usulan.id))
