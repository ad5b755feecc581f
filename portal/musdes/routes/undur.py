"""Recusal on the live page: a participant related to the family is marked, or the mark is taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.forms import baca_uuid
from ...web.htmx import lanjut, minta_fragmen, tampil
from .. import queries
from ..forms.undur import FormUndur
from ..queries.undur import get_undur
from ..service import undur as service
from .sidang import isi_sidang

bp = Blueprint("undur", __name__, url_prefix="/musdes/<uuid:id>/undur-diri")


def _no(id: UUID, acara_id: UUID) -> int:
    """The place of one usulan on the agenda; raises NotFound."""
    queries.get_acara(acara_id, queries.get_musdes(id, untuk=current_user))
    return next(ke for ke, satu in enumerate(queries.list_acara(id, untuk=current_user), 1) if satu.id == acara_id)


def _kembali(id: UUID, no: int, kabar: str) -> Any:
    if not minta_fragmen():
        flash(kabar, "ok")
    return lanjut(url_for("musdes.sidang.show", id=id, no=no), "musdes/_sidang.html", kabar=kabar, **isi_sidang(id, no))


@bp.post("/<uuid:acara_id>")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID, acara_id: UUID) -> Any:
    no, form = _no(id, acara_id), FormUndur.dari_permintaan()
    if not form.validate():
        return tampil("musdes/sidang.html", "musdes/_sidang.html", status=422, **isi_sidang(id, no, undur=form))
    oleh = current_user._get_current_object()
    service.create_undur(form.id_baru, id, acara_id, baca_uuid(form.peserta.data), form.hubungan.data, oleh=oleh)
    return _kembali(id, no, "Tercatat: tidak ikut memutuskan keluarga ini.")


@bp.post("/<uuid:undur_id>/pembatalan")
@requires(Izin.MUSDES_TULIS)
def delete(id: UUID, undur_id: UUID) -> Any:
    get_undur(undur_id, queries.get_musdes(id, untuk=current_user))
    acara_id = service.delete_undur(undur_id, id, oleh=current_user._get_current_object())
    return _kembali(id, _no(id, acara_id), "Catatan itu dibatalkan.")
