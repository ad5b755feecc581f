"""The optional step of the kecamatan: what waits for the camat, validated or sent back, many at once or one."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...usulan.rules.status import DIKEMBALIKAN
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import tampil
from ...web.paging import kursor
from ..forms import FormKecamatan
from ..queries.antrean import list_menunggu_kecamatan
from ..service.kecamatan import validate_many
from .tampilan import isi_daftar, terpilih

bp = Blueprint("kecamatan", __name__, url_prefix="/verifikasi/kecamatan")
BATAL = "batal"
DISEBUT = 3


def _tampil(form: FormKecamatan, dipilih: Any = (), status: int = 200) -> Any:
    baris = list_menunggu_kecamatan(untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda u: (u.menunggu_sejak, u.id))
    isi = {"form": form, "halaman": halaman, "terpilih": set(dipilih), "dipakai": pengaturan("langkah_kecamatan"), "BATAL": BATAL}
    return tampil("verifikasi/kecamatan.html", status=status, galat_formulir=status != 200, **isi, **isi_daftar(halaman.baris))


@bp.get("/")
@requires(Izin.KECAMATAN_VALIDASI)
def index() -> Any:
    return _tampil(FormKecamatan(id=id_baru()))


@bp.post("/")
@requires(Izin.KECAMATAN_VALIDASI)
def create() -> Any:
    form, ids = FormKecamatan.dari_permintaan(), terpilih()
    membatalkan = form.aksi.data == BATAL
    baik = form.validate()
    if membatalkan:
        for nama, kalimat in form.salah().items():
            form[nama].errors = [*form[nama].errors, *kalimat]
            baik = baik and not kalimat
    if not baik:
        return _tampil(form, ids, 422)
    try:
        massal = validate_many(form.id_baru, ids, form.putusan() if membatalkan else None, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _tampil(form, ids, 422)
    kata = "dikembalikan ke desa" if massal.hasil == DIKEMBALIKAN else "divalidasi"
    flash(f"{len(massal.laporan['diputus'])} usulan {kata}.", "ok")
    if massal.laporan["dilewati"]:
        sebab = dict.fromkeys(kalimat for _, kalimat in massal.laporan["dilewati"])
        flash(f"{len(massal.laporan['dilewati'])} usulan dilewati. {' '.join(list(sebab)[:DISEBUT])}", "warn")
    return redirect(url_for(".index"), 303)
