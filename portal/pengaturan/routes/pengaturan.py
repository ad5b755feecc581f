"""Settings of the kabupaten, for the admin."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.htmx import tampil
from .. import queries, service
from ..forms import FormPengaturan
from ..rules import DAFTAR

bp = Blueprint("pengaturan", __name__, url_prefix="/pengaturan")


@bp.get("/")
@requires(Izin.PENGATURAN_KELOLA)
def edit() -> Any:
    nilai = queries.semua_pengaturan()
    form = FormPengaturan(data={**nilai, **{nama: "\n".join(nilai[nama]) for nama in DAFTAR}})
    return tampil("pengaturan/edit.html", form=form, versi=queries.versi_pengaturan())


@bp.post("/")
@requires(Izin.PENGATURAN_KELOLA)
def update() -> Any:
    form = FormPengaturan.dari_permintaan()
    versi = {n.removeprefix("versi-"): int(v) for n, v in request.form.items() if n.startswith("versi-") and v.isdecimal()}
    if not form.validate():
        return tampil("pengaturan/edit.html", form=form, versi=versi, status=422)
    berubah = service.update_pengaturan(form.nilai(), versi=versi, oleh=current_user._get_current_object())
    flash("Pengaturan tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return redirect(url_for(".edit"), 303)
