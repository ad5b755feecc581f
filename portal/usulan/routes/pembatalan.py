"""A usulan that the village takes back, with the reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.htmx import tampil
from .. import service
from ..forms import FormPembatalan
from .rinci import jawab, rinci

bp = Blueprint("pembatalan", __name__, url_prefix="/usulan")


@bp.post("/<uuid:id>/pembatalan")
@requires(Izin.USULAN_TULIS)
def create(id: UUID) -> Any:
    form, oleh = FormPembatalan.dari_permintaan(), current_user._get_current_object()
    if not form.validate():
        return tampil("usulan/show.html", "usulan/_rinci.html", status=422, **rinci(id) | {"form_batal": form})
    return jawab(
        id, lambda: service.cancel_usulan(id, form.alasan.data, versi=form.versi_angka, oleh=oleh),
        "Usulan dibatalkan. Riwayatnya tetap tersimpan.", form_batal=form,
    )  # fmt: skip
