"""The people invited: added, corrected, taken off, or copied from the meeting before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import StaleWrite
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.peserta import FormPeserta, FormSaring
from ..rules.peserta import kata_unsur, pilihan_unsur, unsur_belum
from ..rules.status import DIRENCANAKAN, boleh_mengatur
from ..service import kehadiran as service
from .umum import dasar, perlu_rapat

bp = Blueprint("peserta", __name__, url_prefix="/musdes/<uuid:id>/peserta")


def _isi(id: UUID, form: FormPeserta | None = None) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    perlu_rapat(musdes)
    isi = dasar(musdes)
    form = form or FormPeserta(id=id_baru())
    form.unsur.choices = [("", "Pilih unsur"), *pilihan_unsur(isi["kata"])]
    saring = FormSaring(request.args)
    saring.unsur.choices = [*saring.unsur.choices, *pilihan_unsur(isi["kata"])]
    undangan = [satu for satu in queries.list_peserta(id, untuk=current_user) if satu.diundang]
    return isi | {
        "form": form,
        "saring": saring,
        "dipilih": saring.nilai(),
        "undangan": [satu for satu in undangan if saring.cocok(satu)],
        "jumlah": len(undangan),
        "belum_diundang": [kata_unsur(unsur, isi["kata"]) for unsur in unsur_belum(satu.unsur for satu in undangan)],
        "kata_unsur": kata_unsur,
        "boleh_undang": musdes.status == DIRENCANAKAN,
        "boleh_ubah": boleh_mengatur(musdes.status),
        "ada_sebelum": queries.find_musdes_sebelum(musdes) is not None,
    }


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def index(id: UUID) -> Any:
    return tampil("musdes/peserta.html", "musdes/_peserta.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    form = FormPeserta.dari_permintaan()
    if not form.validate():
        return tampil("musdes/peserta.html", "musdes/_peserta.html", status=422, **_isi(id, form))
    service.create_undangan(form.id_baru, id, form.isi, oleh=current_user._get_current_object())
    return lanjut(url_for(".index", id=id, _anchor="tambah"), "musdes/_peserta.html", tersimpan=True, **_isi(id))


@bp.post("/salinan")
@requires(Izin.MUSDES_TULIS)
def create_salinan(id: UUID) -> Any:
    jumlah = service.copy_undangan(id, oleh=current_user._get_current_object())
    flash(f"{jumlah} undangan disalin dari musyawarah sebelumnya.", "ok")
    return lanjut(url_for(".index", id=id))


@bp.get("/<uuid:peserta_id>/ubah")
@requires(Izin.MUSDES_TULIS)
def edit(id: UUID, peserta_id: UUID) -> Any:
    peserta = queries.get_peserta(peserta_id, queries.get_musdes(id, untuk=current_user))
    return tampil("musdes/peserta_edit.html", peserta=peserta, **_isi(id, FormPeserta(obj=peserta)))


@bp.post("/<uuid:peserta_id>")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID, peserta_id: UUID) -> Any:
    form, salah = FormPeserta.dari_permintaan(), None
    if form.validate():
        try:
            peserta = service.update_peserta(peserta_id, id, form.isi, form.versi_angka, oleh=current_user._get_current_object())
            flash("Data peserta tersimpan.", "ok")
            return lanjut(url_for(".index" if peserta.diundang else "musdes.kehadiran.index", id=id))
        except StaleWrite as bentrok:
            salah = bentrok
    peserta = queries.get_peserta(peserta_id, queries.get_musdes(id, untuk=current_user))
    if salah:
        form.versi.data = peserta.versi
    return tampil("musdes/peserta_edit.html", peserta=peserta, bentrok=salah, status=409 if salah else 422, **_isi(id, form))


@bp.post("/<uuid:peserta_id>/hapus")
@requires(Izin.MUSDES_TULIS)
def delete(id: UUID, peserta_id: UUID) -> Any:
    peserta = queries.get_peserta(peserta_id, queries.get_musdes(id, untuk=current_user))
    tujuan = url_for(".index" if peserta.diundang else "musdes.kehadiran.index", id=id)
    service.delete_peserta(peserta_id, id, oleh=current_user._get_current_object())
    flash("Nama itu sudah dikeluarkan dari daftar.", "ok")
    return lanjut(tujuan)
