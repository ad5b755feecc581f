"""The switch of the projector: only names on the live page, or all that the meeting needs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.htmx import lanjut
from ..forms.undur import FormLayar
from ..queries import get_musdes
from ..service.layar import set_layar
from .sidang import isi_sidang

bp = Blueprint("layar", __name__, url_prefix="/musdes/<uuid:id>/layar")


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    get_musdes(id, untuk=current_user)
    form = FormLayar.dari_permintaan()
    if not form.validate():
        raise RuleBroken("Formulir tidak lengkap. Muat ulang halaman, lalu coba lagi.")
    set_layar(id, form.nama.data == "ya", oleh=current_user._get_current_object())
    no = int(form.no.data) if (form.no.data or "").isdecimal() else None
    return lanjut(url_for("musdes.sidang.show", id=id, no=no), "musdes/_sidang.html", **isi_sidang(id, no))
