"""The meetings: list, plan, and the page from which all else of one is reached."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import hari_undangan_of, kop_of, pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_bawah
from ...wilayah.rules import tingkat
from .. import queries
from ..forms.rencana import FormRencana, FormSaring
from ..queries.berkas import paket_of
from ..queries.sptjm import periode_of
from ..rules.bentuk import is_sptjm, kata_status
from ..rules.peserta import istilah, peringatan_undangan
from ..rules.status import DIRENCANAKAN, JENIS_TANDA
from ..service import rencana
from .cetak import daftar_cetak
from .umum import dasar, hitungan

bp = Blueprint("musdes", __name__, url_prefix="/musdes")


@bp.get("/")
@requires(Izin.MUSDES_LIHAT)
def index() -> Any:
    saring = FormSaring(request.args)
    di_desa = tingkat(current_user.wilayah_kode) == 4
    unit = [] if di_desa else list_bawah(current_user.wilayah_kode)
    saring.wilayah.choices = [("", "Semua wilayah"), *((w.kode, w.sebutan) for w in unit)]
    dipilih = saring.nilai()
    baris = queries.list_musdes(
        untuk=current_user, wilayah=dipilih.get("wilayah", ""), status=dipilih.get("status", ""), setelah=kursor(date, UUID)
    )
    halaman = potong(baris, lambda b: (b.tanggal, b.id))
    isi = {"halaman": halaman, "saring": saring, "dipilih": dipilih, "di_desa": di_desa, "istilah": istilah}
    return tampil("musdes/index.html", **isi, **_kata_status())


def _kata_status() -> dict[str, Any]:
    return {"kata_status": kata_status, "jenis_tanda": JENIS_TANDA}


def _bakuan() -> dict[str, str]:
    """What the plan proposes: place and leaders as the desa's profile names them."""
    kata, kop = istilah(current_user.wilayah_kode), kop_of(current_user.wilayah_kode)
    pemimpin = kop["kepala_nama"] if kata.pemimpin == kata.kepala else kop["lembaga_ketua"]
    return {
        "tempat": kop["alamat"] and f"Kantor {kata.kepala}, {kop['alamat']}",
        "pimpinan_nama": pemimpin,
        "pimpinan_jabatan": kata.pemimpin,
        "notulis_jabatan": kata.sekretaris,
    }


@bp.get("/baru")
@requires(Izin.MUSDES_TULIS)
def new() -> Any:
    form = FormRencana(data={"id": id_baru(), **_bakuan()})
    return tampil("musdes/new.html", form=form, kata=istilah(current_user.wilayah_kode))


@bp.post("/")
@requires(Izin.MUSDES_TULIS)
def create() -> Any:
    form = FormRencana.dari_permintaan()
    if form.validate():
        try:
            musdes = rencana.create_musdes(form.id_baru, form.isi, oleh=current_user._get_current_object())
            flash("Rencana tersimpan. Berikutnya: pilih usulan yang akan dibahas.", "ok")
            return lanjut(url_for(".show", id=musdes.id))
        except RuleBroken as salah:
            form.tanggal.errors = [salah.pesan]
    return tampil("musdes/new.html", form=form, kata=istilah(current_user.wilayah_kode), status=422)


@bp.get("/<uuid:id>")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID) -> Any:
    musdes = queries.get_musdes(id, untuk=current_user)
    acara = queries.list_acara(id, untuk=current_user)
    peserta = queries.list_peserta(id, untuk=current_user)
    paket = paket_of(musdes, untuk=current_user._get_current_object())
    isi = dasar(musdes) | hitungan(musdes, peserta) | _kata_status()
    if isi["sptjm"]:
        isi["periode"] = periode_of(musdes)
    isi["cetak"] = daftar_cetak(musdes, isi["kehadiran"].diundang, getattr(paket.dokumen, "nomor", ""))
    isi["ingat_undangan"] = _ingat_undangan(musdes)
    templat = "musdes/sptjm_show.html" if isi["sptjm"] else "musdes/show.html"
    return tampil(templat, acara=acara, diputus=sum(bool(a.keputusan) for a in acara), paket=paket, **isi)


def _ingat_undangan(musdes: Any) -> str:
    """A warning while the plan still stands and the days left to invite are few."""
    if musdes.status != DIRENCANAKAN:
        return ""
    return peringatan_undangan(musdes.tanggal, hari_ini(pengaturan("zona")), hari_undangan_of(musdes.desa_kode))


@bp.get("/<uuid:id>/ubah")
@requires(Izin.MUSDES_TULIS)
def edit(id: UUID) -> Any:
    musdes = queries.get_musdes(id, untuk=current_user)
    if is_sptjm(musdes.bentuk):
        return lanjut(url_for("musdes.sptjm.edit", id=id))
    return tampil("musdes/edit.html", form=FormRencana(obj=musdes), **dasar(musdes))


@bp.post("/<uuid:id>")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    musdes, form, salah = queries.get_musdes(id, untuk=current_user), FormRencana.dari_permintaan(), None
    if form.validate():
        try:
            rencana.update_musdes(id, form.isi, form.versi_angka, oleh=current_user._get_current_object())
            flash("Rencana tersimpan.", "ok")
            return lanjut(url_for(".show", id=id))
        except StaleWrite as bentrok:
            salah, musdes = bentrok, queries.get_musdes(id, untuk=current_user)
            form.versi.data = musdes.versi
    return tampil("musdes/edit.html", form=form, bentrok=salah, status=409 if salah else 422, **dasar(musdes))
