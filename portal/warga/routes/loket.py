"""The counter: a citizen who is present asks how it stands; NIK and answer travel by POST only."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import sekarang
from ...web.access import requires
from ...web.htmx import tampil
from ..forms import FormLoket
from ..rules import TANPA_USULAN, TIDAK_TERCATAT, TUJUAN
from ..service import look_up

bp = Blueprint("loket", __name__, url_prefix="/loket")


@bp.get("/")
@requires(Izin.LOKET_LAYANI)
def index() -> Any:
    return tampil("warga/loket.html", form=FormLoket())


@bp.post("/")
@requires(Izin.LOKET_LAYANI)
def show() -> Any:
    form = FormLoket.dari_permintaan()
    if not form.validate():
        return tampil("warga/loket.html", form=form, galat_formulir=True, status=422)
    hasil = look_up(form.nomor, form.tujuan.data, oleh=current_user._get_current_object())
    isi = {"hasil": hasil, "tanpa_usulan": TANPA_USULAN, "tidak_tercatat": TIDAK_TERCATAT, "tujuan": TUJUAN[form.tujuan.data], "kini": sekarang()}
    return tampil("warga/loket_hasil.html", **isi)
