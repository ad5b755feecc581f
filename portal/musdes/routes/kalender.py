"""The calendar: last and next musdes of each desa, and who is late."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import list_unit
from ...wilayah.rules import sebutan, tingkat
from ..forms.rencana import FormKalender
from ..queries.kalender import list_kalender
from ..rules.kalender import JENIS_KEADAAN, KATA_KEADAAN, keadaan_musdes

bp = Blueprint("kalender", __name__, url_prefix="/musdes/kalender")


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def index() -> Any:
    saring, hari = FormKalender(request.args), hari_ini(pengaturan("zona"))
    kecamatan = [w for w in list_unit(current_user.wilayah_kode) if w.tingkat == 3] if tingkat(current_user.wilayah_kode) == 2 else []
    saring.wilayah.choices = [("", "Semua kecamatan"), *((w.kode, w.sebutan) for w in kecamatan)]
    dipilih, (setelah,) = saring.nilai(), kursor(str) or ("",)
    halaman = potong(list_kalender(untuk=current_user, hari_ini=hari, wilayah=dipilih.get("wilayah", ""), setelah=setelah or ""), lambda b: (b.kode,))
    bulan, tutup = pengaturan("bulan_berlaku_musdes"), pengaturan("tanggal_penutupan")
    hasil = {
        b.kode: keadaan_musdes(b.terakhir, b.berikut, hari_ini=hari, bulan=bulan, tanggal_penutupan=tutup, **_menunggu(b))
        for b in halaman.baris
    }
    isi = {"halaman": halaman, "hasil": hasil, "saring": saring, "dipilih": dipilih, "sebutan": sebutan, "bulan": bulan}
    return tampil("musdes/kalender.html", kecamatan=kecamatan, kata_keadaan=KATA_KEADAAN, jenis_keadaan=JENIS_KEADAAN, **isi)


def _menunggu(b: Any) -> dict[str, Any]:
    """The older of the packets that wait, and what it is."""
    if b.sptjm_menunggu and (b.paket_menunggu is None or b.sptjm_menunggu < b.paket_menunggu):
        return {"paket_menunggu": b.sptjm_menunggu, "paket": "SPTJM"}
    return {"paket_menunggu": b.paket_menunggu}
