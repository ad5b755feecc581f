"""The list of usulan, the form that makes or changes one, and the page of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini
from ...keluarga.queries import get_keluarga
from ...kit.kode.dukcapil import SHDK
from ...kit.paging import potong
from ...kit.tanggal import lama, setempat
from ...kuota.rules import PROGRAM, is_melebihi_desil
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan
from ...wilayah.rules import tingkat
from .. import queries, service
from ..forms import INDEN, FormSaring, FormUsulan
from ..rules.isian import boleh_diubah, ringkas_program
from ..rules.jenis import JENIS, halangan_membuat
from ..rules.status import DITUNDA, DRAF
from .rinci import KATA, rinci

bp = Blueprint("usulan", __name__, url_prefix="/usulan")


@bp.get("/")
@requires(Izin.USULAN_LIHAT)
def index() -> Any:
    form = _saringan()
    saring = {nama: form.nilai(nama) for nama in ("status", "jenis", "wilayah")} | _satu_keluarga()
    baris = queries.list_usulan(
        untuk=current_user, status=form.semua_status(), jenis=saring["jenis"], wilayah=saring["wilayah"],
        keluarga_id=saring["keluarga_id"], setelah=kursor(datetime, UUID),
    )  # fmt: skip
    halaman = potong(baris, lambda b: (b.dibuat_pada, b.id))
    program = queries.list_program([b.id for b in halaman.baris])
    ringkas = {id_: ringkas_program(satu.program for satu in semua) for id_, semua in program.items()}
    dipilih = {nama: nilai for nama, nilai in saring.items() if nilai}
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "ringkas": ringkas, "sejak": _ukur_sejak(), "dapat_siap": (DRAF, DITUNDA)}
    return tampil("usulan/index.html", **isi, **KATA)


def _saringan() -> FormSaring:
    """Wilayah are offered to those who see more than one desa; the chosen kecamatan stands above its own."""
    form = FormSaring(request.args)
    jenjang = tingkat(current_user.wilayah_kode)
    if jenjang < 4:
        unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
        form.wilayah.choices = [*form.wilayah.choices, *((w.kode, INDEN * (w.tingkat - jenjang - 1) + w.sebutan) for w in unit)]
    return form


def _satu_keluarga() -> dict[str, UUID | None]:
    try:
        return {"keluarga_id": UUID(request.args.get("keluarga_id", ""))}
    except ValueError:
        return {"keluarga_id": None}


def _ukur_sejak() -> Callable[[datetime], tuple[Any, str]]:
    """What tells of each usulan the day since when it is so, and how long that is."""
    zona = pengaturan("zona")
    kini = hari_ini(zona)

    def sejak(saat: datetime) -> tuple[Any, str]:
        hari = setempat(saat, zona).date()
        return hari, lama(hari, kini)

    return sejak


@bp.get("/baru")
@requires(Izin.USULAN_TULIS)
def new() -> Any:
    if not request.args.get("keluarga_id"):
        flash("Pilih keluarga yang akan diusulkan.", "info")
        return redirect(url_for("keluarga.keluarga.index"), 303)
    keluarga = get_keluarga(baca_uuid(request.args["keluarga_id"]), untuk=current_user)
    form = _dengan_anggota(FormUsulan(id=id_baru(), keluarga_id=str(keluarga.id), jenis=request.args.get("jenis")), keluarga)
    return tampil("usulan/new.html", "usulan/_isian.html", **_isian(form, keluarga))


@bp.post("/")
@requires(Izin.USULAN_TULIS)
def create() -> Any:
    form = FormUsulan.dari_permintaan()
    keluarga = get_keluarga(baca_uuid(form.keluarga_id.data), untuk=current_user)
    if not _dengan_anggota(form, keluarga).validate():
        return tampil("usulan/new.html", "usulan/_form.html", status=422, **_isian(form, keluarga))
    try:
        usulan = service.create_usulan(form.id_baru, keluarga.id, form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return tampil("usulan/new.html", "usulan/_form.html", status=422, **_isian(form, keluarga))
    flash(f"Usulan {usulan.nomor} tersimpan sebagai draf.", "ok")
    return lanjut(url_for(".show", id=usulan.id))


@bp.get("/<uuid:id>")
@requires(Izin.USULAN_LIHAT)
def show(id: UUID) -> Any:
    return tampil("usulan/show.html", **rinci(id))


@bp.get("/<uuid:id>/ubah")
@requires(Izin.USULAN_TULIS)
def edit(id: UUID) -> Any:
    usulan = queries.get_usulan(id, untuk=current_user)
    if not boleh_diubah(usulan.status, usulan.bagian_kembali.split(",")):
        flash("Isi usulan ini tidak dapat diubah lagi.", "info")
        return redirect(url_for(".show", id=id), 303)
    form = _dengan_anggota(FormUsulan.dari_isi(queries.isi_of(usulan), versi=usulan.versi), usulan.keluarga)
    return tampil("usulan/edit.html", **_isian(form, usulan.keluarga), usulan=usulan)


@bp.post("/<uuid:id>")
@requires(Izin.USULAN_TULIS)
def update(id: UUID) -> Any:
    usulan = queries.get_usulan(id, untuk=current_user)
    form = _kiriman_ubah(usulan)
    if not form.validate():
        return tampil("usulan/edit.html", "usulan/_form.html", status=422, **_isian(form, usulan.keluarga), usulan=usulan)
    try:
        service.update_usulan(id, form.isi(), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        usang = isinstance(salah, StaleWrite)
        form.form_errors, form.versi.data = [salah.pesan, *(() if usang else salah.rincian)], usulan.versi
        isi = _isian(form, usulan.keluarga) | {"usulan": usulan, "kini": salah.rincian if usang else ()}
        return tampil("usulan/edit.html", "usulan/_form.html", status=salah.status, **isi)
    flash("Perubahan usulan tersimpan.", "ok")
    return lanjut(url_for(".show", id=id))


def _kiriman_ubah(usulan: Any) -> FormUsulan:
    """What was sent; after the draft only the keterangan is read, the rest stands as the musdes decided it."""
    form = _dengan_anggota(FormUsulan.dari_permintaan(), usulan.keluarga)
    form.jenis.data = usulan.jenis
    if usulan.status != DRAF:
        tetap = FormUsulan.dari_isi(queries.isi_of(usulan))
        for nama in ("program", "pbi", "alasan_hapus"):
            form[nama].data = tetap[nama].data
    return form


def _dengan_anggota(form: FormUsulan, keluarga: Any) -> FormUsulan:
    form.pilihan_anggota([(a.id, f"{a.nama} ({SHDK.kata(a.hubungan).lower()})" if a.hubungan else a.nama) for a in keluarga.anggota])
    return form


def _isian(form: FormUsulan, keluarga: Any) -> dict[str, Any]:
    """Values of templates/usulan/_form.html; what hinders a kind stands beside it."""
    terbuka = queries.list_terbuka(keluarga.id, untuk=current_user)
    melebihi = [p.singkatan for p in PROGRAM.values() if is_melebihi_desil(p, keluarga.desil)]
    return {
        "form": form,
        "keluarga": keluarga,
        "halangan": {jenis: kalimat for jenis in JENIS if (kalimat := halangan_membuat(jenis, terbuka))},
        "tampak": [form.jenis.data] if form.jenis.data in JENIS else JENIS,
        "melebihi": melebihi,
        "nama_register": pengaturan("nama_register"),
        **KATA,
    }
