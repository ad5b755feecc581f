"""Objections: the list, choosing the published list and its line, writing one down, its page with proofs and answer, its papers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin, boleh
from ...errors import NotAllowed, PortalError, RuleBroken, StaleWrite
from ...jam import hari_ini
from ...kit.isi import sidik_pendek
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...usulan.queries import get_usulan
from ...web.access import requires
from ...web.cetak import kirim_pdf
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...web.uploads import UnggahanDitolak, kirim_berkas
from ...wilayah.queries import get_wilayah
from ...wilayah.rules import sebutan, tingkat
from ..documents.sanggahan import render_jawaban, render_tanda_terima, sidik_surat
from ..forms.sanggahan import FormBuktiSanggahan, FormJawaban, FormSanggahan, FormSaringSanggahan
from ..queries import sanggahan as queries
from ..queries.pengumuman import baris as baris_pengumuman
from ..queries.pengumuman import get_pengumuman, get_ringkas
from ..rules import sanggahan as rules
from ..service import sanggahan as service
from ..service import sanggahan_bukti as bukti
from .saringan import pilihan_wilayah

bp = Blueprint("sanggahan", __name__, url_prefix="/sanggahan")
SEHALAMAN = 25
KATA = {
    "kata_jenis": rules.JENIS, "kata_status": rules.KATA_STATUS, "kata_hasil": rules.HASIL, "tanda_hasil": rules.TANDA_HASIL,
    "kata_lanjut": rules.TINDAK_LANJUT, "kata_pihak": rules.KATA_PIHAK, "sebutan": sebutan,
}  # fmt: skip


def _hari() -> date:
    return hari_ini(pengaturan("zona"))


def _oleh() -> Any:
    return current_user._get_current_object()


def _folder() -> Path:
    return current_app.config["PORTAL"].folder_berkas


def baca_saring(form: FormSaringSanggahan) -> dict[str, str]:
    """The filter as the query takes it."""
    keadaan = {str(nilai) for nilai, *_ in form.keadaan.choices} - {""}
    dipilih = {"keadaan": form.keadaan.data if form.keadaan.data in keadaan else "", "wilayah": pilihan_wilayah(form)}
    return {nama: nilai for nama, nilai in dipilih.items() if nilai}


@bp.get("/")
@requires(Izin.SANGGAHAN_LIHAT)
def index() -> Any:
    form = FormSaringSanggahan(request.args)
    dipilih = baca_saring(form)
    baris = queries.list_sanggahan(dipilih, untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda b: (b.dibuat_pada, b.id))
    orang = {b.id: rules.penyanggah_of(b, current_user) for b in halaman.baris}
    lewat = {b.id for b in halaman.baris if rules.is_lewat(b.status, b.batas_jawab, _hari())}
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "orang": orang, "lewat": lewat}
    return tampil("warga/sanggahan.html", di_desa=tingkat(current_user.wilayah_kode) == 4, **isi, **KATA)


@bp.get("/baru")
@requires(Izin.SANGGAHAN_TULIS)
def new() -> Any:
    """Without ``?pengumuman_id=`` the lists that may be objected to; with it their lines; with ``&usulan_id=`` or ``&lain=1`` the form."""
    if not request.args.get("pengumuman_id"):
        form = FormSaringSanggahan(request.args)
        wilayah = pilihan_wilayah(form)
        terbit = queries.list_terbit(_hari(), wilayah, untuk=current_user, setelah=kursor(date, UUID))
        halaman = potong(terbit, lambda p: (p.mulai, p.id))
        return tampil("warga/sanggahan_pilih.html", form=form, wilayah=wilayah, halaman=halaman, ke_mana=rules.KE_MANA, **KATA)
    terbit_id = baca_uuid(request.args["pengumuman_id"])
    if request.args.get("usulan_id") or request.args.get("lain"):
        form = FormSanggahan(id=id_baru(), pengumuman_id=str(terbit_id), usulan_id=request.args.get("usulan_id", ""))
        return _isian(form)
    satu, semua = get_pengumuman(terbit_id, untuk=current_user), []
    halangan = rules.halangan_menyanggah(get_ringkas(terbit_id, untuk=current_user), _hari())
    if not halangan:
        awal = (kursor(int) or (0,))[0] or 0
        semua = [b for b in baris_pengumuman(satu) if b.no > awal][: SEHALAMAN + 1]
    halaman = potong(semua, lambda b: (b.no,), SEHALAMAN)
    return tampil("warga/sanggahan_baris.html", p=satu, desa=get_wilayah(satu.desa_kode), halaman=halaman, halangan=halangan)


def _isian(form: FormSanggahan, *, galat: PortalError | None = None, status: int = 200) -> Any:
    """The form, with the line it is about; or why no objection is taken."""
    satu = get_pengumuman(baca_uuid(form.pengumuman_id.data), untuk=current_user)
    baris = queries.get_baris(satu, baca_uuid(form.usulan_id.data)) if form.usulan_id.data else None
    halangan = rules.halangan_menyanggah(get_ringkas(satu.id, untuk=current_user), _hari())
    isi = {"form": form, "p": satu, "desa": get_wilayah(satu.desa_kode), "baris": baris, "galat": galat, "halangan": halangan}
    return tampil("warga/sanggahan_isian.html", status=status, galat_formulir=status != 200, **isi)


@bp.post("/")
@requires(Izin.SANGGAHAN_TULIS)
def create() -> Any:
    form = FormSanggahan.dari_permintaan()
    if not form.validate():
        return _isian(form, status=422)
    usulan_id = baca_uuid(form.usulan_id.data) if form.usulan_id.data else None
    try:
        satu = service.create_sanggahan(form.id_baru, form.isi(baca_uuid(form.pengumuman_id.data), usulan_id), oleh=_oleh())
    except RuleBroken as salah:
        return _isian(form, galat=salah, status=422)
    flash(f"Sanggahan {satu.nomor} tercatat. Cetak tanda terimanya untuk warga.", "ok")
    return lanjut(url_for(".show", id=satu.id))


@bp.get("/<uuid:id>")
@requires(Izin.SANGGAHAN_LIHAT)
def show(id: UUID) -> Any:
    return _satu(id)


def _satu(id: UUID, *, form: Any = None, form_bukti: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    satu = queries.get_sanggahan(id, untuk=current_user)
    terbit = get_pengumuman(satu.pengumuman_id, untuk=current_user)
    terbuka, menulis = satu.status == rules.DITERIMA, boleh(current_user, Izin.SANGGAHAN_TULIS, satu)
    menjawab = terbuka and boleh(current_user, Izin.SANGGAHAN_JAWAB, satu)
    if form_bukti is None and menulis and terbuka:
        form_bukti = FormBuktiSanggahan(id=id_baru())
    if form_bukti is not None and not boleh(current_user, Izin.SANGGAHAN_JAWAB, satu):
        del form_bukti.pihak
    if form is None and menjawab:
        form = FormJawaban(versi=satu.versi)
    isi = {
        "s": satu, "p": terbit, "desa": get_wilayah(satu.desa_kode), "orang": rules.penyanggah_of(satu, current_user),
        "baris": queries.get_baris(terbit, satu.usulan_id) if satu.usulan_id else None,
        "usulan": get_usulan(satu.usulan_id, untuk=current_user) if satu.usulan_id else None,
        "bukti": queries.list_bukti_sanggahan(id, untuk=current_user), "lewat": rules.is_lewat(satu.status, satu.batas_jawab, _hari()),
        "menulis": menulis and terbuka, "menjawab": menjawab, "halangan": service.halangan_of(satu, current_user) if menjawab else None,
        "cetak": rules.boleh_surat(current_user), "form": form, "form_bukti": form_bukti, "galat": galat,
        "nama": nama_pengguna_by_id({satu.dibuat_oleh, *([satu.dijawab_oleh] if satu.dijawab_oleh else [])}),
        "sidik": "" if terbuka else sidik_pendek(sidik_surat(satu)),
    }  # fmt: skip
    return tampil("warga/sanggahan_satu.html", status=status, galat_formulir=status != 200, **isi, **KATA)


@bp.get("/<uuid:id>/tanda-terima.pdf")
@requires(Izin.SANGGAHAN_LIHAT)
def show_tanda_terima(id: UUID) -> Any:
    satu = service.record_cetak(id, "tanda_terima", oleh=_oleh())
    return kirim_pdf(render_tanda_terima(satu, untuk=_oleh()), f"tanda-terima-{satu.nomor}")


@bp.get("/<uuid:id>/jawaban.pdf")
@requires(Izin.SANGGAHAN_LIHAT)
def show_jawaban(id: UUID) -> Any:
    if queries.get_sanggahan(id, untuk=current_user).status != rules.DIJAWAB:
        flash("Sanggahan ini belum dijawab, jadi suratnya belum ada.", "info")
        return redirect(url_for(".show", id=id), 303)
    satu = service.record_cetak(id, "jawaban", oleh=_oleh())
    return kirim_pdf(render_jawaban(satu, untuk=_oleh()), f"jawaban-{satu.nomor}")


@bp.post("/<uuid:id>/jawaban")
@requires(Izin.SANGGAHAN_JAWAB)
def create_jawaban(id: UUID) -> Any:
    queries.get_sanggahan(id, untuk=current_user)
    form = FormJawaban.dari_permintaan()
    if not form.validate():
        return _satu(id, form=form, status=422)
    try:
        service.answer_sanggahan(id, form.isi(), form.versi_angka, oleh=_oleh())
    except (RuleBroken, StaleWrite, NotAllowed) as salah:
        return _satu(id, form=form, galat=salah, status=salah.status)
    flash("Jawaban tersimpan. Cetak suratnya untuk penyanggah.", "ok")
    return lanjut(url_for(".show", id=id))


@bp.post("/<uuid:id>/bukti")
@requires(Izin.SANGGAHAN_TULIS)
def create_bukti(id: UUID) -> Any:
    queries.get_sanggahan(id, untuk=current_user)
    form = FormBuktiSanggahan.dari_permintaan()
    if not form.validate():
        return _satu(id, form_bukti=form, status=422)
    berkas = form.berkas.data
    try:
        bukti.add_bukti_sanggahan(form.id_baru, id, form.pihak.data, berkas.stream, berkas.filename, folder=_folder(), oleh=_oleh())
    except (UnggahanDitolak, RuleBroken) as salah:
        form.berkas.errors = [salah.pesan]
        form.id.data = id_baru()
        return _satu(id, form_bukti=form, status=422)
    flash("Bukti tersimpan.", "ok")
    return lanjut(url_for(".show", id=id, _anchor="bukti"))


@bp.get("/<uuid:id>/bukti/<uuid:bukti_sanggahan_id>")
@requires(Izin.SANGGAHAN_LIHAT)
def show_bukti(id: UUID, bukti_sanggahan_id: UUID) -> Any:
    satu = bukti.open_bukti_sanggahan(bukti_sanggahan_id, id, oleh=_oleh())
    return kirim_berkas(_folder() / bukti.SUBFOLDER / satu.berkas, satu.mime, satu.nama_asli, tampil=True)


@bp.post("/<uuid:id>/bukti/<uuid:bukti_sanggahan_id>/penghapusan")
@requires(Izin.SANGGAHAN_TULIS)
def delete_bukti(id: UUID, bukti_sanggahan_id: UUID) -> Any:
    bukti.remove_bukti_sanggahan(bukti_sanggahan_id, id, oleh=_oleh())
    flash("Bukti dikeluarkan dari sanggahan ini.", "ok")
    return lanjut(url_for(".show", id=id, _anchor="bukti"))


@bp.app_template_global("sanggahan_usulan")
def sanggahan_usulan(ids: UUID | Collection[UUID]) -> dict[UUID, list[Any]]:
    """{usulan: objections about it} for pages of features that come before this one."""
    semua = [ids] if isinstance(ids, UUID) else list(ids)
    return queries.sanggahan_by_usulan(semua, untuk=current_user) if boleh(current_user, Izin.SANGGAHAN_LIHAT) else {}
