"""Sign-in and sign-out: a session is a resource that is created and deleted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request, session, url_for
from flask_login import current_user, login_user

from ...errors import RuleBroken
from ...web.access import jalur_sendiri, masuk, publik
from ...web.htmx import tampil
from .. import service
from ..forms import FormMasuk

bp = Blueprint("sesi", __name__)


@bp.get("/masuk")
@publik
def new() -> Any:
    if current_user.is_authenticated:
        return redirect(url_for("laporan.beranda.index"), 303)
    return tampil("akun/masuk.html", form=FormMasuk(lanjut=jalur_sendiri(request.args.get("lanjut")) or ""))


@bp.post("/masuk")
@publik
def create() -> Any:
    form = FormMasuk.dari_permintaan()
    if not form.validate():
        return tampil("akun/masuk.html", form=form, status=422)
    try:
        pengguna, token = service.sign_in(
            form.nama_pengguna.data, form.sandi.data, alamat=request.remote_addr or "", agen=request.user_agent.string
        )
    except RuleBroken as salah:
        form.nama_pengguna.errors = [salah.pesan]
        return tampil("akun/masuk.html", form=form, status=422)
    session.clear()  # a session id known before sign-in is worth nothing after it
    pengguna.token = token
    login_user(pengguna)
    return redirect(jalur_sendiri(form.lanjut.data) or url_for("laporan.beranda.index"), 303)


@bp.post("/keluar")
@masuk
def delete() -> Any:
    service.sign_out(current_user.token, oleh=current_user._get_current_object())
    session.clear()
    jawab = redirect(url_for("akun.sesi.new"), 303)
    jawab.headers["Clear-Site-Data"] = '"cache", "storage"'
    return jawab
