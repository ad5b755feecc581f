"""A family's relations to officials, on a small page of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken
from ...jam import hari_ini
from ...pemeriksaan.forms import FormKerabat
from ...pemeriksaan.queries.aparat import list_kerabat, list_pilihan_aparat
from ...pemeriksaan.rules.jabatan import HUBUNGAN, JABATAN
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ..queries import get_keluarga
from ..service.kerabat import declare_kerabat, retract_kerabat

bp = Blueprint("kerabat", __name__, url_prefix="/keluarga/<uuid:id>/kerabat")


def _tampil(id: UUID, form: FormKerabat | None = None, galat: Any = None, status: int = 200) -> Any:
    keluarga = get_keluarga(id, untuk=current_user)
    form = _berpilihan(form or FormKerabat(id=id_baru()), keluarga)
    isi = {
        "k": keluarga, "form": form, "kerabat": list_kerabat(id, untuk=current_user), "galat": galat, "kata_hubungan": HUBUNGAN,
        "kata_jabatan": JABATAN, "menulis": boleh(current_user, Izin.KELUARGA_TULIS, keluarga), "galat_formulir": status != 200,
    }  # fmt: skip
    return tampil("keluarga/kerabat.html", status=status, **isi)


def _berpilihan(form: FormKerabat, keluarga: Any) -> FormKerabat:
    return form.untuk(list_pilihan_aparat(keluarga.desa_kode, hari_ini(pengaturan("zona"))))


@bp.get("/")
@requires(Izin.KELUARGA_LIHAT)
def index(id: UUID) -> Any:
    return _tampil(id)


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create(id: UUID) -> Any:
    form = _berpilihan(FormKerabat.dari_permintaan(), get_keluarga(id, untuk=current_user))
    if not form.validate():
        return _tampil(id, form, status=422)
    isi = (baca_uuid(form.aparat_id.data), form.hubungan.data, form.keterangan.data or "")
    try:
        declare_kerabat(form.id_baru, id, *isi, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(id, form, salah, 422)
    flash("Hubungan dengan aparat tercatat. Usulan keluarga ini tidak ditolak karenanya.", "ok")
    return lanjut(url_for(".index", id=id))


@bp.post("/<uuid:kid>/hapus")
@requires(Izin.KELUARGA_TULIS)
def delete(id: UUID, kid: UUID) -> Any:
    try:
        retract_kerabat(kid, id, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(id, galat=salah, status=422)
    flash("Hubungan dengan aparat dicabut.", "ok")
    return lanjut(url_for(".index", id=id))
