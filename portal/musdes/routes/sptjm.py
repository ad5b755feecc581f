"""A period without a musyawarah: its SPTJM drawn up, changed and closed, and its two papers shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound, RuleBroken, StaleWrite
from ...jam import hari_ini
from ...pengaturan.queries import kop_of, pengaturan
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.forms import PortalForm, id_baru
from ...web.htmx import lanjut, tampil
from .. import documents, queries
from ..forms.sptjm import FormSptjm
from ..queries.sptjm import halangan_sptjm, list_kekurangan_sptjm, periode_hari, periode_of
from ..rules.bentuk import PERNYATAAN, SPTJM, is_sptjm
from ..rules.peserta import istilah
from ..rules.status import boleh_mencatat
from ..service import sptjm as service
from ..service.dokumen import record_lihat
from .umum import dasar, rekap

bp = Blueprint("sptjm", __name__, url_prefix="/sptjm")


def _isi_baru(form: FormSptjm) -> dict[str, Any]:
    """Values of the first form: whether there can be an SPTJM today, and of which period."""
    desa, hari = current_user.wilayah_kode, hari_ini(pengaturan("zona"))
    return {
        "form": form, "kata": istilah(desa), "halangan": halangan_sptjm(desa, hari),
        "periode": periode_hari(hari),
    }  # fmt: skip


@bp.get("/baru")
@requires(Izin.MUSDES_TULIS)
def new() -> Any:
    kata, kop = istilah(current_user.wilayah_kode), kop_of(current_user.wilayah_kode)
    bakuan = {"tanggal": hari_ini(pengaturan("zona")), "pimpinan_nama": kop["kepala_nama"], "pimpinan_jabatan": kata.kepala}
    return tampil("musdes/sptjm_new.html", **_isi_baru(FormSptjm(data={"id": id_baru(), **bakuan})))


@bp.post("/")
@requires(Izin.MUSDES_TULIS)
def create() -> Any:
    form = FormSptjm.dari_permintaan()
    if form.validate():
        try:
            sptjm = service.create_sptjm(form.id_baru, form.isi, oleh=current_user._get_current_object())
            flash("SPTJM tersimpan. Berikutnya: pilih usulan yang dinyatakan di dalamnya.", "ok")
            return lanjut(url_for("musdes.agenda.index", id=sptjm.id))
        except RuleBroken as salah:
            form.tanggal.errors = [salah.pesan]
    return tampil("musdes/sptjm_new.html", status=422, **_isi_baru(form))


def _ambil(id: UUID) -> Any:
    """The SPTJM within scope; a meeting under this address does not exist."""
    musdes = queries.get_musdes(id, untuk=current_user)
    if not is_sptjm(musdes.bentuk):
        raise NotFound()
    return musdes


def _isi_ubah(musdes: Any, form: FormSptjm) -> dict[str, Any]:
    return dasar(musdes) | {"form": form, "periode": periode_of(musdes)}


@bp.get("/<uuid:id>/ubah")
@requires(Izin.MUSDES_TULIS)
def edit(id: UUID) -> Any:
    musdes = _ambil(id)
    return tampil("musdes/sptjm_edit.html", **_isi_ubah(musdes, FormSptjm(obj=musdes)))


@bp.post("/<uuid:id>")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    musdes, form, salah = _ambil(id), FormSptjm.dari_permintaan(), None
    if form.validate():
        try:
            service.update_sptjm(id, form.isi, form.versi_angka, oleh=current_user._get_current_object())
            flash("SPTJM tersimpan.", "ok")
            return lanjut(url_for("musdes.musdes.show", id=id))
        except StaleWrite as bentrok:
            salah, musdes = bentrok, _ambil(id)
            form.versi.data = musdes.versi
        except RuleBroken as ditolak:
            form.tanggal.errors = [ditolak.pesan]
    return tampil("musdes/sptjm_edit.html", bentrok=salah, status=409 if salah else 422, **_isi_ubah(musdes, form))


def _isi_tutup(id: UUID, form: PortalForm | None = None) -> dict[str, Any]:
    musdes = _ambil(id)
    return dasar(musdes) | {
        "form": form or PortalForm(data={"id": id_baru(), "versi": musdes.versi}),
        "rekap": rekap(queries.list_acara(id, untuk=current_user)),
        "kurang": list_kekurangan_sptjm(musdes, untuk=current_user),
        "periode": periode_of(musdes),
        "catat": boleh_mencatat(musdes.status),
    }


@bp.get("/<uuid:id>/penutupan")
@requires(Izin.MUSDES_TULIS)
def new_tutup(id: UUID) -> Any:
    return tampil("musdes/sptjm_tutup.html", **_isi_tutup(id))


@bp.post("/<uuid:id>/penutupan")
@requires(Izin.MUSDES_TULIS)
def create_tutup(id: UUID) -> Any:
    form, salah = PortalForm.dari_permintaan(), None
    _ambil(id)
    try:
        dokumen = service.close_sptjm(form.id_baru, id, form.versi_angka, oleh=current_user._get_current_object())
        flash(f"SPTJM ditutup dengan nomor {dokumen.nomor}. Cetak kedua suratnya, tanda tangani, lalu unggah pindaiannya.", "ok")
        return lanjut(url_for("musdes.musdes.show", id=id))
    except (RuleBroken, StaleWrite) as ditolak:
        salah = ditolak
        form.versi.data = _ambil(id).versi
    return tampil("musdes/sptjm_tutup.html", salah=salah, status=salah.status, **_isi_tutup(id, form))


@bp.get("/<uuid:id>/sptjm.pdf")
@requires(Izin.NIK_LIHAT)
def show(id: UUID) -> Any:
    return _kirim(id, SPTJM)


@bp.get("/<uuid:id>/pernyataan.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_pernyataan(id: UUID) -> Any:
    return _kirim(id, PERNYATAAN)


def _kirim(id: UUID, jenis: str) -> Any:
    kertas, oleh = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas")), current_user._get_current_object()
    dokumen_id = record_lihat(id, jenis, kertas, oleh=oleh)
    if dokumen_id is None:
        isi = documents.render_konsep(id, jenis, kertas, untuk=oleh)
    else:
        isi = documents.ensure_cetakan(dokumen_id, jenis, kertas, untuk=oleh)
    nama = {SPTJM: "sptjm", PERNYATAAN: "pernyataan-tidak-musyawarah"}[jenis]
    return kirim_pdf(isi, f"{nama}{'-konsep' if dokumen_id is None else ''}-{kertas}")
