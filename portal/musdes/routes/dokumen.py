"""The printed papers of a musdes, shown in the browser."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_login import current_user

from ...akun.rules import Izin
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from .. import documents
from ..rules.berkas import KERTAS
from ..rules.status import BERITA_ACARA, DAFTAR_HADIR
from ..service.dokumen import record_lihat

bp = Blueprint("dokumen", __name__, url_prefix="/musdes")

# The viewers that browsers have built in bring their own styles.
CSP_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@bp.get("/<uuid:id>/berita-acara.pdf")
@requires(Izin.NIK_LIHAT)
def show_berita_acara(id: UUID) -> Any:
    return _kirim(id, BERITA_ACARA)


@bp.get("/<uuid:id>/daftar-hadir.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_daftar_hadir(id: UUID) -> Any:
    return _kirim(id, DAFTAR_HADIR)


def _kirim(id: UUID, jenis: str) -> Response:
    kertas: Any = request.args.get("kertas", "")
    kertas = kertas if kertas in KERTAS else pengaturan("kertas")
    oleh = current_user._get_current_object()
    dokumen_id = record_lihat(id, jenis, kertas, oleh=oleh)
    if dokumen_id is None:
        isi = documents.render_konsep(id, jenis, kertas, untuk=oleh)
    else:
        isi = documents.ensure_cetakan(dokumen_id, jenis, kertas, untuk=oleh)
    jawab = Response(isi, mimetype="application/pdf")
    nama = jenis.replace("_", "-") + ("-konsep" if dokumen_id is None else "")
    jawab.headers["Content-Disposition"] = f'inline; filename="{nama}-{kertas}.pdf"'
    jawab.headers["Content-Security-Policy"] = CSP_PDF
    return jawab
