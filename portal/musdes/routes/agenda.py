"""The agenda: usulan that wait, ticked onto the list, put in order of priority, taken off again; by RT, RW or decision."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...keluarga.routes.saringan import baca_rt
from ...usulan.queries import list_program
from ...web.access import requires
from ...web.forms import baca_uuid
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.sidang import BELUM, FormSaring, baca_urutan
from ..rules.keputusan import kata_keputusan
from ..rules.status import boleh_mengatur
from ..service import acara as service
from .umum import JENIS_PUTUSAN, dasar, kata_usulan

bp = Blueprint("agenda", __name__, url_prefix="/musdes/<uuid:id>/acara")


def _saringan() -> tuple[FormSaring, dict[str, str]]:
    """The filter and what it asks for; every action on the page carries it along."""
    form = FormSaring(request.args)
    return form, {nama: nilai for nama in ("rw", "rt") if (nilai := baca_rt(form[nama]))} | form.nilai()


def _cocok(satu: Any, dipilih: dict[str, str]) -> bool:
    return satu.rw == dipilih.get("rw", satu.rw) and satu.rt == dipilih.get("rt", satu.rt)


def _isi(id: UUID) -> dict[str, Any]:
    """Values of templates/musdes/_acara.html; a number typed beside a row is its place on the whole agenda, whatever is shown."""
    musdes, (form, dipilih) = queries.get_musdes(id, untuk=current_user), _saringan()
    semua, terbuka = queries.list_acara(id, untuk=current_user), boleh_mengatur(musdes.status)
    semua_siap = queries.list_usulan_siap(musdes.desa_kode, untuk=current_user) if terbuka else []
    acara = [a for a in semua if _cocok(a, dipilih) and dipilih.get("putusan", a.keputusan or BELUM) == (a.keputusan or BELUM)]
    siap = [u for u in semua_siap if _cocok(u, dipilih)]
    program = list_program([*(a.usulan_id for a in acara), *(u.id for u in siap)])
    return dasar(musdes) | {
        "saring": form,
        "dipilih": dipilih,
        "acara": acara,
        "jumlah": len(semua),
        "tempat": {a.id: ke for ke, a in enumerate(semua, 1)},
        "siap": siap,
        "jumlah_siap": len(semua_siap),
        "usulan": {a.usulan_id: kata_usulan(a, program[a.usulan_id]) for a in acara}
        | {u.id: kata_usulan(u, program[u.id]) for u in siap},
        "terbuka": terbuka,
        "kata_keputusan": partial(kata_keputusan, bentuk=musdes.bentuk),
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
    return lanjut(url_for(".index", id=id, **_saringan()[1]))


@bp.post("/urutan")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    ids = [satu.id for satu in queries.list_acara(id, untuk=current_user)]
    service.sort_acara(id, baca_urutan(request.form, ids), oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor="musdes-acara", **_saringan()[1]), "musdes/_acara.html", tersimpan=True, **_isi(id))


@bp.post("/<uuid:acara_id>/hapus")
@requires(Izin.MUSDES_TULIS)
def delete(id: UUID, acara_id: UUID) -> Any:
    service.delete_acara(id, acara_id, oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor="musdes-acara", **_saringan()[1]), "musdes/_acara.html", **_isi(id))
