"""How long what is open waits, by kecamatan and desa, the slowest first."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ...wilayah.queries import list_unit, nama_by_kode
from ...wilayah.rules import sebutan
from ..forms import FormWilayahUmur
from ..queries.umur import list_menunggu
from ..rules.umur import sebaran_umur
from .tampilan import nama_kecamatan

bp = Blueprint("umur", __name__, url_prefix="/verifikasi/umur")
TERLAMBAT_TAMPIL = 15  # desa shown for the whole kabupaten; of one kecamatan all are


@bp.get("/")
@requires(Izin.ANTREAN_LIHAT)
def index() -> Any:
    form, kecamatan = FormWilayahUmur(request.args), nama_kecamatan()
    form.kecamatan.choices = [*form.kecamatan.choices, *kecamatan.items()]
    dipilih, batas, hari = form.nilai(), pengaturan("hari_layanan"), hari_ini(pengaturan("zona"))
    menunggu = list_menunggu(untuk=current_user)
    semua = sebaran_umur(menunggu, hari, batas, len(current_user.wilayah_kode))
    desa = sebaran_umur((satu for satu in menunggu if satu[0].startswith(f"{dipilih}.") or not dipilih), hari, batas)
    tampak = desa if dipilih else desa[:TERLAMBAT_TAMPIL]
    nama = {satu.kode: satu.sebutan for satu in list_unit(dipilih)} if dipilih else nama_by_kode({satu.kode for satu in tampak})
    return tampil(
        "verifikasi/umur.html", form=form, dipilih=dipilih, batas=batas, semua=semua[0] if semua else None, desa=tampak,
        jumlah_desa=len(desa), per_kecamatan=sebaran_umur(menunggu, hari, batas, 8), kecamatan=kecamatan,
        nama={kode: satu if dipilih else sebutan(kode, satu) for kode, satu in nama.items()},
    )  # fmt: skip
