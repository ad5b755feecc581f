"""The sections Rumah and Kriteria."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ..forms import FormKriteria, FormRumah
from ..queries.satu import get_keluarga
from ..rules.bagian import KRITERIA, RUMAH
from ..rules.rumah import rumah_dtsen
from ..service.rumah import update_kriteria, update_rumah
from .halaman import simpan_bagian

bp = Blueprint("rumah", __name__, url_prefix="/keluarga/<uuid:id>/rumah")
bp_kriteria = Blueprint("kriteria", __name__, url_prefix="/keluarga/<uuid:id>/kriteria")


@bp.post("")
@requires(Izin.KELUARGA_TULIS)
def update(id: UUID) -> Any:
    form = FormRumah.dari_permintaan(**rumah_dtsen(get_keluarga(id, untuk=current_user).rumah).isi)
    return simpan_bagian(
        id, RUMAH, form, lambda: update_rumah(id, form.isi(), form.versi_angka, oleh=current_user._get_current_object())
    )


@bp_kriteria.post("", endpoint="update")
@requires(Izin.KELUARGA_TULIS)
def update_kriteria_(id: UUID) -> Any:
    form = FormKriteria.dari_permintaan()
    oleh = current_user._get_current_object()
    return simpan_bagian(id, KRITERIA, form, lambda: update_kriteria(id, form.isi(), form.versi_angka, oleh=oleh))
