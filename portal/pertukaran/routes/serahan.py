"""Hand-over files: the list, a new one, what is in one, and its bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...kit.isi import sidik_pendek
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...usulan.queries import list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.isian import ringkas_program
from ...verifikasi.routes.tampilan import nama_kecamatan, pilihan_wilayah
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.rules import sebutan
from .. import documents, queries, service
from ..forms.serahan import FormBerkas, FormInput
from ..rules.hasil import KATA_HASIL
from ..rules.serahan import SEKALIGUS, nama_berkas

bp = Blueprint("serahan", __name__, url_prefix="/serahan")
MIME = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}


@bp.get("/")
@requires(Izin.SERAHAN_LIHAT)
def index() -> Any:
    return _daftar(id_baru())


@bp.post("/")
@requires(Izin.SERAHAN_BUAT)
def create() -> Any:
    id_ = baca_uuid(request.form.get("id"))
    oleh = current_user._get_current_object()
    if queries.find_serahan(id_, untuk=oleh):  # the same form once more: the file is there, no need to write it again
        calon, berkas = [], None
    else:
        calon = queries.list_calon(untuk=oleh)
        berkas = documents.write_serahan([id_usulan for id_usulan, _ in calon], untuk=oleh)
    try:
        service.create_serahan(id_, calon, berkas, oleh=oleh)
    except (RuleBroken, StaleWrite) as salah:
        return _daftar(str(id_), galat=salah, status=salah.status)
    return lanjut(url_for(".show", id=id_))


@bp.get("/<uuid:id>")
@requires(Izin.SERAHAN_LIHAT)
def show(id: UUID) -> Any:
    return halaman_serahan(id)


def halaman_serahan(id: UUID, *, galat: Any = None, status: int = 200) -> Any:
    """The page of one file with its rows; ``galat`` is why marks were not set."""
    serahan, form = queries.get_serahan(id, untuk=current_user), FormInput(request.args)
    per_desa = queries.count_per_desa(id, untuk=current_user)
    form.wilayah.choices = [*form.wilayah.choices, *pilihan_wilayah(nama_kecamatan(), per_desa, form.wilayah.data or "")]
    dipilih = form.nilai()
    baris = queries.list_isi(id, untuk=current_user, setelah=kursor(str, str), **dipilih)
    halaman = potong(baris, lambda u: (u.desa_kode, u.nomor))
    program = list_program([satu.id for satu in halaman.baris])
    ringkas = {id_: ringkas_program((satu.program for satu in semua), program_berlaku()) for id_, semua in program.items()}
    isi = {"serahan": serahan, "halaman": halaman, "ringkas": ringkas, "jumlah": queries.count_jenis(id, untuk=current_user)}
    isi |= {"form": form, "dipilih": dipilih, "jawaban": queries.hasil_by_usulan([satu.id for satu in halaman.baris], untuk=current_user)}
    isi |= {"belum": queries.count_belum_input(untuk=current_user, serahan_id=id), "galat": galat, "kata_hasil": KATA_HASIL}
    return tampil(
        "pertukaran/show.html", status=status, galat_formulir=galat is not None, **isi, **KATA, sebutan=sebutan,
        sidik=sidik_pendek(serahan.sidik),
    )  # fmt: skip


@bp.get("/<uuid:id>/berkas.xlsx")
@requires(Izin.SERAHAN_LIHAT)
def show_berkas(id: UUID) -> Any:
    return _kirim(id, "xlsx")


@bp.get("/<uuid:id>/berkas.csv")
@requires(Izin.SERAHAN_LIHAT)
def show_csv(id: UUID) -> Any:
    return _kirim(id, "csv")


def _kirim(id: UUID, jenis: str) -> Response:
    nomor, isi = service.take_berkas(id, jenis, oleh=current_user._get_current_object())
    kepala = {"Content-Disposition": f'attachment; filename="{nama_berkas(nomor, jenis)}"'}
    return Response(isi, mimetype=MIME[jenis], headers=kepala)


def _daftar(id_: str, *, galat: Any = None, status: int = 200) -> Any:
    form = FormBerkas(request.args)
    form.isi_tahun(queries.list_tahun(untuk=current_user))
    dipilih = form.nilai()
    tahun = int(dipilih["tahun"]) if "tahun" in dipilih else None
    baris = queries.list_serahan(tahun, dipilih.get("nomor", ""), untuk=current_user, setelah=kursor(datetime, UUID))
    halaman = potong(baris, lambda s: (s.dibuat_pada, s.id))
    isi = {"halaman": halaman, "id_baru": id_, "menunggu": queries.count_calon(untuk=current_user), "sekaligus": SEKALIGUS}
    return tampil("pertukaran/index.html", status=status, galat=galat, galat_formulir=galat is not None, form=form, dipilih=dipilih, **isi, **KATA)
