"""Home visits: the list, the draw of a sample, the record of one, its photos."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, RuleBroken
from ...keluarga.queries import get_keluarga
from ...keluarga.rules.isian import tulis_letak
from ...kit.paging import potong
from ...usulan.queries import get_usulan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...web.uploads import gambar_kecil, kirim_berkas
from ...wilayah.queries import get_wilayah
from ..forms import FormContoh, FormFotoKunjungan, FormKunjungan, FormMinta, FormSaringKunjungan
from ..queries import kunjungan as queries
from ..queries.usulan import get_periksa
from ..rules.kunjungan import KATA_FOTO, KATA_HASIL_KUNJUNGAN, KATA_SEBAB, TANDA_HASIL
from ..service import kunjungan as service
from .periksa import tampil_periksa
from .tampilan import nama_kecamatan

bp = Blueprint("kunjungan", __name__, url_prefix="/verifikasi")
KATA = {"kata_sebab": KATA_SEBAB, "kata_hasil": KATA_HASIL_KUNJUNGAN, "kata_foto": KATA_FOTO, "tanda_hasil": TANDA_HASIL}


def _folder() -> Path:
    return current_app.config["PORTAL"].folder_berkas


@bp.post("/<uuid:id>/kunjungan")
@requires(Izin.KUNJUNGAN_TULIS)
def create(id: UUID) -> Any:
    get_periksa(id, untuk=current_user)
    form = FormMinta.dari_permintaan()
    try:
        if form.validate():
            service.request_kunjungan(form.id_baru, id, form.pesan.data, oleh=current_user._get_current_object())
            flash("Kunjungan rumah diminta. Usulan ini belum dapat disetujui sampai hasilnya dicatat.", "ok")
            return redirect(url_for("verifikasi.antrean.show", id=id, _anchor="kunjungan"), 303)
    except RuleBroken as salah:
        form.pesan.errors = [salah.pesan]
    return tampil_periksa(id, minta=form, status=422)


@bp.get("/kunjungan/")
@requires(Izin.ANTREAN_LIHAT)
def index() -> Any:
    return _daftar(FormContoh(id=id_baru()))


def _daftar(contoh: FormContoh, status: int = 200) -> Any:
    form, kecamatan = FormSaringKunjungan(request.args), nama_kecamatan()
    for satu in (form, contoh):
        satu.kecamatan.choices = [*satu.kecamatan.choices, *kecamatan.items()]
    dipilih = {"kecamatan": form.kecamatan.data if form.kecamatan.data in kecamatan else "", "keadaan": form.keadaan.data}
    dipilih = {nama: nilai for nama, nilai in dipilih.items() if nilai}
    baris = queries.list_kunjungan(
        dipilih.get("kecamatan", ""), dipilih.get("keadaan") == "selesai", untuk=current_user, setelah=kursor(datetime, UUID)
    )
    halaman = potong(baris, lambda satu: (satu.diminta_pada, satu.id))
    isi = {"form": form, "contoh": contoh, "halaman": halaman, "dipilih": dipilih, "kecamatan": kecamatan, **KATA}
    return tampil("verifikasi/kunjungan.html", status=status, galat_formulir=status != 200, **isi)


@bp.post("/kunjungan/contoh")
@requires(Izin.KUNJUNGAN_TULIS)
def create_contoh() -> Any:
    form = FormContoh.dari_permintaan()
    wilayah = form.kecamatan.data if form.kecamatan.data in nama_kecamatan() else ""
    try:
        if form.validate():
            jumlah = service.draw_contoh(form.id_baru, wilayah, form.cara.data, form.angka.data, oleh=current_user._get_current_object())
            flash(f"{jumlah} usulan terpilih untuk dikunjungi. Benih undian {form.id_baru} tercatat di jejak.", "ok")
            return redirect(url_for(".index"), 303)
    except RuleBroken as salah:
        form.angka.errors = [salah.pesan]
    return _daftar(form, 422)


@bp.get("/kunjungan/<uuid:kunjungan_id>")
@requires(Izin.ANTREAN_LIHAT)
def show(kunjungan_id: UUID) -> Any:
    return _satu(kunjungan_id)


def _satu(id: UUID, form: Any = None, foto: Any = None, galat: Any = None, status: int = 200) -> Any:
    satu = queries.get_kunjungan(id, untuk=current_user)
    keluarga = get_keluarga(get_usulan(satu.usulan_id, untuk=current_user).keluarga_id, untuk=current_user)
    if form is None:
        isi = {nama: getattr(satu, nama) for nama in ("hasil", "petugas", "tanggal", "catatan", "versi")}
        form = FormKunjungan(**isi, letak=tulis_letak(satu.lintang, satu.bujur), **satu.isian)
    semua = queries.list_foto_kunjungan([id])[id]
    return tampil(
        "verifikasi/kunjungan_satu.html", kunjungan=satu, k=keluarga, desa=get_wilayah(satu.desa_kode), form=form, galat=galat,
        foto=semua, form_foto=foto or FormFotoKunjungan(id=id_baru()), galat_formulir=status != 200, status=status, **KATA,
    )  # fmt: skip


@bp.post("/kunjungan/<uuid:kunjungan_id>")
@requires(Izin.KUNJUNGAN_TULIS)
def update(kunjungan_id: UUID) -> Any:
    queries.get_kunjungan(kunjungan_id, untuk=current_user)
    form = FormKunjungan.dari_permintaan()
    if not form.validate():
        return _satu(kunjungan_id, form, status=422)
    try:
        service.record_kunjungan(kunjungan_id, form.nilai(), form.versi_angka, oleh=current_user._get_current_object())
    except PortalError as salah:
        return _satu(kunjungan_id, form, galat=salah, status=salah.status)
    flash("Hasil kunjungan tercatat.", "ok")
    return lanjut(url_for(".show", kunjungan_id=kunjungan_id))


@bp.post("/kunjungan/<uuid:kunjungan_id>/foto")
@requires(Izin.KUNJUNGAN_TULIS)
def create_foto(kunjungan_id: UUID) -> Any:
    queries.get_kunjungan(kunjungan_id, untuk=current_user)
    form = FormFotoKunjungan.dari_permintaan()
    if not form.validate():
        return _satu(kunjungan_id, foto=form, status=422)
    berkas, oleh = form.berkas.data, current_user._get_current_object()
    try:
        service.add_foto_kunjungan(form.id_baru, kunjungan_id, form.jenis.data, berkas.stream, berkas.filename, folder=_folder(), oleh=oleh)
    except PortalError as salah:
        return _satu(kunjungan_id, foto=form, galat=salah, status=salah.status)
    flash("Foto kunjungan tersimpan.", "ok")
    return lanjut(url_for(".show", kunjungan_id=kunjungan_id, _anchor="foto"))


@bp.get("/kunjungan/<uuid:kunjungan_id>/foto/<uuid:foto_kunjungan_id>")
@requires(Izin.ANTREAN_LIHAT)
def show_foto(kunjungan_id: UUID, foto_kunjungan_id: UUID) -> Any:
    """The picture; with ``?kecil=1`` its thumbnail."""
    foto = queries.get_foto_kunjungan(foto_kunjungan_id, kunjungan_id, untuk=current_user)
    berkas = _folder() / service.SUBFOLDER / foto.berkas
    if request.args.get("kecil"):
        berkas = gambar_kecil(berkas)
    return kirim_berkas(berkas, foto.mime, f"{KATA_FOTO[foto.jenis]}.jpg", tampil=True)
