"""The files of the packet: the packet's own page, one file in, one file shown, one file out."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ...web.uploads import UnggahanDitolak, kirim_berkas
from ..forms.berkas import FormBerkas
from ..queries import get_musdes
from ..queries.berkas import paket_of
from ..rules.pindaian import KodeDitolak
from ..service.berkas import SUBFOLDER, Kiriman, delete_berkas, open_berkas, upload_berkas

bp = Blueprint("berkas", __name__, url_prefix="/musdes")


def _folder() -> Path:
    return Path(current_app.config["PORTAL"].folder_berkas) / SUBFOLDER


def _tampil(musdes_id: UUID, *, status: int = 200, **galat: Any) -> Any:
    """The packet; ``galat`` names the part whose file was not taken (``galat_jenis``) and why (``galat_pesan``)."""
    paket = paket_of(get_musdes(musdes_id, untuk=current_user), untuk=current_user)
    return tampil("musdes/paket.html", "musdes/_paket.html", status=status, paket=paket, galat_formulir=status != 200, **galat)


def _lanjut(musdes_id: UUID) -> Any:
    paket = paket_of(get_musdes(musdes_id, untuk=current_user), untuk=current_user)
    return lanjut(url_for(".index", id=musdes_id), "musdes/_paket.html", paket=paket)


def _ditolak(musdes_id: UUID, form: FormBerkas, pesan: str, isian: str = "berkas") -> Any:
    """The packet with the sentence at the input that it is about; what was typed is shown again."""
    tertulis = {"kode": form.kode.data or "", "urutan": form.urutan.data or "", "ganti": form.ganti.data or ""}
    isian = isian if isian in ("kode", "urutan") else "berkas"
    return _tampil(musdes_id, status=422, galat_jenis=form.jenis.data, galat_pesan=pesan, galat_isian=isian, tertulis=tertulis)


@bp.get("/<uuid:id>/berkas")
@requires(Izin.MUSDES_LIHAT)
def index(id: UUID) -> Any:
    return _tampil(id)


@bp.post("/<uuid:id>/berkas")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    form = FormBerkas.dari_permintaan()
    if not form.validate():
        isian, pesan = next((nama, pesan[0]) for nama, pesan in form.errors.items())
        return _ditolak(id, form, pesan, isian)
    kiriman = form.berkas.data
    try:
        isi = Kiriman(form.jenis.data, kiriman.stream, kiriman.filename, form.kode.data or "", form.urutan.data, form.id_ganti)
        upload_berkas(form.id_baru, id, isi, folder=_folder(), oleh=current_user._get_current_object())
    except KodeDitolak as salah:
        return _ditolak(id, form, salah.pesan, "kode")
    except (UnggahanDitolak, RuleBroken) as salah:
        return _ditolak(id, form, salah.pesan)
    return _lanjut(id)


@bp.get("/<uuid:id>/berkas/<uuid:berkas_id>")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID, berkas_id: UUID) -> Any:
    berkas = open_berkas(berkas_id, id, oleh=current_user._get_current_object())
    return kirim_berkas(_folder() / berkas.berkas, berkas.mime, berkas.nama_asli, tampil=True)


@bp.post("/<uuid:id>/berkas/<uuid:berkas_id>/penghapusan")
@requires(Izin.MUSDES_TULIS)
def delete(id: UUID, berkas_id: UUID) -> Any:
    delete_berkas(berkas_id, id, oleh=current_user._get_current_object())
    return _lanjut(id)
