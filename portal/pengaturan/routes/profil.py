"""Kop and signatories of one's own desa/kelurahan."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.htmx import tampil
from ...wilayah.rules import is_kelurahan
from .. import queries, service
from ..forms import FormProfil

bp = Blueprint("profil", __name__, url_prefix="/profil-desa")

IKUT = "Kosongkan untuk mengikuti kabupaten: {}. Hanya untuk mengingatkan."


def _form() -> FormProfil:
    if request.method == "POST":
        form = FormProfil.dari_permintaan()
    else:
        profil = queries.find_profil(current_user.wilayah_kode)
        form = FormProfil(obj=profil, versi=profil.versi if profil else 0)
    kelurahan = is_kelurahan(current_user.wilayah_kode)
    form.kepala_nama.label.text = "Nama lurah" if kelurahan else "Nama kepala desa"
    form.kepala_nip.label.text = "NIP lurah" if kelurahan else "NIP kepala desa"
    atas, bawah = queries.pengaturan("ambang_kuorum")
    form.hari_undangan.description = IKUT.format(queries.pengaturan("hari_undangan"))
    form.kuorum.description = IKUT.format(f"{atas}/{bawah}")
    form.lembaga_ketua.label.text = "Nama ketua LPMK" if kelurahan else "Nama ketua BPD"
    return form


@bp.get("/")
@requires(Izin.PROFIL_TULIS)
def edit() -> Any:
    return tampil("pengaturan/profil.html", form=_form())


@bp.post("/")
@requires(Izin.PROFIL_TULIS)
def update() -> Any:
    form = _form()
    if not form.validate():
        return tampil("pengaturan/profil.html", form=form, status=422)
    service.update_profil(current_user.wilayah_kode, form.nilai(), versi=form.versi_angka, oleh=current_user._get_current_object())
    flash("Profil tersimpan. Surat berikutnya memakai isian ini.", "ok")
    return redirect(url_for(".edit"), 303)
