"""The queue, and one usulan under examination."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import minta_fragmen, tampil
from ...web.paging import kursor
from ..forms import FormSaring
from ..queries.antrean import Saring, count_antrean, count_peringatan, list_antrean
from ..rules import penutupan_berikut
from .tampilan import LIPATAN, isi_daftar, nama_kecamatan, tampil_lipatan, tampil_periksa

bp = Blueprint("antrean", __name__, url_prefix="/verifikasi")


@bp.get("/")
@requires(Izin.ANTREAN_LIHAT)
def index() -> Any:
    form, kecamatan = FormSaring(request.args), nama_kecamatan()
    form.kecamatan.choices = [*form.kecamatan.choices, *kecamatan.items()]
    dipilih = form.nilai()
    baris = list_antrean(Saring(**dipilih), untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda u: (u.menunggu_sejak, u.id))
    penutupan, sisa = penutupan_berikut(hari_ini(pengaturan("zona")), pengaturan("tanggal_penutupan"))
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "kecamatan": kecamatan, "penutupan": penutupan, "sisa": sisa}
    angka = {"jumlah": count_antrean(untuk=current_user), "jumlah_peringatan": count_peringatan(halaman.baris)}
    return tampil("verifikasi/index.html", **isi, **angka, **isi_daftar(halaman.baris), batas=pengaturan("hari_layanan"))


@bp.get("/<uuid:id>")
@requires(Izin.ANTREAN_LIHAT)
def show(id: UUID) -> Any:
    """``?buka=`` names the fold to open; htmx asks for it alone, with the version that stands on screen."""
    buka = request.args.get("buka", "")
    if minta_fragmen() and buka in LIPATAN:
        return tampil_lipatan(id, buka, request.args.get("versi", type=int))
    return tampil_periksa(id, buka=buka)
