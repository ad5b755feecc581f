"""Papers about families, printed when asked for: the check list of an RT and the sheet of one family."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...wilayah.rules import is_kode, tingkat
from ..documents import render_daftar_periksa, render_lembar
from ..queries.cetak import list_periksa
from ..queries.lembar import get_lembar
from ..rules.isian import rapikan_rt
from ..service.cetak import record_daftar, record_lembar

bp = Blueprint("cetak", __name__, url_prefix="/keluarga")

PALING_BANYAK = 600
PILIH_DESA = "Pilih satu desa/kelurahan di saringan, lalu cetak lagi."
TIDAK_ADA = "Tidak ada keluarga di RT/RW ini, jadi tidak ada yang dicetak."
TERLALU_BANYAK = f"Lebih dari {PALING_BANYAK} keluarga. Saring menurut RW atau RT, lalu cetak lagi."


@bp.get("/cetak/rt")
@requires(Izin.KELUARGA_LIHAT)
def index() -> Any:
    """``?wilayah= &rw= &rt= &kertas=``; who has one desa/kelurahan need not name it."""
    oleh = current_user._get_current_object()
    wilayah = request.args.get("wilayah", "")
    desa = wilayah if is_kode(wilayah) else oleh.wilayah_kode
    if tingkat(desa) != 4:
        raise RuleBroken(PILIH_DESA)
    rw, rt = (_angka(request.args.get(nama, "")) for nama in ("rw", "rt"))
    baris = list_periksa(desa, rw, rt, untuk=oleh, paling_banyak=PALING_BANYAK)
    if not baris or len(baris) > PALING_BANYAK:
        raise RuleBroken(TERLALU_BANYAK if baris else TIDAK_ADA)
    isi = render_daftar_periksa(desa, baris, pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas")))
    record_daftar(desa, rw, rt, len(baris), oleh=oleh)
    return kirim_pdf(isi, f"daftar-periksa-rw{rw or '-semua'}-rt{rt or '-semua'}")


@bp.get("/<uuid:id>/lembar.pdf")
@requires(Izin.KELUARGA_LIHAT)
def show(id: UUID) -> Any:
    oleh = current_user._get_current_object()
    lembar = get_lembar(id, untuk=oleh)
    lihat_nik = boleh(oleh, Izin.NIK_LIHAT, lembar.keluarga)
    isi = render_lembar(lembar, pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas")), lihat_nik=lihat_nik)
    record_lembar(id, nik=lihat_nik, oleh=oleh)
    return kirim_pdf(isi, "lembar-keluarga")


def _angka(teks: str) -> str:
    try:
        return rapikan_rt(teks) if teks else ""
    except ValueError as salah:
        raise RuleBroken(str(salah)) from None
