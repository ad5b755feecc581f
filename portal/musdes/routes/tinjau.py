"""Tinjau ulang: families that receive something now, ticked onto the agenda."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...keluarga.routes.saringan import baca_rt
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import pilihan_program
from ...usulan.rules.tinjau import kalimat_terima
from ...web.access import requires
from ...web.forms import PortalForm, baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ..forms.tinjau import FormSaringPenerima
from ..queries import get_musdes
from ..queries.tinjau import list_penerima
from ..rules.status import boleh_mengatur
from ..service.tinjau import review_penerima
from .umum import dasar, perlu_rapat

bp = Blueprint("tinjau", __name__, url_prefix="/musdes/<uuid:id>/tinjau-ulang")


def _tampil(id: UUID, *, salah: RuleBroken | None = None, form_id: str = "", pilihan: tuple[UUID, ...] = ()) -> Any:
    musdes = get_musdes(id, untuk=current_user)
    perlu_rapat(musdes)
    form, berlaku = FormSaringPenerima(request.args), program_berlaku()
    form.program.choices = pilihan_program(berlaku, "Semua program")
    dipilih = {nama: nilai for nama in ("rw", "rt") if (nilai := baca_rt(form[nama]))} | form.nilai()
    penerima, jumlah = list_penerima(musdes.desa_kode, untuk=current_user, **dipilih)
    return tampil(
        "musdes/tinjau.html", **dasar(musdes), saring=form, dipilih=dipilih, penerima=penerima, jumlah=jumlah, salah=salah, pilihan=pilihan,
        kalimat_terima=lambda terima: kalimat_terima(terima, berlaku),
        terbuka=boleh_mengatur(musdes.status), form_id=form_id or id_baru(), status=salah.status if salah else 200,
    )  # fmt: skip


@bp.get("")
@requires(Izin.MUSDES_TULIS)
def index(id: UUID) -> Any:
    return _tampil(id)


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    form = PortalForm.dari_permintaan()
    pilihan = tuple(baca_uuid(teks) for teks in request.form.getlist("keluarga"))
    try:
        jumlah = review_penerima(form.id_baru, id, pilihan, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        return _tampil(id, salah=salah, form_id=str(form.id_baru), pilihan=pilihan)
    flash(f"{jumlah} keluarga masuk acara untuk ditinjau ulang.", "ok")
    return lanjut(url_for("musdes.agenda.index", id=id))
