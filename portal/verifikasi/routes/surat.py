"""The kadis' letter: its PDF, the signed scan, and taking it back before the hand-over."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...web.access import requires
from ...web.cetak import KERTAS, kirim_pdf, pilih_kertas
from ...web.htmx import lanjut
from ...web.uploads import UnggahanDitolak, kirim_berkas
from ..documents.pengesahan import ensure_surat
from ..forms import FormPindaian, FormTarik
from ..queries.surat import get_surat
from ..service.surat import SUBFOLDER, record_lihat_surat, undo_pengesahan, upload_pindaian
from .pengesahan import halaman_surat

bp = Blueprint("surat", __name__, url_prefix="/pengesahan/<uuid:id>")


def _folder() -> Path:
    return Path(current_app.config["PORTAL"].folder_berkas) / SUBFOLDER


@bp.get("/surat.pdf")
@requires(Izin.PENGESAHAN_LIHAT)
def show(id: UUID) -> Any:
    """``?kertas=`` asks for another size than the kabupaten's."""
    oleh = current_user._get_current_object()
    record_lihat_surat(id, "surat", oleh=oleh)
    diminta = request.args.get("kertas", "")
    kertas = pilih_kertas(diminta, "") if diminta in KERTAS else None
    isi = ensure_surat(id, kertas, f"{current_app.config['PORTAL'].url}/periksa", untuk=oleh)
    return kirim_pdf(isi, f"surat-pengesahan-{kertas}" if kertas else "surat-pengesahan")


@bp.get("/pindaian")
@requires(Izin.PENGESAHAN_LIHAT)
def show_pindaian(id: UUID) -> Any:
    oleh = current_user._get_current_object()
    if not get_surat(id, untuk=oleh).pindaian:
        flash("Pindaian surat ini belum diunggah.", "info")
        return redirect(url_for("verifikasi.pengesahan.show", id=id), 303)
    record_lihat_surat(id, "pindaian", oleh=oleh)
    surat = get_surat(id, untuk=oleh)
    nama = f"pindaian-surat-pengesahan{Path(surat.pindaian).suffix}"
    return kirim_berkas(_folder() / surat.pindaian, surat.pindaian_mime, nama, tampil=True)


@bp.post("/pindaian")
@requires(Izin.PENGESAHAN_UNGGAH)
def create_pindaian(id: UUID) -> Any:
    form = FormPindaian.dari_permintaan()
    if not form.validate():
        return halaman_surat(id, status=422, form_pindaian=form)
    kiriman = form.berkas.data
    try:
        upload_pindaian(
            form.id_baru, id, kiriman.stream, kiriman.filename, folder=_folder(), oleh=current_user._get_current_object()
        )
    except (UnggahanDitolak, RuleBroken) as salah:
        form.berkas.errors = [salah.pesan]
        return halaman_surat(id, status=422, form_pindaian=form)
    flash("Pindaian surat tersimpan.", "ok")
    return lanjut(url_for("verifikasi.pengesahan.show", id=id))


@bp.post("/penarikan")
@requires(Izin.PENGESAHAN_TULIS)
def create_penarikan(id: UUID) -> Any:
    form = FormTarik.dari_permintaan()
    if not form.validate():
        return halaman_surat(id, status=422, form_tarik=form)
    try:
        undo_pengesahan(id, form.alasan.data, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        form.alasan.errors = [salah.pesan]
        return halaman_surat(id, status=salah.status, form_tarik=form)
    flash("Pengesahan ditarik. Usulannya kembali menunggu pengesahan.", "ok")
    return lanjut(url_for("verifikasi.pengesahan.show", id=id))
