"""Quota spread over all desa by their families: shown first, then set; every spreading can be looked up again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, RuleBroken
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...wilayah.rules import sebutan
from ..forms.kuota import PER_DESIL, FormSebar
from ..queries.kuota import count_dapat_per_desa, get_sebaran, kode_satuan
from ..queries.periode import get_periode
from ..queries.program import program_berlaku
from ..rules.sebaran import sebar
from ..service.kuota import dasar_of, spread_kuota
from .pilihan import id_periode, lengkapi_pilihan, periode_terpilih, program_terpilih

bp = Blueprint("sebaran", __name__, url_prefix="/kuota/sebaran")


def _tampil(form: FormSebar, galat: PortalError | None = None, status: int = 200) -> Any:
    """The form, and below it what it would give each desa once it holds."""
    lengkapi_pilihan(form)
    isi: dict[str, Any] = {"form": form, "galat": galat, "baris": [], "program": None, "galat_formulir": status != 200}
    if form.jumlah.data is not None and not form.errors and not galat:
        try:
            isi |= _pratinjau(form)
        except RuleBroken as salah:
            isi |= {"galat": salah, "galat_formulir": True}
            status = salah.status
    return tampil("kuota/sebaran.html", status=status, **isi)


def _pratinjau(form: FormSebar) -> dict[str, Any]:
    periode, program = periode_terpilih(form.periode.data), program_terpilih(form.program.data)
    dasar, kata = dasar_of(program, form.dasar.data == PER_DESIL)
    hasil, nama, dapat = sebar(form.jumlah.data or 0, dasar), kode_satuan(pengaturan("kabupaten_kode")), count_dapat_per_desa(periode.id, program)
    baris = [(sebutan(kode, nama[kode]), dasar[kode], hasil[kode], dapat.get(kode, 0) > hasil[kode]) for kode in hasil]
    return {"baris": baris, "kata": kata, "program": program_berlaku()[program], "periode": periode, "id_baru": id_baru()}


@bp.get("/")
@requires(Izin.KUOTA_KELOLA)
def new() -> Any:
    form = FormSebar(request.args if "jumlah" in request.args else None)
    if "jumlah" in request.args and not form.validate():
        return _tampil(form, status=422)
    return _tampil(form)


@bp.post("/")
@requires(Izin.KUOTA_KELOLA)
def create() -> Any:
    form = FormSebar.dari_permintaan()
    if not form.validate():
        return _tampil(form, status=422)
    program, per_desil = program_terpilih(form.program.data), form.dasar.data == PER_DESIL
    oleh = current_user._get_current_object()
    try:
        hasil = spread_kuota(form.id_baru, id_periode(form.periode.data), program, form.jumlah.data or 0, per_desil, oleh=oleh)
    except RuleBroken as salah:
        return _tampil(form, salah, salah.status)
    flash("Kuota disebar ke semua desa dan kelurahan.", "ok")
    return lanjut(url_for(".show", sebaran_id=hasil.id))


@bp.get("/<uuid:sebaran_id>")
@requires(Izin.KUOTA_LIHAT)
def show(sebaran_id: UUID) -> Any:
    sebaran = get_sebaran(sebaran_id, untuk=current_user)
    nama = kode_satuan(pengaturan("kabupaten_kode"))
    baris = [(sebutan(kode, nama.get(kode, kode)), dasar, jumlah) for kode, (dasar, jumlah) in sorted(sebaran.hasil.items())]
    program, periode = program_berlaku()[sebaran.program], get_periode(sebaran.periode_id)
    return tampil("kuota/tersebar.html", sebaran=sebaran, baris=baris, program=program, periode=periode)
