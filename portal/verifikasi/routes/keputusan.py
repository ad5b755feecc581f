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
from ..forms import FormPenarikan
from ..queries.usulan import get_periksa
from ..rules import KATA_HASIL
from ..rules.putusan import PERTAMA
from ..service.keputusan import decide_usulan
from ..service.penarikan import withdraw_keputusan
from .periksa import jawab, kelas_form, tampil_periksa
from .tampilan import url_berikut

bp = Blueprint("keputusan", __name__, url_prefix="/verifikasi")


@bp.post("/<uuid:id>/keputusan")
@requires(Izin.VERIFIKASI_PUTUS)
def create(id: UUID) -> Any:
    usulan = get_periksa(id, untuk=current_user)
    nomor, form = usulan.nomor, _kiriman(id)
    if not form.validate():
        return tampil_periksa(id, form=form, status=422)
    try:
        keputusan = decide_usulan(form.id_baru, id, form.putusan(), form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        return tampil_periksa(id, form=form, galat=salah, status=salah.status)
    if keputusan.tahap == PERTAMA:
        flash(f"Usulan {nomor} Anda setujui sebagai verifikator pertama, dan menunggu verifikator kedua.", "ok")
    else:
        flash(f"Usulan {nomor} {KATA_HASIL[form.hasil.data]}.", "ok")
    return lanjut(url_berikut())


def _kiriman(id: UUID) -> Any:
    """The form that was sent, of the kind that its ``hasil`` names."""
    hasil = request.form.get("hasil", "")
    if hasil not in (TERVERIFIKASI, DIKEMBALIKAN, DITOLAK):
        raise RuleBroken("Pilih keputusan: setujui, kembalikan, atau tidak setujui.")
    return kelas_form(hasil, list_program([id])[id]).dari_permintaan()


@bp.post("/<uuid:id>/keputusan/<uuid:keputusan_id>/penarikan")
@requires(Izin.VERIFIKASI_PUTUS)
def delete(id: UUID, keputusan_id: UUID) -> Any:
    """Take a decision back; the usulan is then examined again by who took it back."""
    get_periksa(id, untuk=current_user)
    form = FormPenarikan.dari_permintaan()
    oleh = current_user._get_current_object()
    return jawab(id, lambda: withdraw_keputusan(keputusan_id, id, form.alasan_tarik.data, form.versi_angka, oleh=oleh))
