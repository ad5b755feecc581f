"""The notulen, saved while it is typed, and how the meeting came to its decisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import StaleWrite
from ...jam import sekarang
from ...web.access import requires
from ...web.htmx import lanjut, minta_fragmen, tampil
from .. import queries
from ..forms.sidang import FormNotulen
from ..queries.notulen import UKURAN, get_revisi, list_revisi
from ..rules.status import boleh_mencatat
from ..service import keputusan as service
from .umum import dasar, perlu_rapat

bp = Blueprint("notulen", __name__, url_prefix="/musdes/<uuid:id>/notulen")


def _isi(id: UUID, form: FormNotulen | None = None) -> dict[str, Any]:
    musdes = queries.get_musdes(id, untuk=current_user)
    perlu_rapat(musdes)
    return dasar(musdes) | {"form": form or FormNotulen(obj=musdes), "catat": boleh_mencatat(musdes.status)}


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def edit(id: UUID) -> Any:
    return tampil("musdes/notulen.html", "musdes/_notulen.html", **_isi(id))


@bp.post("")
@requires(Izin.MUSDES_TULIS)
def update(id: UUID) -> Any:
    form, salah, oleh = FormNotulen.dari_permintaan(), None, current_user._get_current_object()
    musdes = queries.get_musdes(id, untuk=oleh)
    if form.validate():
        try:
            service.save_notulen(
                id, notulen=form.notulen.data, cara=form.cara.data, suara_setuju=form.suara_setuju.data,
                suara_tidak=form.suara_tidak.data, versi=form.dasar, oleh=oleh,
            )  # fmt: skip
            return _tersimpan(id)
        except StaleWrite as bentrok:
            salah, musdes = bentrok, queries.get_musdes(id, untuk=oleh)
    isi = _isi(id, form) | {"bentrok": salah, "tersimpan_kini": musdes}
    # While it is typed only the line above the text is answered: what stands in the box must not be swapped away.
    return tampil("musdes/notulen.html", "musdes/_notulen_tanda.html", status=409 if salah else 422, **isi)


def _tersimpan(id: UUID) -> Any:
    """Only the line that says so is answered, for the same reason."""
    if not minta_fragmen():
        flash("Notulen tersimpan.", "ok")
    return lanjut(url_for(".edit", id=id), "musdes/_notulen_tanda.html", tersimpan_pada=sekarang(), **_isi(id))


@bp.get("/revisi")
@requires(Izin.MUSDES_LIHAT)
def index(id: UUID) -> Any:
    """Who saved what when; ``?nomor=`` shows the text of one, ``?setelah=`` goes on with older ones."""
    musdes = queries.get_musdes(id, untuk=current_user)
    nomor, kursor = request.args.get("nomor", type=int), request.args.get("setelah", type=int)
    revisi = list_revisi(id, untuk=current_user, sebelum=kursor)
    satu = get_revisi(id, nomor, untuk=current_user) if nomor is not None else None
    lanjutan = revisi[UKURAN - 1].nomor if len(revisi) > UKURAN else None
    return tampil("musdes/revisi.html", satu=satu, revisi=revisi[:UKURAN], berikut=lanjutan, kursor=kursor, **dasar(musdes))
