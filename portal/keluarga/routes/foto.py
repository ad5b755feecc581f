"""The section Foto; a picture is sent only to who may see it, cards only to who may see the NIK."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, request
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import NotFound
from ...kit.foto import JENIS_FOTO
from ...web.access import requires
from ...web.uploads import gambar_kecil, kirim_berkas
from ..forms import FormFoto
from ..queries.satu import get_foto
from ..rules.bagian import FOTO
from ..service.foto import SUBFOLDER, add_foto, remove_foto
from .halaman import RAHASIA_FOTO, ke_bagian, simpan_bagian

bp = Blueprint("foto", __name__, url_prefix="/keluarga/<uuid:id>/foto")


def _folder() -> Path:
    return current_app.config["PORTAL"].folder_berkas


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create(id: UUID) -> Any:
    form = FormFoto.dari_permintaan()

    def simpan() -> None:
        berkas = form.unggahan
        oleh = current_user._get_current_object()
        add_foto(form.id_baru, id, form.jenis.data, berkas.stream, berkas.filename, folder=_folder(), oleh=oleh)

    return simpan_bagian(id, FOTO, form, simpan)


@bp.get("/<uuid:fid>")
@requires(Izin.KELUARGA_LIHAT)
def show(id: UUID, fid: UUID) -> Any:
    """The picture; with ``?kecil=1`` its thumbnail."""
    foto = get_foto(fid, id, untuk=current_user)
    if foto.jenis in RAHASIA_FOTO and not boleh(current_user, Izin.NIK_LIHAT, foto):
        raise NotFound()
    berkas = _folder() / SUBFOLDER / foto.berkas
    if request.args.get("kecil"):
        berkas = gambar_kecil(berkas)
    return kirim_berkas(berkas, foto.mime, f"{JENIS_FOTO[foto.jenis]}.jpg", tampil=True)


@bp.post("/<uuid:fid>/hapus")
@requires(Izin.KELUARGA_TULIS)
def delete(id: UUID, fid: UUID) -> Any:
    remove_foto(fid, id, folder=_folder(), oleh=current_user._get_current_object())
    flash("Foto dihapus.", "ok")
    return ke_bagian(id, FOTO)
