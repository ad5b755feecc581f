"""The recent jobs, and how far one is: a page that asks again by itself with htmx, and by a link without."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...jam import sekarang
from ...kit.paging import potong
from ...web.access import requires
from ...web.htmx import tampil
from ...web.paging import kursor
from ..queries import get_pekerjaan, list_pekerjaan
from ..rules import JENIS, KATA_HASIL, STATUS, TERBUKA, is_mati, persen

bp = Blueprint("pekerjaan", __name__, url_prefix="/latar")


@bp.get("/")
@requires(Izin.PEKERJAAN_LIHAT)
def index() -> Any:
    halaman = potong(list_pekerjaan(untuk=current_user, setelah=kursor(datetime, UUID)), lambda b: (b[0].dibuat_pada, b[0].id))
    return tampil("latar/index.html", halaman=halaman, jenis=JENIS, kata_status=STATUS, persen=persen)


@bp.get("/<uuid:id>")
@requires(Izin.PEKERJAAN_LIHAT)
def show(id: UUID) -> Any:
    """``?`` with HX-Request: only the part that changes; once the job has ended it no longer asks for itself."""
    p, oleh_nama = get_pekerjaan(id, untuk=current_user)
    jenis = JENIS[p.jenis]
    isi = {
        "p": p, "oleh_nama": oleh_nama, "kata": jenis.kata, "keadaan": STATUS[p.status], "berjalan": p.status in TERBUKA,
        "persen": persen(p.selesai, p.dari), "diam": is_mati(p.status, p.denyut_pada, sekarang()),
        "hasil": [(KATA_HASIL.get(nama, nama), nilai) for nama, nilai in p.hasil.items()],
        "lanjut": next(((url_for(titik), kata) for izin, titik, kata in jenis.hasil if boleh(current_user, izin)), None),
    }  # fmt: skip
    return tampil("latar/show.html", "latar/_kemajuan.html", **isi)
