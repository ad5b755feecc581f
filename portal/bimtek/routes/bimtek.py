"""Training sessions: the list, planning one, and its page with who takes part."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import PortalError, RuleBroken, StaleWrite
from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import get_wilayah, list_unit
from ...wilayah.rules import sebutan
from .. import forms
from ..queries import bimtek as queries
from ..rules.bimtek import KATA_HASIL, KATA_STATUS, RENCANA
from ..service import bimtek as service

bp = Blueprint("bimtek", __name__, url_prefix="/bimtek")


@bp.get("/")
@requires(Izin.OPERATOR_LIHAT)
def index() -> Any:
    form = forms.FormSaringBimtek(request.args)
    dipilih = form.nilai()
    baris = queries.list_bimtek(untuk=current_user, setelah=kursor(date, UUID), **dipilih)
    isi = {
        "form": form, "dipilih": dipilih, "halaman": potong(baris, lambda b: (b.tanggal, b.id)), "kata_status": KATA_STATUS,
        "sebutan": sebutan, "mengelola": boleh(current_user, Izin.OPERATOR_KELOLA),
    }  # fmt: skip
    return tampil("bimtek/index.html", **isi)


def _form(form: Any, bimtek: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    kabupaten = get_wilayah(current_user.wilayah_kode)
    unit = [(kabupaten.kode, f"Seluruh {kabupaten.nama}"), *((u.kode, u.sebutan) for u in list_unit(kabupaten.kode))]
    form.wilayah_kode.choices = [forms.SelectChoice(kode, nama) for kode, nama in unit]
    return tampil("bimtek/edit.html", status=status, form=form, bimtek=bimtek, galat=galat, galat_formulir=status != 200)


@bp.get("/baru")
@requires(Izin.OPERATOR_KELOLA)
def new() -> Any:
    return _form(forms.FormBimtek(id=id_baru(), judul="Bimbingan teknis operator"))


@bp.post("/")
@requires(Izin.OPERATOR_KELOLA)
def create() -> Any:
    form = forms.FormBimtek.dari_permintaan()
    if not form.validate():
        return _form(form, status=422)
    try:
        bimtek = service.create_bimtek(form.id_baru, form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _form(form, galat=salah, status=422)
    flash("Bimtek tersimpan. Sekarang undang pesertanya.", "ok")
    return lanjut(url_for(".show", id=bimtek.id))


@bp.get("/<uuid:id>")
@requires(Izin.OPERATOR_LIHAT)
def show(id: UUID) -> Any:
    bimtek = queries.get_bimtek(id, untuk=current_user)
    terbuka = bimtek.status == RENCANA and boleh(current_user, Izin.OPERATOR_KELOLA)
    peserta = queries.list_peserta(id, untuk=current_user)
    isi = {
        "b": bimtek, "peserta": peserta, "terbuka": terbuka, "kata_status": KATA_STATUS, "kata_hasil": KATA_HASIL, "sebutan": sebutan,
        "untuk_siapa": get_wilayah(bimtek.wilayah_kode).sebutan, "form": {p.id: _form_peserta(p) for p in peserta} if terbuka else {},
        "calon": queries.list_calon(bimtek, hari_ini(pengaturan("zona"))) if terbuka else [],
    }  # fmt: skip
    return tampil("bimtek/show.html", **isi)


def _form_peserta(p: Any) -> Any:
    return forms.FormPeserta(prefix=f"p{p.id.hex[:8]}-", hadir=p.hadir_pada is not None, nilai=p.nilai, hasil=p.hasil)


@bp.get("/<uuid:id>/ubah")
@requires(Izin.OPERATOR_KELOLA)
def edit(id: UUID) -> Any:
    bimtek = queries.get_bimtek(id, untuk=current_user)
    return _form(forms.FormBimtek(obj=bimtek), bimtek)


@bp.post("/<uuid:id>")
@requires(Izin.OPERATOR_KELOLA)
def update(id: UUID) -> Any:
    bimtek = queries.get_bimtek(id, untuk=current_user)
    form = forms.FormBimtek.dari_permintaan()
    if not form.validate():
        return _form(form, bimtek, status=422)
    try:
        service.update_bimtek(id, form.isi(), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        form.versi.data = bimtek.versi
        return _form(form, bimtek, galat=salah, status=salah.status)
    flash("Perubahan tersimpan.", "ok")
    return lanjut(url_for(".show", id=id))
