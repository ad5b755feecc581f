"""Usulan of the kabupaten: a verifikator proposes a family of any desa; another one decides it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.rules import Izin
from ...web.access import requires
from ...web.forms import PortalForm
from ...web.htmx import tampil
from .. import service
from ..forms import FormPembatalan
from .isian import simpan_baru, simpan_ubah, tampil_baru, tampil_ubah
from .rinci import jawab, rinci

bp = Blueprint("kabupaten", __name__, url_prefix="/usulan-kabupaten")


@bp.get("/baru")
@requires(Izin.USULAN_KABUPATEN)
def new() -> Any:
    return tampil_baru(kabupaten=True)


@bp.post("/")
@requires(Izin.USULAN_KABUPATEN)
def create() -> Any:
    return simpan_baru(kabupaten=True)


@bp.get("/<uuid:id>/ubah")
@requires(Izin.USULAN_KABUPATEN)
def edit(id: UUID) -> Any:
    return tampil_ubah(id, kabupaten=True)


@bp.post("/<uuid:id>")
@requires(Izin.USULAN_KABUPATEN)
def update(id: UUID) -> Any:
    return simpan_ubah(id, kabupaten=True)


@bp.post("/<uuid:id>/pengajuan")
@requires(Izin.USULAN_KABUPATEN)
def create_pengajuan(id: UUID) -> Any:
    form, oleh = PortalForm.dari_permintaan(), current_user._get_current_object()
    kalimat = "Usulan kabupaten diajukan. Petugas lain memeriksanya."
    return jawab(id, lambda: service.submit_kabupaten(id, versi=form.versi_angka, oleh=oleh), kalimat)


@bp.post("/<uuid:id>/pembatalan")
@requires(Izin.USULAN_KABUPATEN)
def create_pembatalan(id: UUID) -> Any:
    form, oleh = FormPembatalan.dari_permintaan(), current_user._get_current_object()
    if not form.validate():
        return tampil("usulan/show.html", "usulan/_rinci.html", status=422, **rinci(id) | {"form_batal": form})
    return jawab(
        id, lambda: service.cancel_usulan(id, form.alasan.data, versi=form.versi_angka, oleh=oleh),
        "Usulan dibatalkan. Riwayatnya tetap tersimpan.", form_batal=form,
    )  # fmt: skip
