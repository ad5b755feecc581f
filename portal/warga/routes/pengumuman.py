"""Published lists for the staff: preview and publishing, the list of lists, one of them, withdrawing, the sheet for the board."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini
from ...kit.paging import potong
from ...musdes.documents.hasil import Terbit, render_pengumuman
from ...musdes.queries import get_musdes
from ...musdes.routes.cetak import kirim_surat
from ...musdes.routes.umum import dasar
from ...musdes.rules.cetak import PENGUMUMAN
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan
from ...wilayah.rules import is_kode, sebutan, tingkat
from ..forms.pengumuman import FormPenarikan, FormSaring, FormUmumkan
from ..queries import pengumuman as queries
from ..rules.pengumuman import DIUMUMKAN, JENIS_TANDA, KATA_KEADAAN, kalimat_keadaan
from ..service import pengumuman as service

bp = Blueprint("pengumuman", __name__)


def _hari() -> date:
    return hari_ini(pengaturan("zona"))


def alamat_umum(id: UUID) -> str:
    """The address of a public list as it is printed and read out."""
    return f"{current_app.config['PORTAL'].url}{url_for('warga.papan.show', id=id)}"


@bp.app_template_global("pengumuman_of")
def pengumuman_of(dokumen_id: UUID) -> dict[str, Any] | None:
    """What pages of a paper say of its list; None while it was not published."""
    baris = queries.find_pengumuman_of(dokumen_id)
    return {"id": baris.id, **_keadaan(baris)} if baris else None


def _keadaan(baris: Any) -> dict[str, Any]:
    kini = queries.keadaan(baris, _hari())
    return {
        "keadaan": kini, "kata": KATA_KEADAAN[kini], "tanda": JENIS_TANDA[kini], "kalimat": kalimat_keadaan(kini, baris.sampai),
        "terbuka": kini == DIUMUMKAN,
    }  # fmt: skip


def baca_saring(form: FormSaring) -> dict[str, str]:
    """The filter as the query takes it; who has one desa has none to choose."""
    kode = form.wilayah.data or ""
    return ({"wilayah": kode} if is_kode(kode) else {}) | form.nilai()


@bp.get("/pengumuman-desa/")
@requires(Izin.MUSDES_LIHAT)
def index() -> Any:
    form, di_desa = FormSaring(request.args), tingkat(current_user.wilayah_kode) == 4
    unit = [] if di_desa else list_pilihan(form.wilayah.data or "", untuk=current_user)
    form.wilayah.choices = [("", "Semua wilayah"), *((u.kode, u.sebutan) for u in unit)]
    dipilih = baca_saring(form)
    baris = queries.list_pengumuman(untuk=current_user, hari_ini=_hari(), setelah=kursor(date, UUID), **dipilih)
    isi = {"halaman": potong(baris, lambda b: (b.mulai, b.id)), "form": form, "dipilih": dipilih, "di_desa": di_desa}
    return tampil("warga/pengumuman_desa.html", keadaan_of=_keadaan, sebutan=sebutan, **isi)


@bp.get("/pengumuman-desa/<uuid:id>")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID) -> Any:
    return _show(id, FormPenarikan())


def _show(id: UUID, form: FormPenarikan, *, status: int = 200, bentrok: Any = None) -> Any:
    satu, ringkas = queries.get_pengumuman(id, untuk=current_user), queries.get_ringkas(id, untuk=current_user)
    isi = {"p": satu, "baris": queries.baris(satu), "alamat": alamat_umum(id), "nama": sebutan(satu.desa_kode, ringkas.desa)}
    isi |= _keadaan(ringkas)
    return tampil("warga/pengumuman_show.html", form=form, bentrok=bentrok, galat_formulir=status == 422, status=status, **isi)


@bp.post("/pengumuman-desa/<uuid:id>/penarikan")
@requires(Izin.PENGUMUMAN_TULIS)
def create_penarikan(id: UUID) -> Any:
    queries.get_ringkas(id, untuk=current_user)
    form = FormPenarikan.dari_permintaan()
    if not form.validate():
        return _show(id, form, status=422)
    try:
        service.withdraw_pengumuman(id, form.alasan.data, versi=form.versi_angka, oleh=current_user._get_current_object())
    except StaleWrite as salah:
        return _show(id, form, status=409, bentrok=salah)
    except RuleBroken as salah:
        form.alasan.errors = [salah.pesan]
        return _show(id, form, status=422)
    flash("Pengumuman ditarik. Halaman umumnya tidak menampilkan nama lagi.", "ok")
    return lanjut(url_for(".show", id=id))


@bp.get("/musdes/<uuid:id>/umumkan")
@requires(Izin.PENGUMUMAN_TULIS)
def new(id: UUID) -> Any:
    musdes = get_musdes(id, untuk=current_user)
    lihat = queries.pratinjau_of(musdes, _hari(), untuk=current_user)
    tanggal = date.fromisoformat(lihat.isi["tanggal"]) if lihat.isi else None
    return tampil("warga/pengumuman_new.html", lihat=lihat, tanggal=tanggal, id_form=id_baru(), **dasar(musdes))


@bp.post("/musdes/<uuid:id>/umumkan")
@requires(Izin.PENGUMUMAN_TULIS)
def create(id: UUID) -> Any:
    get_musdes(id, untuk=current_user)
    form = FormUmumkan.dari_permintaan()
    oleh = current_user._get_current_object()
    satu = service.publish_pengumuman(form.id_baru, id, baca_uuid(form.dokumen_id.data), oleh=oleh)
    flash("Hasil diumumkan. Bagikan alamatnya, dan cetak lembarnya untuk papan pengumuman.", "ok")
    return lanjut(url_for(".show", id=satu.id))


@bp.get("/musdes/<uuid:id>/pengumuman.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_lembar(id: UUID) -> Any:
    """The sheet for the board, with the days and the address of the public list while that stands."""
    musdes = get_musdes(id, untuk=current_user)
    lihat = queries.find_terbit_of(musdes.id, _hari())
    terbit = lihat and Terbit(lihat.mulai, lihat.sampai, lihat.sanggah_sampai, alamat_umum(lihat.id))
    return kirim_surat(id, PENGUMUMAN, render_pengumuman, terbit=terbit)
