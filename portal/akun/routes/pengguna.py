"""Accounts, for the admin."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...errors import RuleBroken
from ...kit.paging import potong
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import get_wilayah, list_bawah, list_desa, list_pilihan
from .. import queries, service
from ..forms import FormAktif, FormPengguna, FormSaring
from ..rules import ARTI_IZIN, NAMA_PERAN, Izin, Peran, peran_boleh

bp = Blueprint("pengguna", __name__, url_prefix="/akun")


def _form(**lain: Any) -> FormPengguna:
    form = FormPengguna.dari_permintaan(**lain) if request.method == "POST" else FormPengguna(**lain)
    kabupaten = get_wilayah(current_user.wilayah_kode)
    unit = [kabupaten, *list_bawah(kabupaten.kode), *list_desa(untuk=current_user)]
    kecamatan = {w.kode: w.nama for w in unit}
    form.wilayah_kode.choices = [
        (w.kode, f"{w.sebutan} ({kecamatan.get(w.induk or '', '')})" if w.tingkat == 4 else w.sebutan) for w in unit
    ]
    return form


@bp.get("/")
@requires(Izin.AKUN_KELOLA)
def index() -> Any:
    form = FormSaring(request.args)
    masuk = "\u2007\u2007"  # a figure space sets a desa in under its kecamatan
    unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
    form.wilayah.choices = [*form.wilayah.choices, *((w.kode, w.sebutan if w.tingkat == 3 else masuk + w.sebutan) for w in unit)]
    dipilih = form.nilai()
    baris = queries.list_pengguna(dipilih.get("peran", ""), dipilih.get("wilayah", ""), untuk=current_user, setelah=kursor(str))
    halaman = potong(baris, lambda satu: (satu.nama_pengguna,))
    return tampil("akun/index.html", form=form, dipilih=dipilih, halaman=halaman, nama_peran=NAMA_PERAN)


@bp.get("/baru")
@requires(Izin.AKUN_KELOLA)
def new() -> Any:
    return tampil("akun/new.html", form=_form(id=id_baru()))


@bp.post("/")
@requires(Izin.AKUN_KELOLA)
def create() -> Any:
    form = _form()
    if form.validate():
        try:
            pengguna, token = service.create_pengguna(
                form.id_baru, nama_pengguna=form.nama_pengguna.data, nama=form.nama.data, peran=form.peran.data,
                wilayah_kode=form.wilayah_kode.data, oleh=current_user._get_current_object(), orang_lain=form.orang_lain.data,
            )  # fmt: skip
            return tampil("akun/tautan.html", pengguna=pengguna, tautan=url_for("akun.sandi.edit", token=token, _external=True))
        except RuleBroken as salah:
            form.nama_pengguna.errors = [salah.pesan]
    return tampil("akun/new.html", form=form, status=422)


@bp.get("/<uuid:id>")
@requires(Izin.AKUN_KELOLA)
def edit(id: UUID) -> Any:
    pengguna = queries.get_pengguna(id, untuk=current_user)
    return tampil("akun/edit.html", pengguna=pengguna, form=FormAktif(aktif=pengguna.aktif, versi=pengguna.versi))


@bp.post("/<uuid:id>")
@requires(Izin.AKUN_KELOLA)
def update(id: UUID) -> Any:
    form = FormAktif.dari_permintaan()
    oleh = current_user._get_current_object()
    pengguna = service.set_aktif(id, form.aktif.data, versi=form.versi_angka, oleh=oleh, orang_lain=form.orang_lain.data)
    flash(f"Akun {pengguna.nama_pengguna} sekarang {'aktif' if pengguna.aktif else 'nonaktif'}.", "ok")
    return redirect(url_for(".edit", id=id), 303)


@bp.post("/<uuid:id>/tautan")
@requires(Izin.AKUN_KELOLA)
def create_tautan(id: UUID) -> Any:
    pengguna = queries.get_pengguna(id, untuk=current_user)
    token = service.reset_sandi(id, oleh=current_user._get_current_object())
    return tampil("akun/tautan.html", pengguna=pengguna, tautan=url_for("akun.sandi.edit", token=token, _external=True))


@bp.get("/peran")
@requires(Izin.AKUN_KELOLA)
def index_peran() -> Any:
    """The permission table as the dinsos reads it."""
    return tampil("akun/peran.html", arti=ARTI_IZIN, nama_peran=NAMA_PERAN, boleh_peran=peran_boleh, semua=list(Peran))
