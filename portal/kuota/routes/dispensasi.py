"""Leave for one desa to release outside the window: given with a reason, listed for who may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_desa
from ...wilayah.rules import sebutan
from ..forms.periode import FormDispensasi
from ..queries.periode import list_dispensasi
from ..rules.jendela import JENIS_JENDELA
from ..service.periode import grant_dispensasi

bp = Blueprint("dispensasi", __name__, url_prefix="/kuota/dispensasi")


def _tampil(form: FormDispensasi | None = None, galat: RuleBroken | None = None, status: int = 200) -> Any:
    halaman = potong(list_dispensasi(untuk=current_user, setelah=kursor(datetime, UUID)), lambda satu: (satu.dibuat_pada, satu.id))
    form = _dengan_desa(form or FormDispensasi(id=id_baru()))
    isi = {"halaman": halaman, "form": form, "jenis": JENIS_JENDELA, "kini": sekarang(), "galat": galat, "sebutan": sebutan}
    return tampil("kuota/dispensasi.html", status=status, galat_formulir=status != 200, **isi)


def _dengan_desa(form: FormDispensasi) -> FormDispensasi:
    form.desa_kode.choices = [("", "Pilih desa atau kelurahan"), *((satu.kode, satu.nama) for satu in list_desa(untuk=current_user))]
    return form


@bp.get("/")
@requires(Izin.DISPENSASI_BERI)
def index() -> Any:
    return _tampil()


@bp.post("/")
@requires(Izin.DISPENSASI_BERI)
def create() -> Any:
    form = _dengan_desa(FormDispensasi.dari_permintaan())
    if not form.validate():
        return _tampil(form, status=422)
    isi = (form.desa_kode.data, form.jenis.data or "", form.batas(pengaturan("zona")), form.alasan.data)
    try:
        grant_dispensasi(form.id_baru, *isi, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(form, salah, salah.status)
    flash("Dispensasi tersimpan. Desa itu dapat mengajukan paketnya.", "ok")
    return lanjut(url_for(".index"))
