"""The input windows of one period, by kind of usulan."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, StaleWrite
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ..forms.periode import form_jendela, isi_jendela
from ..queries.periode import find_periode_kini, get_periode, list_jendela
from ..rules.jendela import JENIS_JENDELA
from ..service.periode import set_jendela
from .pilihan import id_periode

bp = Blueprint("jendela", __name__, url_prefix="/kuota/jendela")


def _tampil(periode: Any, form: Any, galat: PortalError | None = None, status: int = 200) -> Any:
    isi = {"periode": periode, "form": form, "jenis": JENIS_JENDELA, "zona": pengaturan("zona"), "galat": galat}
    return tampil("kuota/jendela.html", status=status, galat_formulir=status != 200, **isi)


def _terisi(periode: Any) -> Any:
    zona = pengaturan("zona")
    return form_jendela(zona)(data=isi_jendela(list_jendela(periode.id), zona))


@bp.get("/")
@requires(Izin.KUOTA_KELOLA)
def edit() -> Any:
    if not request.args.get("periode"):
        kini = find_periode_kini()
        return redirect(url_for(".edit", periode=kini.id) if kini else url_for("kuota.periode.index"), 303)
    periode = get_periode(id_periode(request.args["periode"]))
    return _tampil(periode, _terisi(periode))


@bp.post("/")
@requires(Izin.KUOTA_KELOLA)
def update() -> Any:
    periode = get_periode(id_periode(request.form.get("periode")))
    form = form_jendela(pengaturan("zona")).dari_permintaan()
    if not form.validate():
        return _tampil(periode, form, status=422)
    try:
        berubah = set_jendela(periode.id, form.nilai(), versi=form.versi_baris(), oleh=current_user._get_current_object())
    except StaleWrite as salah:
        return _tampil(periode, _terisi(periode), salah, salah.status)
    flash("Masa pengajuan tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for(".edit", periode=periode.id))
