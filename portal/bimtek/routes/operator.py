"""Operators of desa/kelurahan: the list, and one appointment."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.routes.wilayah import pilihan_wilayah
from ...akun.rules import Izin, boleh
from ...errors import NotFound, PortalError, RuleBroken, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from .. import forms
from ..queries import operator as queries
from ..rules.operator import is_aktif
from ..service import operator as service

bp = Blueprint("operator", __name__, url_prefix="/operator")


def hari() -> Any:
    return hari_ini(pengaturan("zona"))


@bp.get("/")
@requires(Izin.OPERATOR_LIHAT)
def index() -> Any:
    form = forms.FormSaringOperator(request.args)
    wilayah, dipilih = pilihan_wilayah(form), form.nilai()
    setelah = kursor(UUID)
    baris = queries.list_operator(untuk=current_user, hari_ini=hari(), wilayah=wilayah, setelah=setelah[0] if setelah else None, **dipilih)
    kini = sekarang()
    isi = {
        "form": form, "dipilih": dipilih | ({"wilayah": wilayah} if wilayah else {}), "halaman": potong(baris, lambda b: (b.id,)),
        "desa_baru": wilayah if tingkat(wilayah) == 4 else "", "mengelola": boleh(current_user, Izin.OPERATOR_KELOLA),
        "aktif": lambda b: is_aktif(b.terakhir_pada, kini),
    }  # fmt: skip
    return tampil("bimtek/operator.html", **isi)


def tampil_form(form: Any, desa: str, *, operator: Any = None, ganti: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    """The page of one appointment: new, changed (``operator``) or taking over from another (``ganti``)."""
    unit = find_wilayah(desa) if tingkat(desa) == 4 and mencakup(current_user.wilayah_kode, desa) else None
    if unit is None:
        raise NotFound()
    isi = {"form": form, "operator": operator, "ganti": ganti, "desa": unit, "galat": galat, "galat_formulir": status != 200}
    if operator:
        isi |= {"bimtek": queries.list_bimtek_of(operator), "sk": forms.FormSK(id=id_baru(), prefix="sk-")}
    return tampil("bimtek/operator_isian.html", status=status, **isi)


def dengan_akun(form: Any, desa: str, operator: Any = None) -> Any:
    """The form with the accounts that may be chosen; of a running appointment its own stays."""
    bebas = queries.list_akun_bebas(desa, hari(), kecuali=operator.id if operator else None)
    return form.dengan_akun([(str(satu.id), f"{satu.nama} ({satu.nama_pengguna})") for satu in bebas])


@bp.get("/baru")
@requires(Izin.OPERATOR_KELOLA)
def new() -> Any:
    desa = request.args.get("desa", "")
    if tingkat(desa) != 4:
        flash("Pilih desa atau kelurahannya dahulu, lalu tambah operator.", "info")
        return lanjut(url_for(".index"))
    return tampil_form(dengan_akun(forms.FormOperator(id=id_baru(), desa_kode=desa), desa), desa)


@bp.post("/")
@requires(Izin.OPERATOR_KELOLA)
def create() -> Any:
    form = forms.FormOperator.dari_permintaan()
    desa = form.desa_kode.data or ""
    dengan_akun(form, desa)
    if not form.validate():
        return tampil_form(form, desa, status=422)
    try:
        operator = service.appoint_operator(form.id_baru, desa, form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return tampil_form(form, desa, galat=salah, status=422)
    flash(f"{operator.nama} tercatat sebagai operator.", "ok")
    return lanjut(url_for(".edit", id=operator.id))


@bp.get("/<uuid:id>")
@requires(Izin.OPERATOR_LIHAT)
def edit(id: UUID) -> Any:
    operator = queries.get_operator(id, untuk=current_user)
    kolom = ("nama", "telepon", "sk_nomor", "sk_tanggal", "mulai", "selesai", "versi")
    form = forms.FormOperator(**{nama: getattr(operator, nama) for nama in kolom}, akun=str(operator.pengguna_id or ""))
    return tampil_form(dengan_akun(form, operator.desa_kode, operator), operator.desa_kode, operator=operator)


@bp.post("/<uuid:id>")
@requires(Izin.OPERATOR_KELOLA)
def update(id: UUID) -> Any:
    operator = queries.get_operator(id, untuk=current_user)
    form = dengan_akun(forms.FormOperator.dari_permintaan(), operator.desa_kode, operator)
    if not form.validate():
        return tampil_form(form, operator.desa_kode, operator=operator, status=422)
    try:
        service.update_operator(id, form.isi(), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        form.versi.data = operator.versi
        return tampil_form(form, operator.desa_kode, operator=operator, galat=salah, status=salah.status)
    flash("Perubahan tersimpan.", "ok")
    return lanjut(url_for(".edit", id=id))
