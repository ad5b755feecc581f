"""Families between villages: the list of requests, a new one, the page of one, and its answers but the release."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, Peran
from ...errors import RuleBroken
from ...jam import hari_ini
from ...kit.nomor import kelompokkan
from ...kit.paging import potong
from ...kit.tanggal import lama, setempat
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.rules import sebutan, tingkat
from ..forms.pindah import SISI, FormPenolakan, FormPindah, FormSaringPindah
from ..queries.pindah import find_no_kk, get_pindah, list_pindah, nama_pemegang
from ..queries.satu import find_anggota_by_ids
from ..rules import pindah as aturan
from ..service.pindah import cancel_pindah, refuse_pindah, request_pindah
from .halaman import bernomor

bp = Blueprint("pindah", __name__, url_prefix="/keluarga/pindah")

KATA = {
    "kata_status": aturan.KATA_STATUS, "jenis_tanda": aturan.JENIS_TANDA, "pemegang": nama_pemegang, "sebutan": sebutan,
    "DIMINTA": aturan.DIMINTA, "DILEPAS": aturan.DILEPAS,
}  # fmt: skip


def _sejak(saat: datetime) -> str:
    """How long ago that was, in days."""
    zona = pengaturan("zona")
    return lama(setempat(saat, zona).date(), hari_ini(zona))


@bp.get("/")
@requires(Izin.KELUARGA_PINDAH)
def index() -> Any:
    form = FormSaringPindah(request.args)
    saring = form.nilai()
    if tingkat(current_user.wilayah_kode) != 4:
        saring.pop("arah", None)
        del form.arah
    halaman = potong(list_pindah(untuk=current_user, setelah=kursor(datetime, UUID), **saring), lambda b: (b.diminta_pada, b.id))
    url = url_for(".index", **saring)
    return tampil("keluarga/pindah.html", form=form, halaman=halaman, url=url, dipilih=saring, sejak=_sejak, sisi=SISI, **KATA)


@bp.get("/baru")
@requires(Izin.KELUARGA_TULIS)
def new() -> Any:
    """``?keluarga=&anggota=`` name one's own family or member whose number stands elsewhere too: the form begins with it."""
    keluarga = baca_id(request.args.get("keluarga"))
    sama = find_anggota_by_ids({baca_id(request.args.get("anggota"))} - {None}, untuk=current_user)
    isi = {"nomor": "", "nama": ""}
    for satu in sama.values():
        isi = {"nomor": kelompokkan(satu.nik), "nama": satu.nama}
    if keluarga and not sama:
        isi["nomor"] = kelompokkan(find_no_kk(keluarga, untuk=current_user))
    return tampil("keluarga/pindah_new.html", form=FormPindah(id=id_baru(), **isi))


def baca_id(teks: str | None) -> UUID | None:
    """An id from an address; None for what is no id."""
    try:
        return UUID(teks or "")
    except ValueError:
        return None


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create() -> Any:
    form = bernomor(FormPindah.dari_permintaan())
    if not form.validate():
        return tampil("keluarga/pindah_new.html", form=form, galat_formulir=True, status=422)
    try:
        pindah = request_pindah(form.id_baru, form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return tampil("keluarga/pindah_new.html", form=form, galat_formulir=True, status=422)
    flash("Permintaan terkirim. Desa atau kelurahan yang memegang keluarga itu sudah dapat membacanya.", "ok")
    return lanjut(url_for(".show", pindah_id=pindah.id))


def _satu(id: UUID) -> dict[str, Any]:
    """Values of the page of one request, as its reader may see it."""
    pindah = get_pindah(id, untuk=current_user)
    baris = list_pindah(untuk=current_user, id=id)[0]
    zona, batas = pengaturan("zona"), pengaturan("hari_pelepasan")
    pihak = aturan.pihak_of(current_user.peran, current_user.wilayah_kode, pindah.desa_kode, pindah.ke_desa_kode)
    lewat = aturan.is_lewat(setempat(pindah.diminta_pada, zona).date(), hari_ini(zona), batas)
    boleh = {ke: aturan.boleh_pindah(pindah.status, ke, pihak, lewat=lewat) for ke in aturan.STATUS}
    return {
        "p": baris, "boleh_ke": boleh, "pihak": pihak, "batas": batas, "lewat": lewat, "form": FormPenolakan(), "sejak": _sejak, **KATA,
        "url_lepas": url_for("usulan.pelepasan.new", pindah_id=id) if boleh[aturan.DILEPAS] else "",
        "Pihak": aturan.Pihak, "operator": current_user.peran == Peran.OPERATOR,
    }  # fmt: skip


@bp.get("/<uuid:pindah_id>")
@requires(Izin.KELUARGA_PINDAH)
def show(pindah_id: UUID) -> Any:
    return tampil("keluarga/pindah_show.html", **_satu(pindah_id))


@bp.post("/<uuid:pindah_id>/pembatalan")
@requires(Izin.KELUARGA_TULIS)
def create_batal(pindah_id: UUID) -> Any:
    cancel_pindah(pindah_id, oleh=current_user._get_current_object())
    flash("Permintaan dibatalkan.", "ok")
    return lanjut(url_for(".show", pindah_id=pindah_id))


@bp.post("/<uuid:pindah_id>/penolakan")
@requires(Izin.KELUARGA_TULIS)
def create_tolak(pindah_id: UUID) -> Any:
    isi, form = _satu(pindah_id), FormPenolakan.dari_permintaan()
    if not form.validate():
        return tampil("keluarga/pindah_show.html", **isi | {"form": form, "galat_formulir": True}, status=422)
    refuse_pindah(pindah_id, form.jawaban.data, oleh=current_user._get_current_object())
    flash("Jawaban Anda terkirim. Keluarga ini tetap di desa Anda.", "ok")
    return lanjut(url_for(".show", pindah_id=pindah_id))
