"""The notulen, saved while it is typed, and how the meeting came to its decisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import StaleWrite
from ...jam import sekarang
from ...web.access import requires
from ...web.htmx import lanjut, minta_fragmen, tampil
from .. import queries
from ..forms.sidang import FormNotulen
from ..rules.status import boleh_mencatat
from ..service import keputusan as service
from .umum import dasar

bp = Blueprint("notulen", __name__, url_prefix="/musdes/<uuid:id>/notulen")


def _isi(id: UUID, form: FormNotulen | None = None) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    return dasar(musdes) | {"form": form or FormNotulen(obj=musdes), "catat": boleh_mencatat(musdes.status)}


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def edit(id: UUID) -> Any:
    return tampil("musdes/notulen.html", "musdes/_notulen.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    form, salah = FormNotulen.dari_permintaan(), None
    if form.validate():
        isi = {nama: nilai for nama, nilai in form.data.items() if nama not in ("id", "versi")}
        try:
            service.save_notulen(id, **isi, versi=form.versi_angka, oleh=current_user._get_current_object())
            return _tersimpan(id)
        except StaleWrite as bentrok:
            salah = bentrok
            form.versi.data = queries.get_musdes(id, untuk=current_user).versi
    jawab = tampil("musdes/notulen.html", "musdes/_notulen.html", bentrok=salah, status=409 if salah else 422, **_isi(id, form))
    jawab.headers["HX-Retarget"], jawab.headers["HX-Reswap"] = "#musdes-notulen", "outerHTML"
    return jawab


def _tersimpan(id: UUID) -> Any:
    """Only the line that says so is answered: what is being typed must not be swapped away."""
    if not minta_fragmen():
        flash("Notulen tersimpan.", "ok")
    return lanjut(url_for(".edit", id=id), "musdes/_notulen_tanda.html", tersimpan_pada=sekarang(), **_isi(id))
