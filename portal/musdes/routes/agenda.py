"""The agenda: usulan that wait, ticked onto the list, put in order of priority, taken off again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...usulan.queries import list_program
from ...web.access import requires
from ...web.forms import baca_uuid
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.sidang import baca_urutan
from ..rules.keputusan import kata_keputusan
from ..rules.status import boleh_mengatur
from ..service import acara as service
from .umum import JENIS_PUTUSAN, dasar, kata_usulan

bp = Blueprint("agenda", __name__, url_prefix="/musdes/<uuid:id>/acara")


def _isi(id: UUID) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    acara, terbuka = queries.list_acara(id, untuk=current_user), boleh_mengatur(musdes.status)
    siap = queries.list_usulan_siap(musdes.desa_kode, untuk=current_user) if terbuka else []
    program = list_program([*(a.usulan_id for a in acara), *(u.id for u in siap)])
    return dasar(musdes) | {
        "acara": acara,
        "siap": siap,
        "usulan": {a.usulan_id: kata_usulan(a, program[a.usulan_id]) for a in acara}
        | {u.id: kata_usulan(u, program[u.id]) for u in siap},
        "terbuka": terbuka,
        "kata_keputusan": kata_keputusan,
        "jenis_putusan": JENIS_PUTUSAN,
    }


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def index(id: UUID) -> Any:
    return tampil("musdes/acara.html", "musdes/_acara.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    pilihan = [baca_uuid(teks) for teks in request.form.getlist("usulan")]
    if not pilihan:
        return tampil("musdes/acara.html", "musdes/_acara.html", salah="Pilih sedikitnya satu usulan.", status=422, **_isi(id))
    try:
        jumlah = service.add_acara(id, pilihan, oleh=current_user._get_current_object())
    except RuleBroken as rusak:
        return tampil("musdes/acara.html", "musdes/_acara.html", salah=rusak.pesan, status=422, **_isi(id))
    flash(f"{jumlah} usulan masuk acara.", "ok")
    return lanjut(url_for(".index", id=id))


@bp.post("/urutan")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    ids = [satu.id for satu in queries.list_acara(id, untuk=current_user)]
    service.sort_acara(id, baca_urutan(request.form, ids), oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor="musdes-acara"), "musdes/_acara.html", tersimpan=True, **_isi(id))


@bp.post("/<uuid:acara_id>/hapus")
@requires(Izin.MUSDES_TULIS)
def delete(id: UUID, acara_id: UUID) -> Any:
    service.delete_acara(id, acara_id, oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor="musdes-acara"), "musdes/_acara.html", **_isi(id))
