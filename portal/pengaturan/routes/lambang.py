"""The kabupaten's lambang for the kop of papers: shown, replaced, taken out again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound
from ...web.access import requires
from ...web.htmx import tampil
from ...web.uploads import UnggahanDitolak, kirim_berkas
from .. import queries, service
from ..forms import FormLambang

bp = Blueprint("lambang", __name__, url_prefix="/pengaturan/lambang")


def _tampil(form: FormLambang, *, status: int = 200) -> Any:
    form.versi.data = queries.versi_pengaturan().get("lambang", 0)
    return tampil("pengaturan/lambang.html", form=form, sidik=queries.pengaturan("lambang"), status=status)


@bp.get("/")
@requires(Izin.PENGATURAN_KELOLA)
def edit() -> Any:
    return _tampil(FormLambang())


@bp.get("/gambar")
@requires(Izin.PENGATURAN_KELOLA)
def show() -> Any:
    sidik = queries.pengaturan("lambang")
    if not sidik:
        raise NotFound("Belum ada lambang. Surat memakai perisai polos.")
    return kirim_berkas(queries.lambang_path(sidik), "image/jpeg", "lambang.jpg", tampil=True)


@bp.post("/")
@requires(Izin.PENGATURAN_KELOLA)
def update() -> Any:
    form = FormLambang.dari_permintaan()
    if not form.validate():
        return _tampil(form, status=422)
    oleh, folder, kiriman = current_user._get_current_object(), queries.lambang_path("").parent, form.berkas.data
    try:
        service.upload_lambang(kiriman.stream, kiriman.filename, folder=folder, versi=form.versi_angka, oleh=oleh)
    except UnggahanDitolak as salah:
        form.berkas.errors = [salah.pesan]
        return _tampil(form, status=422)
    flash("Lambang tersimpan. Surat berikutnya memakainya; dokumen yang sudah ditutup tetap seperti semula.", "ok")
    return redirect(url_for(".edit"), 303)


@bp.post("/penghapusan")
@requires(Izin.PENGATURAN_KELOLA)
def delete() -> Any:
    form = FormLambang.dari_permintaan()
    service.update_pengaturan({"lambang": ""}, versi={"lambang": form.versi_angka}, oleh=current_user._get_current_object())
    flash("Lambang dilepas. Surat berikutnya memakai perisai polos.", "ok")
    return redirect(url_for(".edit"), 303)
