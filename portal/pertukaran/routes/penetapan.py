"""Local programmes after the pengesahan: what waits for the decision of the dinsos, and the list of who was granted one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken, StaleWrite
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...pengaturan.queries import pengaturan
from ...usulan.routes.rinci import KATA
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan
from ...wilayah.rules import sebutan, tingkat
from ..documents.penerima import PALING_BANYAK, render_penerima
from ..forms.penetapan import FormPenetapan, FormSaringLokal, FormTarikLokal
from ..queries.penetapan import count_menunggu, get_baris, list_menunggu, list_penerima
from ..rules.penetapan import SEKALIGUS
from ..service.penetapan import record_cetak, settle_lokal, withdraw_lokal

bp = Blueprint("penetapan", __name__, url_prefix="/penetapan")


def saringan() -> FormSaringLokal:
    """The filter as asked for; a village needs no choice of places."""
    form, jenjang = FormSaringLokal(request.values), tingkat(current_user.wilayah_kode)
    form.program.choices = [*form.program.choices, *((p.kode, p.singkatan) for p in program_berlaku().values() if p.lokal)]
    if jenjang == 4:
        del form.wilayah
    else:
        unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
        form.wilayah.choices = [*form.wilayah.choices, *((w.kode, "\u2007\u2007" * (w.tingkat - jenjang - 1) + w.sebutan) for w in unit)]
    return form


def _kata() -> dict[str, Any]:
    berlaku = program_berlaku()
    return {"program": lambda kode: sebut_program(kode, berlaku), "ada_lokal": any(p.lokal for p in berlaku.values()), "sebutan": sebutan}


@bp.get("/")
@requires(Izin.SERAHAN_LIHAT)
def index() -> Any:
    return _menunggu(FormPenetapan(id=id_baru()))


def _menunggu(form: FormPenetapan, galat: Any = None, pilihan: tuple[UUID, ...] = (), status: int = 200) -> Any:
    saring = saringan()
    dipilih = saring.nilai()
    baris = list_menunggu(untuk=current_user, setelah=kursor(str, str, int), ukuran=SEKALIGUS, **dipilih)
    halaman = potong(baris, lambda b: (b.desa_kode, b.nomor, b.urutan), SEKALIGUS)
    isi = {
        "form": form, "saring_lokal": saring, "dipilih": dipilih, "halaman": halaman, "galat": galat, "pilihan": pilihan,
        "jumlah": count_menunggu(untuk=current_user, **dipilih), "menetapkan": boleh(current_user, Izin.HASIL_CATAT),
    }  # fmt: skip
    return tampil("pertukaran/penetapan.html", status=status, galat_formulir=status != 200, **isi, **_kata(), **KATA)


@bp.post("/")
@requires(Izin.HASIL_CATAT)
def create() -> Any:
    form, ids = FormPenetapan.dari_permintaan(), _terpilih()
    if not form.validate():
        return _menunggu(form, pilihan=ids, status=422)
    try:
        jumlah = settle_lokal(form.id_baru, ids, form.nomor.data, form.tanggal.data, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        return _menunggu(form, salah, ids, salah.status)
    flash(f"{jumlah} penerima program daerah ditetapkan.", "ok")
    return lanjut(url_for(".index_penerima"))


def _terpilih() -> tuple[UUID, ...]:
    """The ticked lines; what is no id is no tick."""
    hasil = []
    for teks in request.form.getlist("baris"):
        try:
            hasil.append(UUID(teks))
        except ValueError:
            continue
    return tuple(hasil)


@bp.get("/penerima")
@requires(Izin.USULAN_LIHAT)
def index_penerima() -> Any:
    saring = saringan()
    dipilih = saring.nilai()
    baris = list_penerima(untuk=current_user, setelah=kursor(str, str, int), **dipilih)
    halaman = potong(baris, lambda b: (b.desa_kode, b.nomor, b.urutan))
    menarik = boleh(current_user, Izin.HASIL_CATAT)
    return tampil("pertukaran/penerima.html", saring_lokal=saring, dipilih=dipilih, halaman=halaman, menarik=menarik, **_kata())


@bp.get("/penerima/<uuid:baris_lokal_id>/penarikan")
@requires(Izin.HASIL_CATAT)
def new_penarikan(baris_lokal_id: UUID) -> Any:
    return _penarikan(baris_lokal_id, FormTarikLokal())


@bp.post("/penerima/<uuid:baris_lokal_id>/penarikan")
@requires(Izin.HASIL_CATAT)
def create_penarikan(baris_lokal_id: UUID) -> Any:
    form = FormTarikLokal.dari_permintaan()
    if not form.validate():
        return _penarikan(baris_lokal_id, form, status=422)
    try:
        usulan = withdraw_lokal(baris_lokal_id, form.alasan.data, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _penarikan(baris_lokal_id, form, status=salah.status)
    flash("Penetapan ditarik. Penerima ini menunggu penetapan lagi.", "ok")
    return lanjut(url_for("usulan.usulan.show", id=usulan))


def _penarikan(baris_id: UUID, form: FormTarikLokal, status: int = 200) -> Any:
    baris = get_baris(baris_id, untuk=current_user)
    return tampil("pertukaran/penarikan_lokal.html", status=status, galat_formulir=status != 200, form=form, b=baris, **_kata())


@bp.get("/penerima/cetak")
@requires(Izin.USULAN_LIHAT)
def show_cetak() -> Any:
    """The list on paper for who hands the aid out, a place for the signature beside each name."""
    oleh, dipilih = current_user._get_current_object(), saringan().nilai()
    baris = list_penerima(untuk=oleh, ukuran=PALING_BANYAK, **dipilih)
    if not baris or len(baris) > PALING_BANYAK:
        kalimat = f"Lebih dari {PALING_BANYAK} penerima. Saring menurut program atau wilayah, lalu cetak lagi."
        raise RuleBroken(kalimat if baris else "Tidak ada penerima dengan saringan ini, jadi tidak ada yang dicetak.")
    isi = render_penerima(baris, program_berlaku(), pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas")))
    record_cetak(len(baris), dipilih, oleh=oleh)
    return kirim_pdf(isi, "penerima-program-daerah")
