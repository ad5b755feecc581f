"""The scan of the SK by which an operator was appointed."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound
from ...web.access import requires
from ...web.htmx import lanjut
from ...web.uploads import UnggahanDitolak, kirim_berkas
from .. import forms
from ..queries import operator as queries
from ..service import operator as service

bp = Blueprint("sk", __name__, url_prefix="/operator")


def _folder() -> Path:
    return Path(current_app.config["PORTAL"].folder_berkas) / "operator"


@bp.get("/<uuid:id>/sk")
@requires(Izin.OPERATOR_LIHAT)
def show(id: UUID) -> Any:
    operator = queries.get_operator(id, untuk=current_user)
    if not operator.sk_berkas:
        raise NotFound()
    akhiran = Path(operator.sk_berkas).suffix
    return kirim_berkas(_folder() / operator.sk_berkas, operator.sk_mime, f"SK-operator-{operator.desa_kode}{akhiran}", tampil=True)


@bp.post("/<uuid:id>/sk")
@requires(Izin.OPERATOR_KELOLA)
def update(id: UUID) -> Any:
    operator = queries.get_operator(id, untuk=current_user)
    form = forms.FormSK.dari_permintaan(prefix="sk-")
    pesan = None
    if form.validate():
        try:
            berkas = form.berkas.data
            service.upload_sk(form.id_baru, id, berkas.stream, berkas.filename, folder=_folder(), oleh=current_user._get_current_object())
        except UnggahanDitolak as salah:
            pesan = salah.pesan
    else:
        pesan = next(iter(form.errors.values()))[0]
    if pesan:
        flash(pesan, "bad")
    else:
        flash("Pindaian SK tersimpan.", "ok")
    return lanjut(url_for("bimtek.operator.edit", id=operator.id))
