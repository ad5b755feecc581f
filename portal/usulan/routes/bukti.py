"""The proofs of a usulan: one in, one shown, one out; likewise for a usulan of the kabupaten."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...web.uploads import UnggahanDitolak, kirim_berkas
from ..forms.bukti import FormBukti
from ..service.bukti import SUBFOLDER, add_bukti, open_bukti, remove_bukti
from .rinci import rinci

bp = Blueprint("bukti", __name__)


def _folder() -> Path:
    return Path(current_app.config["PORTAL"].folder_berkas) / SUBFOLDER


def _lagi(id: UUID, form: FormBukti) -> Any:
    """The part again with what was wrong; the next try is another proof."""
    isi = rinci(id)
    if isi["form_bukti"] is not None:
        form.id.data = isi["form_bukti"].id.data
        isi["form_bukti"] = form
    return tampil("usulan/show.html", "usulan/_rinci.html", status=422, **isi)


def _lanjut(id: UUID, kalimat: str) -> Any:
    url = url_for("usulan.usulan.show", id=id, _anchor=f"usulan-bukti-{id}")
    if minta_fragmen():
        return lanjut(url, "usulan/_rinci.html", **rinci(id), kabar=kalimat)
    flash(kalimat, "ok")
    return lanjut(url)


def _tambah(id: UUID) -> Any:
    form = FormBukti.dari_permintaan()
    if not form.validate():
        return _lagi(id, form)
    berkas, oleh = form.berkas.data, current_user._get_current_object()
    try:
        add_bukti(form.id_baru, id, form.jenis.data, berkas.stream, berkas.filename, folder=_folder(), oleh=oleh)
    except (UnggahanDitolak, RuleBroken) as salah:
        form.berkas.errors = [salah.pesan]
        return _lagi(id, form)
    return _lanjut(id, "Bukti tersimpan.")


def _buang(id: UUID, bukti_id: UUID) -> Any:
    remove_bukti(bukti_id, id, oleh=current_user._get_current_object())
    return _lanjut(id, "Bukti dikeluarkan dari usulan ini.")


@bp.post("/usulan/<uuid:id>/bukti")
@requires(Izin.USULAN_TULIS)
def create(id: UUID) -> Any:
    return _tambah(id)


@bp.get("/usulan/<uuid:id>/bukti/<uuid:bukti_id>")
@requires(Izin.NIK_LIHAT)
def show(id: UUID, bukti_id: UUID) -> Any:
    bukti = open_bukti(bukti_id, id, oleh=current_user._get_current_object())
    return kirim_berkas(_folder() / bukti.berkas, bukti.mime, bukti.nama_asli, tampil=True)


@bp.post("/usulan/<uuid:id>/bukti/<uuid:bukti_id>/penghapusan")
@requires(Izin.USULAN_TULIS)
def delete(id: UUID, bukti_id: UUID) -> Any:
    return _buang(id, bukti_id)


@bp.post("/usulan-kabupaten/<uuid:id>/bukti")
@requires(Izin.USULAN_KABUPATEN)
def create_kabupaten(id: UUID) -> Any:
    return _tambah(id)


@bp.post("/usulan-kabupaten/<uuid:id>/bukti/<uuid:bukti_id>/penghapusan")
@requires(Izin.USULAN_KABUPATEN)
def delete_kabupaten(id: UUID, bukti_id: UUID) -> Any:
    return _buang(id, bukti_id)
