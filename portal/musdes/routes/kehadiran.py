"""Who came: a tick beside each invited name, and those who walked in. The counts stand beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from .. import queries
from ..forms.peserta import FormHadir, FormPeserta, FormSaring
from ..rules.peserta import kata_unsur, pilihan_unsur
from ..rules.status import boleh_mencatat
from ..service import kehadiran as service
from .umum import dasar, hitungan, perlu_rapat

bp = Blueprint("kehadiran", __name__, url_prefix="/musdes/<uuid:id>/kehadiran")


def _isi(id: UUID, form: FormPeserta | None = None) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    perlu_rapat(musdes)
    peserta, isi, saring = queries.list_peserta(id, untuk=current_user), dasar(musdes), FormSaring(request.args)
    saring.unsur.choices = [*saring.unsur.choices, *pilihan_unsur(isi["kata"])]
    form = form or FormPeserta(id=id_baru())
    form.unsur.choices = [("", "Pilih unsur"), *pilihan_unsur(isi["kata"])]
    catat = boleh_mencatat(musdes.status)
    isi |= {"saring": saring, "dipilih": saring.nilai(), "tampak": {satu.id for satu in peserta if saring.cocok(satu)}}
    return isi | hitungan(musdes, peserta) | {"form": form, "peserta": peserta, "kata_unsur": kata_unsur, "catat": catat}


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def index(id: UUID) -> Any:
    return tampil("musdes/kehadiran.html", "musdes/_kehadiran.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    form = FormPeserta.dari_permintaan()
    if not form.validate():
        return tampil("musdes/kehadiran.html", "musdes/_kehadiran.html", status=422, **_isi(id, form))
    peserta = service.create_hadir(form.id_baru, id, form.isi, oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor=f"musdes-hadir-{peserta.id}"), "musdes/_kehadiran.html", **_isi(id))


@bp.post("/<uuid:peserta_id>")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID, peserta_id: UUID) -> Any:
    queries.get_peserta(peserta_id, queries.get_musdes(id, untuk=current_user))
    form = FormHadir.dari_permintaan()
    if not form.validate():
        raise RuleBroken("Formulir tidak lengkap. Muat ulang halaman, lalu coba lagi.")
    hadir, oleh = form.hadir.data == "ya", current_user._get_current_object()
    try:
        service.set_hadir(peserta_id, id, hadir, form.versi_angka, oleh=oleh)
    except StaleWrite as bentrok:
        isi = _isi(id) | {"bentrok": {peserta_id: bentrok}}
        isi["tampak"] |= {peserta_id}  # the name that needs a look is shown whatever the filter
        return tampil("musdes/kehadiran.html", "musdes/_hadir.html", status=409, **_baris(isi, peserta_id))
    isi = _isi(id)
    url = url_for(".index", id=id, _anchor=f"musdes-hadir-{peserta_id}", **isi["dipilih"])
    return lanjut(url, "musdes/_hadir.html", **_baris(isi, peserta_id))


def _baris(isi: dict[str, Any], peserta_id: UUID) -> dict[str, Any]:
    """The values of one row; only a fragment takes the counts along, the page has them already."""
    oob = {"oob": True} if minta_fragmen() else {}
    return isi | {"p": next(satu for satu in isi["peserta"] if satu.id == peserta_id)} | oob
