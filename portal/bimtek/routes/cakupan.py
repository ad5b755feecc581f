"""Coverage of desa/kelurahan by operators: the figure, the map and the table beside it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini, sekarang
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ...wilayah.queries import find_peta, nama_by_kode
from ...wilayah.rules import is_kode, mencakup, sebutan, tingkat
from ..queries.cakupan import list_cakupan
from ..rules.cakupan import KATA_KEADAAN, KEADAAN_DESA, hitung, kalimat_cakupan, per_kecamatan

bp = Blueprint("cakupan", __name__, url_prefix="/cakupan")


@bp.get("/")
@requires(Izin.OPERATOR_LIHAT)
def index() -> Any:
    desa = list_cakupan(untuk=current_user, hari_ini=hari_ini(pengaturan("zona")), kini=sekarang())
    kecamatan = request.args.get("kecamatan", "")
    kecamatan = kecamatan if is_kode(kecamatan) and tingkat(kecamatan) == 3 and mencakup(current_user.wilayah_kode, kecamatan) else ""
    dipilih = [satu for satu in desa if satu.kecamatan == kecamatan]
    peta = find_peta(current_user.wilayah_kode[:5])
    isi = {
        "semua": hitung(desa), "per_kecamatan": per_kecamatan(desa), "kalimat": kalimat_cakupan(hitung(desa)), "kecamatan": kecamatan,
        "nama": nama_by_kode({satu.kecamatan for satu in desa}), "desa": dipilih, "sebutan": sebutan, "peta": peta,
        "warna": {satu.kode: (satu.keadaan, f"{sebutan(satu.kode, satu.nama)}: {KATA_KEADAAN[satu.keadaan]}") for satu in desa},
        "legenda": [(kode, KATA_KEADAAN[kode], sum(satu.keadaan == kode for satu in desa)) for kode in KEADAAN_DESA],
        "tanpa_bentuk": sum(satu.kode not in peta.desa for satu in desa) if peta else len(desa),
    }  # fmt: skip
    return tampil("bimtek/cakupan.html", **isi)
