"""Citizens' own proposals: taken at the counter, the operator's list, one of them and what becomes of it, the receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin, boleh
from ...errors import PortalError, RuleBroken, StaleWrite
from ...kit.paging import potong
from ...usulan.rules.jenis import KATA_JENIS
from ...usulan.rules.status import JENIS_TANDA, kata_status
from ...web.access import requires
from ...web.cetak import kirim_pdf
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import get_wilayah, list_desa, list_unit
from ...wilayah.rules import mencakup, sebutan, tingkat
from ..documents.mandiri import render_mandiri
from ..forms.mandiri import FormMandiri, FormPenautan, FormSaringMandiri, FormTidakLanjut
from ..queries import mandiri as queries
from ..rules.mandiri import JENIS_USULAN, KATA_STATUS, MENUNGGU, PERMINTAAN, TANDA_STATUS, kalimat_status
from ..service import mandiri as service
from .saringan import pilihan_wilayah

bp = Blueprint("mandiri", __name__, url_prefix="/usul-mandiri")
KATA = {"kata_status": KATA_STATUS, "tanda_status": TANDA_STATUS, "permintaan": PERMINTAAN, "sebutan": sebutan}


def _oleh() -> Any:
    return current_user._get_current_object()


def baca_saring(form: FormSaringMandiri) -> dict[str, str]:
    """The filter as the query takes it."""
    tetap = {nama: form[nama].data for nama in ("status", "permintaan") if form[nama].data in dict(form[nama].choices)}
    return {nama: nilai for nama, nilai in {**tetap, "wilayah": pilihan_wilayah(form)}.items() if nilai}


@bp.get("/")
@requires(Izin.MANDIRI_LIHAT)
def index() -> Any:
    form = FormSaringMandiri(request.args)
    dipilih = baca_saring(form)
    baris = queries.list_mandiri(dipilih, untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda b: (b.dibuat_pada, b.id))
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "di_desa": tingkat(current_user.wilayah_kode) == 4}
    return tampil("warga/mandiri.html", **isi, **KATA)


@bp.get("/baru")
@requires(Izin.LOKET_LAYANI)
def new() -> Any:
    return _isian(FormMandiri(id=id_baru()))


@bp.post("/baru")
@requires(Izin.LOKET_LAYANI)
def new_dari_loket() -> Any:
    """The form with the NIK that was looked up at the counter; it comes by POST, for a NIK never stands in an address."""
    form = FormMandiri(id=id_baru(), nik=request.form.get("nik", "")[:30])
    tempat = queries.find_tempat(form.isi()["nik"], untuk=current_user)
    if tempat is not None and tempat.keluarga_id is not None:
        form.desa_kode.data = tempat.desa_kode
    return _isian(form)


def _isian(form: FormMandiri, *, galat: PortalError | None = None, status: int = 200) -> Any:
    """The form; a dinsos chooses the desa, an operator has one."""
    if tingkat(current_user.wilayah_kode) == 4:
        if "desa_kode" in form:
            del form.desa_kode
    else:
        kecamatan = {u.kode: u.nama for u in list_unit(current_user.wilayah_kode)}
        desa = [(d.kode, f"{kecamatan.get(d.kode[:8], '')}: {d.sebutan}") for d in list_desa(untuk=current_user)]
        form.desa_kode.choices = [("", "Pilih desa atau kelurahan"), *desa]
    return tampil("warga/mandiri_isian.html", form=form, galat=galat, status=status, galat_formulir=status != 200)


@bp.post("/")
@requires(Izin.LOKET_LAYANI)
def create() -> Any:
    form, awal = FormMandiri.dari_permintaan(), current_user.wilayah_kode
    if tingkat(awal) == 4:
        del form.desa_kode
    if not form.validate():
        return _isian(form, status=422)
    try:
        satu = service.create_mandiri(form.id_baru, awal if tingkat(awal) == 4 else form.desa_kode.data, form.isi(), oleh=_oleh())
    except RuleBroken as salah:
        return _isian(form, galat=salah, status=422)
    if satu.id == form.id_baru:
        flash(f"Usul mandiri {satu.nomor} tercatat. Cetak tanda terimanya untuk warga.", "ok")
    elif not mencakup(awal, satu.desa_kode):
        kalimat = f"Warga ini masih mempunyai usul mandiri {satu.nomor} di {get_wilayah(satu.desa_kode).sebutan}, jadi tidak dicatat lagi."
        return _isian(form, galat=RuleBroken(kalimat), status=422)
    else:
        flash(f"Warga ini masih mempunyai usul mandiri {satu.nomor} yang menunggu, jadi tidak dicatat lagi.", "info")
    return lanjut(url_for(".show", id=satu.id))


@bp.get("/<uuid:id>")
@requires(Izin.MANDIRI_LIHAT)
def show(id: UUID) -> Any:
    return _satu(id)


def _satu(id: UUID, *, form: FormTidakLanjut | None = None, galat: PortalError | None = None, status: int = 200) -> Any:
    satu = queries.get_mandiri(id, untuk=current_user)
    menangani = satu.status == MENUNGGU and boleh(current_user, Izin.MANDIRI_TANGANI, satu)
    tempat = queries.find_tempat(satu.nik, untuk=current_user) if menangani else None
    calon = queries.list_calon_usulan(tempat.keluarga_id, untuk=current_user) if tempat and tempat.keluarga_id else []
    nomor = queries.nomor_usulan(satu.usulan_id)
    isi = {
        "m": satu, "desa": get_wilayah(satu.desa_kode), "menangani": menangani, "tempat": tempat, "calon": calon, "nomor_usulan": nomor,
        "langkah": kalimat_status(satu.status, nomor, satu.alasan), "form": form or FormTidakLanjut(versi=satu.versi), "galat": galat,
        "jenis": satu.permintaan if satu.permintaan in JENIS_USULAN else None, "kata_jenis": KATA_JENIS, "kata_usulan": kata_status,
        "jenis_tanda": JENIS_TANDA, "nama": nama_pengguna_by_id({satu.dibuat_oleh, *([satu.ditangani_oleh] if satu.ditangani_oleh else [])}),
    }  # fmt: skip
    return tampil("warga/mandiri_satu.html", status=status, galat_formulir=status != 200, **isi, **KATA)


@bp.get("/<uuid:id>/tanda-terima.pdf")
@requires(Izin.LOKET_LAYANI)
def show_tanda_terima(id: UUID) -> Any:
    satu = service.record_cetak_mandiri(id, oleh=_oleh())
    return kirim_pdf(render_mandiri(satu, untuk=_oleh()), f"tanda-terima-{satu.nomor}")


@bp.post("/<uuid:id>/keluarga")
@requires(Izin.MANDIRI_TANGANI)
def create_keluarga(id: UUID) -> Any:
    queries.get_mandiri(id, untuk=current_user)
    try:
        keluarga_id = service.start_keluarga(id, oleh=_oleh())
    except RuleBroken as salah:
        return _satu(id, galat=salah, status=422)
    flash("Keluarga baru dibuat dengan nama dan NIK warga. Lengkapi datanya, lalu buat usulannya.", "ok")
    return lanjut(url_for("keluarga.keluarga.show", id=keluarga_id))


@bp.post("/<uuid:id>/usulan")
@requires(Izin.MANDIRI_TANGANI)
def create_usulan(id: UUID) -> Any:
    queries.get_mandiri(id, untuk=current_user)
    form = FormPenautan.dari_permintaan()
    try:
        service.link_usulan(id, baca_uuid(form.usulan_id.data), form.versi_angka, oleh=_oleh())
    except (RuleBroken, StaleWrite) as salah:
        return _satu(id, galat=salah, status=salah.status)
    flash("Usul mandiri ini sekarang tertaut pada usulannya.", "ok")
    return lanjut(url_for(".show", id=id))


@bp.post("/<uuid:id>/penolakan")
@requires(Izin.MANDIRI_TANGANI)
def create_penolakan(id: UUID) -> Any:
    queries.get_mandiri(id, untuk=current_user)
    form = FormTidakLanjut.dari_permintaan()
    if not form.validate():
        return _satu(id, form=form, status=422)
    try:
        service.decline_mandiri(id, form.alasan.data, form.versi_angka, oleh=_oleh())
    except (RuleBroken, StaleWrite) as salah:
        return _satu(id, form=form, galat=salah, status=salah.status)
    flash("Usul mandiri ditutup. Alasannya disampaikan kepada warga di loket.", "ok")
    return lanjut(url_for(".show", id=id))
