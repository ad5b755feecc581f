"""Who acts for me while I am away, and for whom I act."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user

from ...akun import queries, service
from ...akun.forms import FormWakil
from ...akun.rules import WAKIL_HARI_MAKS, Izin, Peran
from ...errors import RuleBroken
from ...jam import hari_ini
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import tampil

bp = Blueprint("wakil", __name__, url_prefix="/verifikasi/wakil")
# What the wakil of each role can do.
KEGUNAAN = {
    Peran.VERIFIKATOR: "Ia dapat meneruskan usulan yang sedang Anda periksa.",
    Peran.KADIS: "Ia dapat mengesahkan atas nama Anda; suratnya menyebut “a.n.” dan kedua nama.",
}  # fmt: skip


def _tampil(form: FormWakil, status: int = 200) -> Any:
    form.ke_id.choices = [("", "– pilih –"), *((str(satu.id), satu.nama) for satu in queries.list_calon_wakil(untuk=current_user))]
    semua, hari = queries.list_wakil(untuk=current_user), hari_ini(pengaturan("zona"))
    isi = {"form": form, "semua": semua, "hari": hari, "paling_lama": WAKIL_HARI_MAKS, "mengesahkan": current_user.peran == Peran.KADIS}
    return tampil("verifikasi/wakil.html", status=status, **isi)


@bp.get("/")
@requires(Izin.WAKIL_KELOLA)
def index() -> Any:
    return _tampil(FormWakil(id=id_baru(), mulai=hari_ini(pengaturan("zona"))))


@bp.post("/")
@requires(Izin.WAKIL_KELOLA)
def create() -> Any:
    form = FormWakil.dari_permintaan()
    if not form.validate():
        return _tampil(form, 422)
    oleh = current_user._get_current_object()
    try:
        ke_id = baca_uuid(form.ke_id.data) if form.ke_id.data else form.id_baru
        service.create_wakil(form.id_baru, ke_id, form.mulai.data, form.selesai.data, form.alasan.data, zona=pengaturan("zona"), oleh=oleh)
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return _tampil(form, 422)
    flash(f"Wakil tercatat. {KEGUNAAN[oleh.peran]}", "ok")
    return redirect(url_for(".index"), 303)


@bp.post("/<uuid:wakil_id>/pencabutan")
@requires(Izin.WAKIL_KELOLA)
def delete(wakil_id: UUID) -> Any:
    service.revoke_wakil(wakil_id, oleh=current_user._get_current_object())
    flash("Penunjukan wakil dicabut.", "ok")
    return redirect(url_for(".index"), 303)
