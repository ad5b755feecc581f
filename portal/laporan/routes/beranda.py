"""Beranda: what waits for me, what is late, what came back, how many days to the cut-off."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask_login import current_user

from ...akun.rules import Peran
from ...bimtek.queries.operator import peringatan_of
from ...jam import hari_ini
from ...kit.tanggal import tanggal_panjang
from ...kuota.queries.periode import list_keadaan
from ...pengaturan.queries import pengaturan
from ...usulan.rules.linimasa import kalimat_langkah
from ...verifikasi.rules import penutupan_berikut
from ...web.access import masuk
from ...web.htmx import tampil
from .. import queries
from ..rules.beranda import alur, kalimat_penutupan, tugas_peran

bp = Blueprint("beranda", __name__)


@bp.get("/")
@masuk
def index() -> Any:
    peran = current_user.peran
    penutupan, sisa = penutupan_berikut(hari_ini(pengaturan("zona")), pengaturan("tanggal_penutupan"))
    isi: dict[str, Any] = {"kalimat": kalimat_penutupan(tanggal_panjang(penutupan), sisa), "peran": peran}
    if peran != Peran.ADMIN:
        jumlah = queries.count_by_status(untuk=current_user)
        tugas = tugas_peran(peran, jumlah, queries.count_lain(untuk=current_user))
        isi["tugas"] = [(t, url_for(t.endpoint, **dict(t.saring))) for t in tugas]
        isi["alur"] = alur(jumlah)
    if peran in (Peran.OPERATOR, Peran.KADES):
        terbaru = queries.list_riwayat_terbaru(untuk=current_user)
        isi["riwayat"] = [(r, kalimat_langkah(r.dari, r.ke, r.oleh_nama, r.alasan, r.jenis)) for r in terbaru]
    if peran in (Peran.OPERATOR, Peran.KADES) and (masa := list_keadaan(current_user.wilayah_kode)):
        isi["masa"] = [satu.kalimat for satu in masa.values()]
        isi["kalimat"] = "Masa pengajuan ada di bawah."
    if peran == Peran.OPERATOR:
        isi["peringatan_bimtek"] = peringatan_of(current_user)
    if peran in (Peran.KADIS, Peran.PIMPINAN, Peran.ADMIN):
        isi["kecamatan"] = queries.list_kecamatan(untuk=current_user)
    if peran == Peran.ADMIN:
        isi["akun"] = queries.count_akun(untuk=current_user)
    return tampil("laporan/beranda.html", **isi)
