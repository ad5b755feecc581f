"""One handler turns every error into a page or a fragment in Indonesian; never a stack trace, never a bare 500."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from ..errors import Busy, PortalError
from .htmx import minta_fragmen

log = logging.getLogger("portal")

KALIMAT = {
    400: ("Permintaan tidak dapat dibaca", "Muat ulang halaman, lalu coba lagi."),
    401: ("Sesi Anda berakhir", "Masuk lagi untuk melanjutkan. Yang sudah bertanda tersimpan tidak hilang."),
    403: ("Tidak diizinkan", "Peran Anda tidak dapat membuka halaman atau melakukan tindakan ini."),
    404: ("Tidak ditemukan", "Halaman atau data ini tidak ada, atau bukan wilayah Anda."),
    405: ("Cara membuka tidak tepat", "Buka halaman ini dari menu, bukan dari alamat langsung."),
    413: ("Berkas terlalu besar", "Ukuran unggahan paling besar 12 MB. Perkecil berkas, lalu unggah lagi."),
    500: ("Ada kesalahan pada server", "Tidak ada yang tersimpan separuh. Coba lagi; bila berulang, sebutkan kode ini kepada dinsos."),
}


def tampil_galat(status: int, judul: str, kalimat: str, rincian: tuple[str, ...] = (), kode: str = "") -> Response:
    """The error as a page, or as a short fragment for htmx."""
    fragmen = minta_fragmen()
    templat = "_galat.html" if fragmen else "galat.html"
    isi = render_template(templat, status=status, judul=judul, kalimat=kalimat, rincian=rincian, kode=kode)
    jawab = make_response(isi, status)
    if fragmen:  # what was typed stays where it is; the sentence goes to the live region
        jawab.headers["HX-Retarget"], jawab.headers["HX-Reswap"] = "#kabar", "innerHTML"
    if status == 503:
        jawab.headers["Retry-After"] = "5"
    return jawab


def pasang(app: Flask) -> None:
    """Install the handlers on ``app``."""

    @app.errorhandler(PortalError)
    def galat_portal(salah: PortalError) -> Response:
        return tampil_galat(salah.status, salah.judul, salah.pesan, salah.rincian)

    @app.errorhandler(HTTPException)
    def galat_http(salah: HTTPException) -> Response:
        status = salah.code or 500
        if 300 <= status < 400:
            return salah.get_response()  # type: ignore[return-value]
        judul, kalimat = KALIMAT.get(status, KALIMAT[400] if status < 500 else KALIMAT[500])
        return tampil_galat(status, judul, kalimat)

    @app.errorhandler(OperationalError)
    def galat_basisdata(salah: OperationalError) -> Response:
        if "locked" in str(salah.orig) or "busy" in str(salah.orig):
            return galat_portal(Busy())
        return galat_lain(salah)

    @app.errorhandler(Exception)
    def galat_lain(salah: Exception) -> Response:
        kode = secrets.token_hex(4)
        log.error("galat %s pada %s", kode, request.endpoint, exc_info=salah)
        if app.testing and app.config.get("PROPAGATE_EXCEPTIONS"):
            raise salah
        return tampil_galat(500, *KALIMAT[500], kode=kode)
