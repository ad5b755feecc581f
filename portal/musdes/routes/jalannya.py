"""Opening a meeting, and calling one off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.rencana import FormBatal
from ..rules.bentuk import is_sptjm
from ..service import rencana
from .umum import dasar

bp = Blueprint("jalannya", __name__, url_prefix="/musdes/<uuid:id>")


@bp.post("/pembukaan")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    rencana.open_musdes(id, oleh=current_user._get_current_object())
    flash("Musyawarah dibuka. Catat siapa yang hadir.", "ok")
    return lanjut(url_for("musdes.kehadiran.index", id=id))


@bp.get("/pembatalan")
@requires(Izin.MUSDES_TULIS)
def new_batal(id: UUID) -> Any:
    return tampil("musdes/batal.html", form=FormBatal(), **dasar(queries.get_musdes(id, untuk=current_user)))


@bp.post("/pembatalan")
@requires(Izin.MUSDES_TULIS)
def create_batal(id: UUID) -> Any:
    form, musdes = FormBatal.dari_permintaan(), queries.get_musdes(id, untuk=current_user)
    if not form.validate():
        return tampil("musdes/batal.html", form=form, status=422, **dasar(musdes))
    rencana.cancel_musdes(id, form.alasan.data, oleh=current_user._get_current_object())
    apa = "SPTJM" if is_sptjm(musdes.bentuk) else "Musyawarah"
    flash(f"{apa} dibatalkan. Usulannya menunggu musyawarah berikutnya.", "ok")
    return lanjut(url_for("musdes.musdes.show", id=id))
