"""The list of periods; one more, or twelve months at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ..forms.periode import FormPeriode, FormSetahun
from ..queries.periode import find_periode_kini, list_periode, list_tunggu_lama
from ..service.kuota import carry_tunggu
from ..service.periode import create_periode, create_setahun

bp = Blueprint("periode", __name__, url_prefix="/kuota/periode")


def _tampil(form: Any = None, setahun: Any = None, galat: RuleBroken | None = None, status: int = 200) -> Any:
    setelah = kursor(date)
    halaman = potong(list_periode(sebelum=setelah[0] if setelah else None), lambda satu: (satu.mulai,))
    kini = hari_ini(pengaturan("zona"))
    isi = {
        "halaman": halaman, "form": form or FormPeriode(id=id_baru()), "kini": kini, "galat": galat, "galat_formulir": status != 200,
        "setahun": setahun or FormSetahun(id=id_baru(), bulan_mulai=kini.replace(day=1), dengan_jendela=True, prefix="tahun-"),
        "penutupan": pengaturan("tanggal_penutupan"), "tunggu": list_tunggu_lama(), "periode_kini": find_periode_kini(),
    }  # fmt: skip
    return tampil("kuota/periode.html", status=status, **isi)


@bp.get("/")
@requires(Izin.KUOTA_KELOLA)
def index() -> Any:
    return _tampil()


@bp.post("/")
@requires(Izin.KUOTA_KELOLA)
def create() -> Any:
    form = FormPeriode.dari_permintaan()
    if not form.validate():
        return _tampil(form, status=422)
    try:
        periode = create_periode(form.id_baru, form.rentang(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(form, galat=salah, status=salah.status)
    flash(f"Periode {periode.nama} tersimpan. Sekarang atur masa pengajuannya.", "ok")
    return lanjut(url_for("kuota.jendela.edit", periode=periode.id))


@bp.post("/setahun")
@requires(Izin.KUOTA_KELOLA)
def create_banyak() -> Any:
    form = FormSetahun.dari_permintaan(prefix="tahun-")
    if not form.validate():
        return _tampil(setahun=form, status=422)
    jendela, mulai = bool(form.dengan_jendela.data), form.bulan_mulai.data
    baru = create_setahun(form.id_baru, mulai, dengan_jendela=jendela, oleh=current_user._get_current_object())
    flash(f"{len(baru)} periode dibuat." if baru else "Semua bulan itu sudah ada; tidak ada yang berubah.", "ok")
    return lanjut(url_for(".index"))


@bp.post("/daftar-tunggu")
@requires(Izin.KUOTA_KELOLA)
def create_pindahan() -> Any:
    """Those who still wait in an earlier period go on waiting in that of today."""
    pindah, naik = carry_tunggu(baca_uuid(request.form.get("periode")), oleh=current_user._get_current_object())
    flash(f"{pindah} usulan program dipindahkan ke periode sekarang, {naik} langsung mendapat tempat.", "ok")
    return lanjut(url_for(".index"))
