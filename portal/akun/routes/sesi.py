"""Sign-in and sign-out: a session is a resource that is created and deleted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request, session, url_for
from flask_login import current_user, login_user
from flask_wtf.csrf import CSRFError

from ...errors import RuleBroken
from ...web import titipan
from ...web.access import jalur_sendiri, masuk, publik
from ...web.errors import tampil_galat
from ...web.htmx import minta_fragmen, tampil
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
    token_csrf = session.get("csrf_token")
    session.clear()  # a session id known before sign-in is worth nothing after it
    session["csrf_token"] = token_csrf  # a page left open in another tab can still be saved after signing in again
    pengguna.token = token
    login_user(pengguna)
    simpanan = titipan.baca(form.titipan.data)
    if simpanan:
        return tampil("akun/titipan.html", titipan=simpanan)
    return redirect(jalur_sendiri(form.lanjut.data) or url_for("laporan.beranda.index"), 303)


@bp.post("/keluar")
@masuk
def delete() -> Any:
    service.sign_out(current_user.token, oleh=current_user._get_current_object())
    session.clear()
    jawab = redirect(url_for("akun.sesi.new"), 303)
    jawab.headers["Clear-Site-Data"] = '"cache", "storage"'
    return jawab


@bp.app_errorhandler(401)
@bp.app_errorhandler(CSRFError)
def show_kedaluwarsa(salah: Any) -> Any:
    """The session or the form's token ended while somebody typed: sign in again, and what was typed is sent after all."""
    if minta_fragmen():
        return tampil_galat(401, "Sesi berakhir", "Masuk lagi di tab baru, lalu simpan lagi. Isian Anda masih di layar.")
    simpanan = titipan.dari_permintaan()
    if current_user.is_authenticated:
        return tampil("akun/titipan.html", titipan=simpanan, status=400)
    form = FormMasuk(titipan=titipan.tulis(simpanan))
    return tampil("akun/masuk.html", form=form, berakhir=True, status=400 if isinstance(salah, CSRFError) else 401)
