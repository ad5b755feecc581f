"""Which proofs each reason demands: the list, and the ticks of one reason."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...pengaturan.queries import versi_pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ..forms.bukti import FormBuktiWajib, isi_kunci, kata_kunci
from ..queries.bukti import atur_bukti
from ..rules.bukti import JENIS_BUKTI, KUNCI
from ..service.aturan_bukti import update_bukti_wajib

bp = Blueprint("bukti_wajib", __name__, url_prefix="/pengaturan/bukti")
SETELAN = "bukti_usulan"


def _tampil(form: FormBuktiWajib | None, status: int = 200) -> Any:
    return tampil(
        "usulan/bukti_wajib.html", status=status, semua=isi_kunci(atur_bukti()), kata_kunci=kata_kunci, kata_bukti=JENIS_BUKTI, form=form
    )


@bp.get("")
@requires(Izin.PENGATURAN_KELOLA)
def edit() -> Any:
    """The list; with ``?alasan=`` the ticks of that reason above it."""
    kunci = request.args.get("alasan", "")
    if kunci not in KUNCI:
        return _tampil(None)
    versi = versi_pengaturan().get(SETELAN, 0)
    return _tampil(FormBuktiWajib(kunci=kunci, bukti=isi_kunci(atur_bukti())[kunci], versi=versi))


@bp.post("")
@requires(Izin.PENGATURAN_KELOLA)
def update() -> Any:
    form = FormBuktiWajib.dari_permintaan()
    if not form.validate():
        return _tampil(form, 422)
    update_bukti_wajib(form.gabung(atur_bukti()), versi={SETELAN: form.versi_angka}, oleh=current_user._get_current_object())
    flash("Bukti yang wajib tersimpan.", "ok")
    return redirect(url_for(".edit"), 303)
