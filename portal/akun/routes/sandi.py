"""Setting the password behind a single-use link."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, url_for

from ...errors import NotFound, RuleBroken
from ...web.access import publik
from ...web.htmx import tampil
from .. import service
from ..forms import FormSandi
from ..queries import find_tautan

bp = Blueprint("sandi", __name__)


@bp.get("/sandi/<token>")
@publik
def edit(token: str) -> Any:
    temuan = find_tautan(token)
    if temuan is None:
        raise NotFound("Tautan ini sudah dipakai atau lewat 24 jam. Minta tautan baru kepada admin dinsos.")
    return tampil("akun/sandi.html", form=FormSandi(), pengguna=temuan[1])


@bp.post("/sandi/<token>")
@publik
def update(token: str) -> Any:
    temuan = find_tautan(token)
    form = FormSandi.dari_permintaan()
    if temuan is None:
        raise NotFound("Tautan ini sudah dipakai atau lewat 24 jam. Minta tautan baru kepada admin dinsos.")
    if not form.validate():
        return tampil("akun/sandi.html", form=form, pengguna=temuan[1], status=422)
    try:
        service.set_sandi(token, form.sandi.data)
    except RuleBroken as salah:
        form.sandi.errors = [salah.pesan]
        return tampil("akun/sandi.html", form=form, pengguna=find_tautan(token)[1], status=422)
    flash("Kata sandi tersimpan. Silakan masuk.", "ok")
    return redirect(url_for("akun.sesi.new"), 303)
