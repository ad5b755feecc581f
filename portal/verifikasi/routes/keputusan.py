"""The decision on one usulan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...usulan.queries import list_program
from ...usulan.rules.status import DIKEMBALIKAN, DITOLAK, TERVERIFIKASI
from ...web.access import requires
from ...web.htmx import lanjut
from ..forms import FormKembalikan, FormTolak, bentuk_setujui
from ..queries.usulan import get_periksa
from ..rules import KATA_HASIL
from ..service.keputusan import decide_usulan
from .tampilan import tampil_periksa, url_berikut

bp = Blueprint("keputusan", __name__, url_prefix="/verifikasi")


@bp.post("/<uuid:id>/keputusan")
@requires(Izin.VERIFIKASI_PUTUS)
def create(id: UUID) -> Any:
    usulan = get_periksa(id, untuk=current_user)
    nomor, form = usulan.nomor, _kiriman(id)
    if not form.validate():
        return tampil_periksa(id, form=form, status=422)
    try:
        decide_usulan(form.id_baru, id, form.putusan(), form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        return tampil_periksa(id, form=form, galat=salah, status=salah.status)
    flash(f"Usulan {nomor} {KATA_HASIL[form.hasil.data]}.", "ok")
    return lanjut(url_berikut())


def _kiriman(id: UUID) -> Any:
    """The form that was sent, of the kind that its ``hasil`` names."""
    hasil = request.form.get("hasil", "")
    if hasil == TERVERIFIKASI:
        return bentuk_setujui(list_program([id])[id]).dari_permintaan()
    kelas = {DIKEMBALIKAN: FormKembalikan, DITOLAK: FormTolak}.get(hasil)
    if kelas is None:
        raise RuleBroken("Pilih keputusan: setujui, kembalikan, atau tidak setujui.")
    return kelas.dari_permintaan()
