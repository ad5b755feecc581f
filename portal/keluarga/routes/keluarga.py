"""The list of families, a new one, and the page of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import SameIdOtherContent
from ...kit.paging import potong
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.headers import BOLEH_LETAK
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.rules import tingkat
from ..forms import FormAlamat, FormCari, FormSaring
from ..queries.daftar import list_keluarga
from ..queries.satu import get_keluarga
from ..rules.bagian import BAGIAN
from ..rules.isian import ISI_ALAMAT
from ..service.alamat import create_keluarga
from .halaman import baru_tersimpan, bernomor, konteks
from .saringan import baca_rt, baca_wilayah, pilihan_wilayah

bp = Blueprint("keluarga", __name__, url_prefix="/keluarga")


@bp.get("/")
@requires(Izin.KELUARGA_LIHAT)
def index() -> Any:
    form = FormSaring(request.args)
    wilayah = pilihan_wilayah(form)
    saring = {nama: baca_rt(form[nama]) for nama in ("rw", "rt")} | {"wilayah": baca_wilayah(form)}
    lengkap = {"lengkap": True, "belum": False}.get(form.kelengkapan.data or "")
    baris = list_keluarga(untuk=current_user, lengkap=lengkap, setelah=kursor(str, str, str, UUID), **saring)
    halaman = potong(baris, lambda b: (b.desa_kode, b.rw, b.rt, b.id))
    saring |= {"kelengkapan": form.kelengkapan.data or ""}
    cari = FormCari()
    del cari.wilayah  # the box on the list searches the whole scope; its results can be narrowed
    return tampil(
        "keluarga/index.html", halaman=halaman, form=form, cari=cari, wilayah=wilayah, aktif=any(saring.values()),
        url=url_for(".index", **{nama: nilai for nama, nilai in saring.items() if nilai}), url_cetak=_url_cetak(saring),
    )  # fmt: skip


def _url_cetak(saring: dict[str, Any]) -> str:
    """Where the check list of the filtered desa is printed; empty while no single desa is chosen."""
    if tingkat(saring["wilayah"] or current_user.wilayah_kode) != 4:
        return ""
    return url_for("keluarga.cetak.index", **{nama: saring[nama] for nama in ("wilayah", "rw", "rt") if saring[nama]})


@bp.get("/baru")
@requires(Izin.KELUARGA_TULIS)
def new() -> Any:
    """``?sesudah=`` is the family just entered: the next one in its RT is offered the same address, never the same KK."""
    sesudah = request.args.get("sesudah")
    sama = get_keluarga(baca_uuid(sesudah), untuk=current_user) if sesudah else None
    isi = {kolom: getattr(sama, kolom) for kolom in ISI_ALAMAT if sama and kolom != "no_kk"}
    return tampil("keluarga/new.html", form=FormAlamat(id=id_baru(), **isi), sama=sama)


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create() -> Any:
    form = bernomor(FormAlamat.dari_permintaan())
    if not form.validate():
        return tampil("keluarga/new.html", "keluarga/_baru.html", form=form, sama=None, galat_formulir=True, status=422)
    try:
        keluarga = create_keluarga(form.id_baru, form.isi(), oleh=current_user._get_current_object())
    except SameIdOtherContent:  # its answer was lost on the way, and something was changed before it was sent again
        sudah = get_keluarga(form.id_baru, untuk=current_user)
        return tampil("keluarga/new.html", "keluarga/_baru.html", form=form, sama=None, sudah=sudah, galat_formulir=True, status=409)
    flash("Keluarga tersimpan. Lanjutkan dengan anggotanya, mulai dari kepala keluarga.", "ok")
    return lanjut(url_for(".show", id=keluarga.id, _anchor="keluarga-anggota"))


@bp.get("/<uuid:id>")
@requires(Izin.KELUARGA_LIHAT)
def show(id: UUID) -> Any:
    """``?bagian=`` names the section one comes back to, ``?buka=`` the one to open; htmx asks for that one alone."""
    bagian, buka = request.args.get("bagian", ""), request.args.get("buka", "")
    satu = next((b for b in (buka, bagian) if b in BAGIAN), "")
    fragmen = f"keluarga/_{buka}.html" if buka in BAGIAN else None
    tersimpan = satu == bagian and baru_tersimpan(id, bagian)
    jawab = tampil("keluarga/show.html", fragmen, **konteks(id, bagian=satu) | {"tersimpan": tersimpan})
    jawab.headers["Permissions-Policy"] = BOLEH_LETAK
    return jawab
