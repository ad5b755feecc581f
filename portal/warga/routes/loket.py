"""The counter: a citizen who is present asks how it stands; NIK and answer travel by POST only."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import sekarang
from ...web.access import requires
from ...web.cetak import kirim_pdf
from ...web.forms import baca_uuid
from ...web.htmx import tampil
from ..documents.slip import render_slip
from ..forms import FormLoket
from ..rules import TANPA_USULAN, TIDAK_TERCATAT, TUJUAN
from ..service import look_up, print_slip

bp = Blueprint("loket", __name__, url_prefix="/loket")


@bp.get("/")
@requires(Izin.LOKET_LAYANI)
def index() -> Any:
    return tampil("warga/loket.html", form=FormLoket())


@bp.post("/")
@requires(Izin.LOKET_LAYANI)
def show() -> Any:
    form = FormLoket.dari_permintaan()
    if not form.validate():
        return tampil("warga/loket.html", form=form, galat_formulir=True, status=422)
    hasil = look_up(form.nomor, form.tujuan.data, oleh=_oleh())
    sendiri = not hasil.warga or any(satu.keluarga_id for satu in hasil.warga)  # else the register has the person in another village
    isi = {"hasil": hasil, "tanpa_usulan": TANPA_USULAN, "tidak_tercatat": TIDAK_TERCATAT, "tujuan": form.tujuan.data, "kini": sekarang()}
    return tampil("warga/loket_hasil.html", nik=form.nomor if sendiri else "", kata_tujuan=TUJUAN[form.tujuan.data], **isi)


@bp.post("/slip.pdf")
@requires(Izin.LOKET_LAYANI)
def create_slip() -> Any:
    """The slip of a person who was just looked up, by the id of the row: a NIK stands neither in the page nor in the address."""
    tujuan = request.form.get("tujuan", "")
    hasil = print_slip(baca_uuid(request.form.get("anggota_id")), tujuan, oleh=_oleh())
    return kirim_pdf(render_slip(hasil, tujuan, sekarang(), untuk=_oleh()), "slip-status")


def _oleh() -> Any:
    return current_user._get_current_object()
