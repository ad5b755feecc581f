"""Settling one finding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ..forms import FormPutusan
from ..queries.temuan import get_temuan
from ..rules.putusan import pilihan
from ..service import settle_temuan
from .temuan import rinci

bp = Blueprint("penyelesaian", __name__, url_prefix="/temuan")


@bp.post("/<uuid:id>/penyelesaian")
@requires(Izin.TEMUAN_SELESAI)
def create(id: UUID) -> Any:
    baris = get_temuan(id, untuk=current_user)
    form = FormPutusan.dari_permintaan().untuk(pilihan(baris.aturan, baris.lain_keluarga_id, baris.lain_anggota_id))
    galat: RuleBroken | StaleWrite | None = None
    if form.validate():
        try:
            settle_temuan(id, form.putusan.data, form.catatan.data, versi=form.versi_angka, oleh=current_user._get_current_object())
            flash("Penyelesaian tersimpan.", "ok")
            return lanjut(url_for("pemeriksaan.temuan.show", id=id))
        except (RuleBroken, StaleWrite) as salah:
            galat = salah
    status = galat.status if galat else 422
    return tampil("pemeriksaan/show.html", "pemeriksaan/_rinci.html", status=status, **rinci(id, form, galat))
