"""The printed papers of a musdes, shown in the browser."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_login import current_user

from ...akun.rules import Izin
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from .. import documents
from ..rules.status import BERITA_ACARA, DAFTAR_HADIR
from ..service.dokumen import record_lihat

bp = Blueprint("dokumen", __name__, url_prefix="/musdes")


@bp.get("/<uuid:id>/berita-acara.pdf")
@requires(Izin.NIK_LIHAT)
def show_berita_acara(id: UUID) -> Any:
    return _kirim(id, BERITA_ACARA)


@bp.get("/<uuid:id>/daftar-hadir.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_daftar_hadir(id: UUID) -> Any:
    return _kirim(id, DAFTAR_HADIR)


def _kirim(id: UUID, jenis: str) -> Response:
    kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    oleh = current_user._get_current_object()
    dokumen_id = record_lihat(id, jenis, kertas, oleh=oleh)
    if dokumen_id is None:
        isi = documents.render_konsep(id, jenis, kertas, untuk=oleh)
    else:
        isi = documents.ensure_cetakan(dokumen_id, jenis, kertas, untuk=oleh)
    nama = jenis.replace("_", "-") + ("-konsep" if dokumen_id is None else "")
    return kirim_pdf(isi, f"{nama}-{kertas}")
