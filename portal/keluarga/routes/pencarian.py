"""The search by name, NIK or No. KK: sent by POST, since none of these may stand in an address; while typing, htmx asks too."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, redirect, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...kit.nomor import rapikan
from ...kit.teks import kunci_cari
from ...web.access import requires
from ...web.htmx import minta_fragmen, tampil
from ...wilayah.rules import tingkat
from ..forms import FormCari
from ..queries.cari import Hasil, find_by_nama, find_by_nomor
from .saringan import baca_wilayah, pilihan_wilayah

bp = Blueprint("pencarian", __name__, url_prefix="/keluarga/pencarian")
HURUF_MIN = 3  # with so many letters the search begins while one types; the button searches for less


@bp.get("")
@requires(Izin.KELUARGA_LIHAT)
def new() -> Any:
    """Who reloads a result page by its address finds the search box."""
    return redirect(url_for("keluarga.keluarga.index"), 303)


@bp.post("")
@requires(Izin.KELUARGA_LIHAT)
def create() -> Any:
    form = FormCari.dari_permintaan()
    if minta_fragmen():
        return _selagi_mengetik(form)
    wilayah = pilihan_wilayah(form)
    hasil = _cari(form) if form.validate() else Hasil()
    status = 422 if form.errors else 200
    return tampil(
        "keluarga/pencarian.html", cari=form, hasil=hasil, dicari=not form.errors, wilayah=wilayah,
        galat_formulir=bool(form.errors), status=status,
    )  # fmt: skip


def _selagi_mengetik(form: Any) -> Any:
    """Results, or nothing yet: what is not finished is no mistake, and the choices of ``wilayah`` stay as they are."""
    isi = form.cari.data or ""
    nomor = rapikan(isi)
    cukup = len(nomor) == 16 if _berangka(nomor) else len(kunci_cari(isi).replace(" ", "")) >= HURUF_MIN
    dicari = cukup and form.validate()
    return tampil(
        "keluarga/_hasil.html", hasil=_cari(form) if dicari else Hasil(), dicari=dicari, wilayah=tingkat(current_user.wilayah_kode) < 4,
        mengetik=True, angka=len(nomor) if _berangka(nomor) and not cukup else 0,
    )  # fmt: skip


def _cari(form: Any) -> Hasil:
    nomor = rapikan(form.cari.data)
    if not _berangka(nomor):
        return find_by_nama(form.cari.data, untuk=current_user, wilayah=baca_wilayah(form))
    if len(nomor) != 16:
        form.cari.errors = [f"NIK dan No. KK 16 angka. Anda mengetik {len(nomor)}."]
        return Hasil()
    return find_by_nomor(nomor, untuk=current_user)


def _berangka(isi: str) -> bool:
    return re.fullmatch("[0-9]+", isi) is not None
