"""The search by name, NIK or No. KK: sent by POST, since none of these may stand in an address."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, redirect, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...kit.nomor import rapikan
from ...web.access import requires
from ...web.htmx import tampil
from ..forms import FormCari
from ..queries.daftar import UKURAN, find_by_nama, find_by_nomor
from .saringan import baca_wilayah, pilihan_wilayah

bp = Blueprint("pencarian", __name__, url_prefix="/keluarga/pencarian")


@bp.get("")
@requires(Izin.KELUARGA_LIHAT)
def new() -> Any:
    """Who reloads a result page by its address finds the search box."""
    return redirect(url_for("keluarga.keluarga.index"), 303)


@bp.post("")
@requires(Izin.KELUARGA_LIHAT)
def create() -> Any:
    form = FormCari.dari_permintaan()
    wilayah = pilihan_wilayah(form)
    baris = _cari(form) if form.validate() else []
    status = 422 if form.errors else 200
    return tampil(
        "keluarga/pencarian.html", cari=form, baris=baris[:UKURAN], lebih=len(baris) > UKURAN, wilayah=wilayah,
        galat_formulir=bool(form.errors), status=status,
    )  # fmt: skip


def _cari(form: Any) -> list[Any]:
    kata = form.cari.data
    nomor = rapikan(kata)
    if re.fullmatch("[0-9]+", nomor):
        if len(nomor) != 16:
            form.cari.errors = [f"NIK dan No. KK 16 angka. Anda mengetik {len(nomor)}."]
            return []
        return find_by_nomor(nomor, untuk=current_user)
    return find_by_nama(kata, untuk=current_user, wilayah=baca_wilayah(form))
