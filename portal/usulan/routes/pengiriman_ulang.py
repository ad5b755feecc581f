"""A returned usulan that was mended goes to the dinsos again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.forms import PortalForm
from .. import service
from .rinci import jawab

bp = Blueprint("pengiriman_ulang", __name__, url_prefix="/usulan")


@bp.post("/<uuid:id>/pengiriman-ulang")
@requires(Izin.USULAN_TULIS)
def create(id: UUID) -> Any:
    form, oleh = PortalForm.dari_permintaan(), current_user._get_current_object()
    return jawab(
        id, lambda: service.resend_usulan(id, versi=form.versi_angka, oleh=oleh), "Usulan diajukan kembali ke dinas sosial."
    )
