"""The rules: each with its switch, its limits and its source."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...latar.queries import find_selesai, find_terbuka
from ...latar.rules import PERIKSA_KABUPATEN
from ...pengaturan.queries import pengaturan, versi_pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import tampil
from ..forms import form_aturan, nama_batas
from ..rules.aturan import ATURAN, KATA_KELOMPOK, KATA_TINGKAT
from ..rules.putusan import JENIS_TINGKAT
from ..service import update_aturan

bp = Blueprint("aturan", __name__, url_prefix="/pemeriksaan/aturan")
KUNCI = ("aturan_mati", "batas_aturan")


def _tampil(form: Any, versi: dict[str, int], status: int = 200) -> Any:
    kelompok = [(kata, [a for a in ATURAN.values() if a.kelompok == kode]) for kode, kata in KATA_KELOMPOK.items()]
    isi = {
        "form": form, "versi": versi, "kelompok": kelompok, "nama_batas": nama_batas, "tingkat": KATA_TINGKAT, "jenis_tingkat": JENIS_TINGKAT,
        "terakhir": find_selesai(PERIKSA_KABUPATEN), "berjalan": find_terbuka(PERIKSA_KABUPATEN), "id_baru": id_baru(),
    }  # fmt: skip
    return tampil("pemeriksaan/aturan.html", status=status, **isi)


@bp.get("/")
@requires(Izin.ATURAN_KELOLA)
def edit() -> Any:
    form = form_aturan(pengaturan("aturan_mati"), pengaturan("batas_aturan"))()
    return _tampil(form, {k: v for k, v in versi_pengaturan().items() if k in KUNCI})


@bp.post("/")
@requires(Izin.ATURAN_KELOLA)
def update() -> Any:
    form = form_aturan((), {}).dari_permintaan()
    versi = {n.removeprefix("versi-"): int(v) for n, v in request.form.items() if n.startswith("versi-") and v.isdecimal()}
    if not form.validate():
        return _tampil(form, versi, 422)
    berubah = update_aturan(*form.nilai(), versi=versi, oleh=current_user._get_current_object())
    flash("Aturan tersimpan. Temuan yang ada disesuaikan pada pemeriksaan berikutnya." if berubah else "Tidak ada yang berubah.", "ok")
    return redirect(url_for(".edit"), 303)
