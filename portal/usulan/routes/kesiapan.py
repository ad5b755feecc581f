"""Ready for the musdes: one draft, or all that are ticked on the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.forms import PortalForm, baca_uuid
from ...web.htmx import tampil
from .. import service
from .rinci import jawab

bp = Blueprint("kesiapan", __name__, url_prefix="/usulan")


@bp.post("/<uuid:id>/kesiapan")
@requires(Izin.USULAN_TULIS)
def create(id: UUID) -> Any:
    form, oleh = PortalForm.dari_permintaan(), current_user._get_current_object()
    return jawab(
        id, lambda: service.prepare_usulan(id, versi=form.versi_angka, oleh=oleh), "Usulan siap dibahas dalam musyawarah."
    )


@bp.post("/kesiapan")
@requires(Izin.USULAN_TULIS)
def create_massal() -> Any:
    """The report names each usulan that was left out, and why."""
    ids = {baca_uuid(teks) for teks in request.form.getlist("usulan")}
    hasil = service.prepare_many(ids, oleh=current_user._get_current_object())
    siap = [satu for satu in hasil if not satu.sebab]
    terlewat = [satu for satu in hasil if satu.sebab]
    return tampil("usulan/kesiapan.html", "usulan/_kesiapan.html", siap=siap, terlewat=terlewat)
