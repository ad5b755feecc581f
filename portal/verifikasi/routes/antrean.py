"""The queue, and one usulan under examination."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import pilihan_program
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import minta_fragmen, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_unit
from ..forms import FormCari, FormSaring
from ..queries.antrean import CARI_MAKS, Saring, count_antrean, count_peringatan, find_di_antrean, list_antrean
from ..rules import penutupan_berikut
from .periksa import LIPATAN, tampil_lipatan, tampil_periksa
from .tampilan import isi_daftar, nama_kecamatan, url_berikut

bp = Blueprint("antrean", __name__, url_prefix="/verifikasi")


@bp.get("/")
@requires(Izin.ANTREAN_LIHAT)
def index() -> Any:
    form, kecamatan = FormSaring(request.args), nama_kecamatan()
    form.program.choices = pilihan_program(program_berlaku(), "Semua program")
    form.kecamatan.choices = [*form.kecamatan.choices, *kecamatan.items()]
    di_bawah = list_unit(form.kecamatan.data) if form.kecamatan.data in kecamatan else ()
    form.desa.choices = [*form.desa.choices, *((satu.kode, satu.sebutan) for satu in di_bawah)]
    dipilih = form.nilai()
    baris = list_antrean(Saring(**dipilih), untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda u: (u.menunggu_sejak, u.id))
    penutupan, sisa = penutupan_berikut(hari_ini(pengaturan("zona")), pengaturan("tanggal_penutupan"))
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "kecamatan": kecamatan, "penutupan": penutupan, "sisa": sisa}
    isi |= {"cari": FormCari(), "berdesa": bool(di_bawah)}
    angka = {"jumlah": count_antrean(untuk=current_user), "jumlah_peringatan": count_peringatan(halaman.baris)}
    return tampil("verifikasi/index.html", **isi, **angka, **isi_daftar(halaman.baris), batas=pengaturan("hari_layanan"))


@bp.get("/<uuid:id>")
@requires(Izin.ANTREAN_LIHAT)
def show(id: UUID) -> Any:
    """``?buka=`` names the fold to open; htmx asks for it alone, with the version that stands on screen."""
    buka = request.args.get("buka", "")
    if minta_fragmen() and buka in LIPATAN:
        return tampil_lipatan(id, buka, request.args.get("versi", type=int))
    return tampil_periksa(id, buka=buka)


@bp.get("/berikut")
@requires(Izin.ANTREAN_LIHAT)
def show_berikut() -> Any:
    """On to the next usulan, past the one that ``?sesudah=`` names."""
    try:
        sesudah = UUID(request.args.get("sesudah", ""))
    except ValueError:
        sesudah = None
    return redirect(url_berikut(sesudah), 303)


@bp.get("/pencarian")
@requires(Izin.ANTREAN_LIHAT)
def new_pencarian() -> Any:
    """Who reloads a result page by its address finds the queue."""
    return redirect(url_for(".index"), 303)


@bp.post("/pencarian")
@requires(Izin.ANTREAN_LIHAT)
def create_pencarian() -> Any:
    """By name or number; sent by POST, since a name may not stand in an address."""
    form = FormCari.dari_permintaan()
    baik = form.validate()
    baris = find_di_antrean(form.cari.data, untuk=current_user) if baik else []
    isi = {"cari": form, "baris": baris[:CARI_MAKS], "lebih": len(baris) > CARI_MAKS, "paling_banyak": CARI_MAKS, "kecamatan": nama_kecamatan()}
    isi |= {"jumlah_peringatan": count_peringatan(baris), "galat_formulir": not baik, **isi_daftar(isi["baris"])}
    return tampil("verifikasi/pencarian.html", status=200 if baik else 422, **isi)
