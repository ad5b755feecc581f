"""The certificate of who passed a bimtek: rendered when it is first asked for, then kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.cetak import kirim_pdf
from ..documents import render_sertifikat
from ..service.bimtek import keep_sertifikat

bp = Blueprint("sertifikat", __name__, url_prefix="/bimtek")


@bp.get("/<uuid:id>/peserta/<uuid:pid>/sertifikat.pdf")
@requires(Izin.OPERATOR_LIHAT)
def show(id: UUID, pid: UUID) -> Any:
    oleh = current_user._get_current_object()
    isi = render_sertifikat(pid, id, alamat=f"{current_app.config['PORTAL'].url}/periksa", untuk=oleh)
    return kirim_pdf(keep_sertifikat(pid, id, isi, oleh=oleh), "sertifikat-bimtek")
