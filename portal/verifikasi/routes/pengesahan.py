"""The kadis' confirmation: what waits, the letter for a chosen list, its receipt, and the letters before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin
from ...errors import RuleBroken
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...usulan.queries import list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.isian import ringkas_program
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.rules import is_kode, sebutan
from ..forms import FormIsi, FormPengesahan, FormPindaian, FormSurat, FormTarik, FormWilayah
from ..queries import pengesahan as queries
from ..queries.fakta import kuasa_kini
from ..queries.surat import count_dikirim, list_diwakili
from ..queries.usulan import get_massal
from ..rules.pengesahan import kalimat_nama
from ..service.pengesahan import create_pengesahan, halangan_sah
from .tampilan import nama_kecamatan, pilihan_wilayah, terpilih

bp = Blueprint("pengesahan", __name__, url_prefix="/pengesahan")


@bp.get("/")
@requires(Izin.PENGESAHAN_LIHAT)
def index() -> Any:
    form, kecamatan, per_desa = FormWilayah(request.args), nama_kecamatan(), queries.count_per_desa(untuk=current_user)
    form.wilayah.choices = [*form.wilayah.choices, *pilihan_wilayah(kecamatan, per_desa, form.wilayah.data or "")]
    wilayah = form.nilai()
    baris = queries.list_terverifikasi(wilayah, untuk=current_user, setelah=kursor(str, str))
    halaman = potong(baris, lambda u: (u.desa_kode, u.nomor))
    menunggu = sum(d.jumlah for d in per_desa if not wilayah or f"{d.desa_kode}.".startswith(f"{wilayah}."))
    isi = {"form": form, "wilayah": wilayah, "halaman": halaman, "per_desa": per_desa, "menunggu": menunggu, "kecamatan": kecamatan}
    return tampil("verifikasi/pengesahan.html", **isi, **_isi(halaman.baris), sekaligus=queries.SEKALIGUS)


@bp.post("/baru")
@requires(Izin.PENGESAHAN_TULIS)
def new() -> Any:
    ids = terpilih()
    if "semua" in request.form:
        wilayah = request.form.get("wilayah", "")
        semua = queries.list_terverifikasi(wilayah if is_kode(wilayah) else "", untuk=current_user, ukuran=queries.SEKALIGUS)
        ids = [u.id for u in semua[: queries.SEKALIGUS]]
    if not ids:
        flash("Belum ada usulan yang dipilih. Beri tanda pada usulan, lalu kirim lagi.", "warn")
        return redirect(url_for(".index"), 303)
    return _tampil(FormPengesahan(id=id_baru()), ids)


@bp.post("/")
@requires(Izin.PENGESAHAN_TULIS)
def create() -> Any:
    form, ids = FormPengesahan.dari_permintaan(), terpilih()
    if not form.validate():
        return _tampil(form, ids, status=422)
    try:
        pengesahan = create_pengesahan(
            form.id_baru, ids, form.nomor_surat.data, form.tanggal_surat.data, oleh=current_user._get_current_object()
        )
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _tampil(form, ids, status=422)
    return lanjut(url_for(".show", id=pengesahan.id))


@bp.get("/<uuid:id>")
@requires(Izin.PENGESAHAN_LIHAT)
def show(id: UUID) -> Any:
    return halaman_surat(id)


def halaman_surat(id: UUID, *, status: int = 200, **lain: Any) -> Any:
    """The page of a letter; ``lain`` holds a form that was refused (``form_tarik``, ``form_pindaian``)."""
    surat, form, kecamatan = queries.get_pengesahan(id, untuk=current_user), FormIsi(request.args), nama_kecamatan()
    per_desa = queries.count_baris_per_desa(id, untuk=current_user)
    form.wilayah.choices = [*form.wilayah.choices, *pilihan_wilayah(kecamatan, per_desa, form.wilayah.data or "")]
    dipilih, setelah = form.nilai(), kursor(str, str)
    halaman = potong(queries.list_baris(id, untuk=current_user, setelah=setelah, **dipilih), lambda u: (u.desa_kode, u.nomor))
    terlewat = [] if dipilih or setelah else _terlewat(id)
    isi = {"surat": surat, "form": form, "dipilih": dipilih, "halaman": halaman, "terlewat": terlewat, "kecamatan": kecamatan}
    isi["diwakili"] = kalimat_nama(list_diwakili(id))
    isi |= {"form_tarik": FormTarik(), "form_pindaian": FormPindaian(id=id_baru()), "dikirim": count_dikirim(id, surat.dibuat_pada), **lain}
    return tampil("verifikasi/surat.html", status=status, galat_formulir=status != 200, **isi, **_isi(halaman.baris))


@bp.get("/riwayat")
@requires(Izin.PENGESAHAN_LIHAT)
def index_riwayat() -> Any:
    form = FormSurat(request.args)
    form.isi_tahun(queries.list_tahun(untuk=current_user))
    dipilih = form.nilai()
    tahun = int(dipilih["tahun"]) if "tahun" in dipilih else None
    baris = queries.list_pengesahan(tahun, dipilih.get("nomor", ""), untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda p: (p.dibuat_pada, p.id))
    return tampil("verifikasi/surat_semua.html", form=form, dipilih=dipilih, halaman=halaman, **KATA)


def _terlewat(id: UUID) -> list[tuple[Any, str]]:
    """What stood on the list of a letter and was not confirmed, with the reason: told on the receipt's first page."""
    sebab = dict(get_massal(id, untuk=current_user).laporan["dilewati"])
    return [(u, sebab[str(u.id)]) for u in queries.list_terpilih([UUID(teks) for teks in sebab], untuk=current_user)]


def _isi(baris: Sequence[Any]) -> dict[str, Any]:
    program = list_program([satu.id for satu in baris])
    ringkas = {id_: ringkas_program((satu.program for satu in semua), program_berlaku()) for id_, semua in program.items()}
    kuasa = kuasa_kini(current_user)
    halangan = {satu.id: halangan_sah(satu, current_user, kuasa) for satu in baris}
    return {"ringkas": ringkas, "halangan": halangan, "sebutan": sebutan, **KATA}


def _tampil(form: FormPengesahan, ids: Sequence[UUID], *, status: int = 200) -> Any:
    """The whole list that the letter would confirm, and what of it this kadis may not."""
    baris = queries.list_terpilih(ids, untuk=current_user)
    diwakili = kalimat_nama(sorted(nama_pengguna_by_id(set(kuasa_kini(current_user).atas)).values()))
    isi = {"form": form, "baris": baris, "kecamatan": nama_kecamatan(), "diwakili": diwakili}
    return tampil("verifikasi/sahkan.html", status=status, galat_formulir=status != 200, **isi, **_isi(baris))
