"""The section KK dan alamat."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ..forms import FormAlamat
from ..rules.bagian import ALAMAT
from ..service.alamat import update_alamat
from .halaman import bernomor, simpan_bagian

bp = Blueprint("alamat", __name__, url_prefix="/keluarga/<uuid:id>/alamat")


@bp.post("")
@requires(Izin.KELUARGA_TULIS)
def update(id: UUID) -> Any:
    form = bernomor(FormAlamat.dari_permintaan())
    return simpan_bagian(
        id, ALAMAT, form, lambda: update_alamat(id, form.isi(), form.versi_angka, oleh=current_user._get_current_object())
    )
