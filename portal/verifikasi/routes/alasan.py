"""The list of reasons of the dinsos, for the admin."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...pengaturan.queries import pengaturan, versi_pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ..forms import FormAlasan
from ..queries.fakta import alasan_kini, alasan_semua
from ..rules.alasan import KELOMPOK_TOLAK, LAINNYA
from ..service.alasan import KUNCI, update_alasan

bp = Blueprint("alasan", __name__, url_prefix="/verifikasi/alasan")


def _tampil(form: FormAlasan, versi: str, status: int = 200) -> Any:
    semua, hidup = alasan_semua(), set(form.hidup.data or ())
    kelompok = [(kata, [satu for satu in semua.values() if satu.kelompok == kode]) for kode, kata in KELOMPOK_TOLAK.items()]
    isi = {"form": form, "kelompok": kelompok, "hidup": hidup, "versi": versi, "tetap": LAINNYA, "bawaan": pengaturan(KUNCI)}
    return tampil("verifikasi/alasan.html", status=status, galat_formulir=status != 200, **isi)


@bp.get("/")
@requires(Izin.PENGATURAN_KELOLA)
def edit() -> Any:
    return _tampil(FormAlasan(hidup=list(alasan_kini())), str(versi_pengaturan().get(KUNCI, 0)))


@bp.post("/")
@requires(Izin.PENGATURAN_KELOLA)
def update() -> Any:
    form = FormAlasan.dari_permintaan()
    versi = request.form.get("versi", "")
    if not form.validate():
        return _tampil(form, versi, 422)
    try:
        berubah = update_alasan(
            form.hidup.data or [], kelompok=form.kelompok.data or "", kata=form.kata.data, wajib_catatan=form.wajib_catatan.data,
            versi={KUNCI: form.versi_angka}, oleh=current_user._get_current_object(),
        )  # fmt: skip
    except RuleBroken as salah:
        form.kata.errors = [salah.pesan]
        return _tampil(form, versi, 422)
    flash("Daftar alasan tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return redirect(url_for(".edit"), 303)
