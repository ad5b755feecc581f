"""The end of a bimtek: closed with certificates, or called off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.htmx import lanjut
from ..service import bimtek as service

bp = Blueprint("penutupan", __name__, url_prefix="/bimtek")


@bp.post("/<uuid:id>/penutupan")
@requires(Izin.OPERATOR_KELOLA)
def create(id: UUID) -> Any:
    try:
        service.close_bimtek(id, oleh=current_user._get_current_object())
        flash("Bimtek ditutup. Sertifikat yang lulus dapat dicetak.", "ok")
    except RuleBroken as salah:
        flash(" ".join((salah.pesan, *salah.rincian)), "bad")
    return lanjut(url_for("bimtek.bimtek.show", id=id))


@bp.post("/<uuid:id>/pembatalan")
@requires(Izin.OPERATOR_KELOLA)
def delete(id: UUID) -> Any:
    service.cancel_bimtek(id, oleh=current_user._get_current_object())
    flash("Bimtek dibatalkan.", "ok")
    return lanjut(url_for("bimtek.bimtek.show", id=id))
