"""The release of a family that another desa asked for: what will happen, then the step itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...keluarga.queries import get_keluarga
from ...keluarga.queries.pindah import get_pindah, list_pindah
from ...keluarga.routes.pindah import KATA
from ...keluarga.rules.pindah import DIMINTA, KALIMAT_SELESAI
from ...web.access import requires
from ...web.forms import PortalForm
from ...web.htmx import lanjut, tampil
from .. import queries
from ..rules.pelepasan import halangan_melepas
from ..service.pelepasan import release_keluarga

bp = Blueprint("pelepasan", __name__, url_prefix="/keluarga/pindah/<uuid:pindah_id>/pelepasan")


def _tampil(pindah_id: UUID, galat: RuleBroken | None = None) -> Any:
    """The page before the step; the family is named, so only for who may see it."""
    pindah = get_pindah(pindah_id, untuk=current_user)
    keluarga = get_keluarga(pindah.keluarga_id, untuk=current_user)
    halangan = halangan_melepas(keluarga.terkunci, queries.list_terbuka(keluarga.id, untuk=current_user))
    if pindah.status != DIMINTA:
        halangan = [KALIMAT_SELESAI]
    return tampil(
        "usulan/pelepasan.html", p=list_pindah(untuk=current_user, id=pindah_id)[0], k=keluarga, halangan=halangan,
        galat=galat, status=galat.status if galat else 200, **KATA,
    )  # fmt: skip


@bp.get("")
@requires(Izin.KELUARGA_PINDAH)
def new(pindah_id: UUID) -> Any:
    return _tampil(pindah_id)


@bp.post("")
@requires(Izin.KELUARGA_PINDAH)
def create(pindah_id: UUID) -> Any:
    PortalForm.dari_permintaan()
    try:
        release_keluarga(pindah_id, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(pindah_id, salah)
    flash("Keluarga dilepas. Desa yang meminta sekarang memegangnya.", "ok")
    return lanjut(url_for("keluarga.pindah.show", pindah_id=pindah_id))
