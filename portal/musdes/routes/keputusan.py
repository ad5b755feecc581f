"""The decision on one usulan, taken on the projector page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...usulan.rules.tinjau import is_tinjau
from ...web.access import requires
from ...web.htmx import lanjut, minta_fragmen, tampil
from .. import queries
from ..forms.sidang import FormKeputusan
from ..rules.keputusan import kata_keputusan
from ..rules.suara import peringatan_suara
from ..service import keputusan as service
from .sidang import isi_sidang, nomor_belum

bp = Blueprint("keputusan", __name__, url_prefix="/musdes/<uuid:id>/keputusan")


def _nomor(id: UUID, acara_id: UUID) -> tuple[list[Any], int]:
    """The agenda and the place of one usulan on it; raises NotFound."""
    queries.get_acara(acara_id, queries.get_musdes(id, untuk=current_user))
    acara = queries.list_acara(id, untuk=current_user)
    return acara, next(ke for ke, satu in enumerate(acara, 1) if satu.id == acara_id)


@bp.post("/<uuid:acara_id>")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID, acara_id: UUID) -> Any:
    form, salah = FormKeputusan.dari_permintaan(), None
    acara, no = _nomor(id, acara_id)
    form.tinjau = is_tinjau(acara[no - 1].jenis, acara[no - 1].isi_sidik)
    if form.validate():
        try:
            service.decide_acara(
                acara_id, id, form.keputusan.data, form.alasan.data, form.versi_angka, suara=form.suara,
                alasan_hapus=form.alasan_hapus.data or "", oleh=current_user._get_current_object(),
            )  # fmt: skip
            return _berikut(id, acara_id, form)
        except StaleWrite as bentrok:
            salah = bentrok
        except RuleBroken as ditolak:  # what was typed stays on screen
            form.form_errors.append(ditolak.pesan)
    isi = isi_sidang(id, no, form)
    if salah:
        form.versi.data = isi["satu"].versi
    return tampil("musdes/sidang.html", "musdes/_sidang.html", bentrok=salah, status=409 if salah else 422, **isi)


def _berikut(id: UUID, acara_id: UUID, form: FormKeputusan) -> Any:
    acara, no = _nomor(id, acara_id)
    kata = kata_keputusan(form.keputusan.data, acara[no - 1].jenis, queries.get_musdes(id, untuk=current_user).bentuk)
    kabar = f"Keluarga {no}: {kata}. Tersimpan."
    awas = form.suara and peringatan_suara(form.suara, form.keputusan.data)
    if not minta_fragmen():
        flash(kabar, "ok")
        if awas:
            flash(f"Keluarga {no}: {awas}", "warn")
    berikut = nomor_belum(acara, no)
    url = url_for("musdes.sidang.show", id=id, no=berikut)
    jawab = lanjut(url, "musdes/_sidang.html", kabar=kabar, awas=awas and f"Keluarga {no}: {awas}", **isi_sidang(id, berikut))
    jawab.headers["HX-Push-Url"] = url
    return jawab
