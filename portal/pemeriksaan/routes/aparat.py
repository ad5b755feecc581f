"""The register of officials of a desa/kelurahan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.routes.wilayah import pilihan_wilayah
from ...akun.rules import Izin, boleh
from ...errors import NotFound, RuleBroken, StaleWrite
from ...jam import hari_ini
from ...kit.nomor import kelompokkan
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..forms import FormAparat, FormSaringAparat
from ..queries.aparat import UKURAN, get_aparat, list_aparat
from ..queries.temuan import CETAK
from ..rules.jabatan import JABATAN, is_menjabat
from ..service import create_aparat, update_aparat

bp = Blueprint("aparat", __name__, url_prefix="/aparat")


def baca_saring() -> tuple[FormSaringAparat, dict[str, str]]:
    """The filter of the address: its form, and what ``list_aparat`` takes of it, which is what links carry too."""
    form = FormSaringAparat(request.args)
    wilayah = pilihan_wilayah(form)
    return form, form.nilai() | ({"wilayah": wilayah} if wilayah else {})


@bp.get("/")
@requires(Izin.APARAT_LIHAT)
def index() -> Any:
    """The officials; ``?cetak=1``: as they are printed, many on one page and without whole numbers."""
    form, dipilih = baca_saring()
    cetak, setelah, kini = "cetak" in request.args, kursor(UUID), hari_ini(pengaturan("zona"))
    ukuran, wilayah = CETAK if cetak else UKURAN, dipilih.get("wilayah", "")
    baris = list_aparat(untuk=current_user, hari_ini=kini, setelah=setelah[0] if setelah else None, ukuran=ukuran, **dipilih)
    halaman = potong(baris, lambda b: (b.id,), ukuran)
    desa = wilayah or current_user.wilayah_kode
    isi = {
        "form": form, "dipilih": dipilih, "halaman": halaman, "jabatan": JABATAN, "cetak": cetak,
        "desa_baru": desa if tingkat(desa) == 4 else "", "menulis": boleh(current_user, Izin.APARAT_TULIS) and not cetak,
        "lihat_nik": boleh(current_user, Izin.NIK_LIHAT) and not cetak, "menjabat": lambda b: is_menjabat(b.mulai, b.selesai, kini),
    }  # fmt: skip
    return tampil("pemeriksaan/aparat.html", **isi)


def _form(form: Any, aparat: Any = None, galat: Any = None, status: int = 200) -> Any:
    """The page of one official, new without ``aparat``."""
    desa = aparat.desa_kode if aparat else form.desa_kode.data or ""
    unit = find_wilayah(desa) if tingkat(desa) == 4 and mencakup(current_user.wilayah_kode, desa) else None
    if unit is None:
        raise NotFound()
    isi = {"form": form, "aparat": aparat, "desa": unit, "galat": galat, "galat_formulir": status != 200}
    return tampil("pemeriksaan/aparat_isian.html", status=status, **isi)


@bp.get("/baru")
@requires(Izin.APARAT_TULIS)
def new() -> Any:
    sendiri = current_user.wilayah_kode
    desa = request.args.get("desa", sendiri)
    if tingkat(desa) != 4:
        flash("Pilih desa atau kelurahannya dahulu, lalu tambah aparat.", "info")
        return lanjut(url_for(".index"))
    return _form(FormAparat(id=id_baru(), desa_kode=desa))


@bp.post("/")
@requires(Izin.APARAT_TULIS)
def create() -> Any:
    form = FormAparat.dari_permintaan()
    if not form.validate():
        return _form(form, status=422)
    try:
        aparat = create_aparat(form.id_baru, form.desa_kode.data or "", form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _form(form, galat=salah, status=422)
    flash(f"{aparat.nama} tersimpan dalam daftar aparat.", "ok")
    return lanjut(_url_daftar(aparat.desa_kode))


@bp.get("/<uuid:id>")
@requires(Izin.APARAT_TULIS)
def edit(id: UUID) -> Any:
    aparat = get_aparat(id, untuk=current_user)
    isi = {nama: getattr(aparat, nama) for nama in ("nama", "jabatan", "mulai", "selesai", "versi")}
    return _form(_tanpa_nik(FormAparat(**isi, nik=kelompokkan(aparat.nik)), aparat), aparat)


@bp.post("/<uuid:id>")
@requires(Izin.APARAT_TULIS)
def update(id: UUID) -> Any:
    aparat = get_aparat(id, untuk=current_user)
    form = _tanpa_nik(FormAparat.dari_permintaan(), aparat)
    if not form.validate():
        return _form(form, aparat, status=422)
    try:
        update_aparat(id, {"nik": aparat.nik} | form.isi(), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        form.versi.data = aparat.versi
        return _form(form, aparat, galat=salah, status=salah.status)
    flash("Perubahan tersimpan.", "ok")
    return lanjut(_url_daftar(aparat.desa_kode))


def _tanpa_nik(form: Any, aparat: Any) -> Any:
    """Who may not read a NIK does not get the field of one that is there; it stays as it is."""
    if aparat.nik and not boleh(current_user, Izin.NIK_LIHAT, aparat):
        del form.nik
    return form


def _url_daftar(desa: str) -> str:
    return url_for(".index", wilayah=desa) if desa != current_user.wilayah_kode else url_for(".index")
