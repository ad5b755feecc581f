"""Programmes with their unit, desil limit and switch, and the pairs that one family may not have together."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, StaleWrite
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ..forms.program import form_paduan, form_program, nama_pasangan
from ..queries.program import list_larangan, program_berlaku
from ..rules.lokal import bawaan_tersisa
from ..service.program import set_larangan, update_program

bp = Blueprint("program", __name__, url_prefix="/kuota")


def _tampil(form: Any = None, paduan: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    berlaku = program_berlaku()
    paduan = paduan or form_paduan(list_larangan(), berlaku)()
    isi = {
        "program": {kode: p for kode, p in berlaku.items() if not p.lokal}, "lokal": [p for p in berlaku.values() if p.lokal],
        "bawaan": bawaan_tersisa(berlaku.values()), "form": form or form_program(berlaku)(), "paduan": paduan,
        "pasangan": [nama_pasangan(a, b) for a, b in paduan.pasangan],
        "pasangan_lokal": [nama_pasangan(a, b) for a, b in paduan.pasangan if berlaku[a].lokal or berlaku[b].lokal],
        "galat": galat, "galat_formulir": status != 200,
    }  # fmt: skip
    return tampil("kuota/program.html", status=status, **isi)


@bp.get("/program")
@requires(Izin.KUOTA_KELOLA)
def edit() -> Any:
    return _tampil()


@bp.post("/program")
@requires(Izin.KUOTA_KELOLA)
def update() -> Any:
    form = form_program(program_berlaku()).dari_permintaan()
    if not form.validate():
        return _tampil(form, status=422)
    try:
        berubah = update_program(form.nilai(), versi=form.versi_baris(), oleh=current_user._get_current_object())
    except StaleWrite as salah:
        return _tampil(galat=salah, status=salah.status)
    flash("Program tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for(".edit"))


@bp.post("/paduan")
@requires(Izin.KUOTA_KELOLA)
def update_paduan() -> Any:
    form = form_paduan(list_larangan(), program_berlaku()).dari_permintaan()
    if not form.validate():
        return _tampil(paduan=form, status=422)
    berubah = set_larangan(form.nilai(), oleh=current_user._get_current_object())
    flash("Paduan program tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for(".edit"))
