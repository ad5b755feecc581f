"""The members of a family, each on a small page of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, StaleWrite
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ..forms import FormAnggota
from ..queries.satu import get_anggota
from ..rules.bagian import ANGGOTA
from ..rules.daftar_kode import KEPALA_KELUARGA
from ..service.anggota import create_anggota, delete_anggota, update_anggota
from .halaman import bandingkan, bernomor, dasar, isi_anggota, url_bagian

bp = Blueprint("anggota", __name__, url_prefix="/keluarga/<uuid:id>/anggota")

# Where a note about a member is shown on the form.
TEMPAT_CATATAN = {
    "wilayah": "nik", "nik_tercatat": "nik", "tanggal_lahir": "tanggal_lahir", "umur": "tanggal_lahir",
    "lahir_nanti": "tanggal_lahir", "jenis_kelamin": "jenis_kelamin", "hubungan_kelamin": "hubungan",
    "selisih_umur": "hubungan",
}  # fmt: skip


def _tampil(id: UUID, form: Any = None, aid: UUID | None = None, *, status: int = 200, bentrok: Any = None) -> Any:
    """The page of a member; new without ``aid``. What is odd about the stored row stands at its field."""
    isi = dasar(id)
    if ANGGOTA not in isi["ubah"]:
        raise RuleBroken(isi["kunci"])
    anggota = get_anggota(aid, id, untuk=current_user) if aid else None
    if form is None:
        kepala = None if isi["lembar"].anggota else KEPALA_KELUARGA
        form = FormAnggota(**isi_anggota(anggota)) if anggota else FormAnggota(id=id_baru(), hubungan=kepala)
    catatan: dict[str, list[str]] = {}
    for satu in isi["lembar"].catatan.anggota.get(aid, []):
        catatan.setdefault(TEMPAT_CATATAN.get(satu.kode, "nama"), []).append(satu.kalimat)
    if bentrok is not None and anggota is not None:
        for nama, kalimat in bandingkan(form, isi_anggota(anggota)).items():
            catatan[nama] = [kalimat]
        form.versi.data = anggota.versi
    isi |= {"form": form, "anggota": anggota, "catatan": catatan, "bentrok": bentrok, "galat_formulir": status != 200}
    return tampil("keluarga/anggota.html", "keluarga/_isian_anggota.html", status=status, **isi)


def _sesudah(id: UUID) -> Any:
    flash("Anggota tersimpan.", "ok")
    if request.form.get("lalu") == "tambah":
        return lanjut(url_for(".new", id=id))
    return lanjut(url_bagian(id, ANGGOTA))


@bp.get("/baru")
@requires(Izin.KELUARGA_TULIS)
def new(id: UUID) -> Any:
    return _tampil(id)


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create(id: UUID) -> Any:
    form = bernomor(FormAnggota.dari_permintaan())
    if not form.validate():
        return _tampil(id, form, status=422)
    create_anggota(form.id_baru, id, form.isi(), oleh=current_user._get_current_object())
    return _sesudah(id)


@bp.get("/<uuid:aid>")
@requires(Izin.KELUARGA_TULIS)
def edit(id: UUID, aid: UUID) -> Any:
    return _tampil(id, aid=aid)


@bp.post("/<uuid:aid>")
@requires(Izin.KELUARGA_TULIS)
def update(id: UUID, aid: UUID) -> Any:
    form = bernomor(FormAnggota.dari_permintaan())
    if not form.validate():
        return _tampil(id, form, aid, status=422)
    try:
        update_anggota(aid, id, form.isi(), form.versi_angka, oleh=current_user._get_current_object())
    except StaleWrite as salah:
        return _tampil(id, form, aid, status=409, bentrok=salah)
    return _sesudah(id)


@bp.post("/<uuid:aid>/hapus")
@requires(Izin.KELUARGA_TULIS)
def delete(id: UUID, aid: UUID) -> Any:
    form = FormAnggota.dari_permintaan()
    delete_anggota(aid, id, form.versi_angka, oleh=current_user._get_current_object())
    flash("Anggota dihapus dari keluarga ini.", "ok")
    return lanjut(url_bagian(id, ANGGOTA))
