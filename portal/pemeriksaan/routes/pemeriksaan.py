"""The check of the whole kabupaten: a button that puts a job in the queue."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...latar.rules import PERIKSA_KABUPATEN
from ...latar.service import create_pekerjaan
from ...web.access import requires
from ...web.forms import PortalForm
from ...web.htmx import lanjut

bp = Blueprint("pemeriksaan", __name__, url_prefix="/pemeriksaan")


@bp.post("/")
@requires(Izin.PEMERIKSAAN_JALANKAN)
def create() -> Any:
    form = PortalForm.dari_permintaan()
    pekerjaan = create_pekerjaan(form.id_baru, PERIKSA_KABUPATEN, {}, oleh=current_user._get_current_object())
    return lanjut(url_for("latar.pekerjaan.show", id=pekerjaan.id))
