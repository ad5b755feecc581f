"""Closing the meeting: what is missing, or the last confirmation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, RuleBroken, StaleWrite
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from .. import queries
from ..forms.sidang import FormTutup
from ..rules.status import boleh_mencatat
from ..service import penutupan as service
from .umum import dasar, hitungan, perlu_rapat, rekap

bp = Blueprint("penutupan", __name__, url_prefix="/musdes/<uuid:id>/penutupan")


def _isi(id: UUID, form: FormTutup | None = None) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    perlu_rapat(musdes)
    return dasar(musdes) | hitungan(musdes, queries.list_peserta(id, untuk=current_user)) | {
        "form": form or FormTutup(id=id_baru(), versi=musdes.versi),
        "rekap": rekap(queries.list_acara(id, untuk=current_user)),
        "kurang": queries.list_kekurangan(musdes, untuk=current_user),
        "catat": boleh_mencatat(musdes.status),
    }  # fmt: skip


@bp.get("")
@requires(Izin.MUSDES_TULIS)
def new(id: UUID) -> Any:
    return tampil("musdes/penutupan.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    form = FormTutup.dari_permintaan()
    salah: PortalError | None = None
    if form.validate():
        oleh = current_user._get_current_object()
        try:
            dokumen = service.close_musdes(form.id_baru, id, form.versi_angka, jam_selesai=form.jam_selesai.data, oleh=oleh)
            flash(f"Musyawarah ditutup. Nomor berita acara: {dokumen.nomor}.", "ok")
            return lanjut(url_for("musdes.musdes.show", id=id))
        except (RuleBroken, StaleWrite) as ditolak:
            salah = ditolak
            form.versi.data = queries.get_musdes(id, untuk=current_user).versi
    return tampil("musdes/penutupan.html", salah=salah, status=salah.status if salah else 422, **_isi(id, form))
