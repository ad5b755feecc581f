"""One settlement for several findings: what was ticked is shown once more, then settled, then reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ..forms import FormPutusan
from ..queries.massal import get_laporan, list_by_ids
from ..rules.putusan import ARTI, PUTUSAN, SEBAB, pilihan
from ..service import settle_many
from .temuan import isi_baris

bp = Blueprint("massal", __name__, url_prefix="/temuan")


def _terpilih() -> list[UUID]:
    """The findings that were ticked, each once."""
    return list(dict.fromkeys(baca_uuid(teks) for teks in request.form.getlist("temuan")))


def _dapat(baris: Sequence[Any]) -> tuple[str, ...]:
    """The settlements that fit at least one of them."""
    semua = {putusan for b in baris for putusan in pilihan(b.aturan, b.lain_keluarga_id, b.lain_anggota_id)}
    return tuple(putusan for putusan in PUTUSAN if putusan in semua)


@bp.post("/penyelesaian-massal/baru")
@requires(Izin.TEMUAN_SELESAI)
def new() -> Any:
    baris = list_by_ids(_terpilih(), untuk=current_user)
    if not baris:
        flash("Belum ada temuan yang dipilih. Beri tanda pada temuan, lalu kirim lagi.", "warn")
        return redirect(url_for("pemeriksaan.temuan.index"), 303)
    return _tampil(FormPutusan(id=id_baru()), baris)


def _tampil(form: FormPutusan, baris: Sequence[Any], status: int = 200) -> Any:
    isi = {"form": form.untuk(_dapat(baris)), "baris": baris, "arti": ARTI, "galat_formulir": status != 200}
    return tampil("pemeriksaan/massal_new.html", status=status, **isi, **isi_baris(baris))


@bp.post("/penyelesaian-massal")
@requires(Izin.TEMUAN_SELESAI)
def create() -> Any:
    ids = _terpilih()
    baris = list_by_ids(ids, untuk=current_user)
    form = FormPutusan.dari_permintaan().untuk(_dapat(baris))
    if not form.validate():
        return _tampil(form, baris, 422)
    try:
        settle_many(form.id_baru, ids, form.putusan.data, form.catatan.data or "", oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return _tampil(form, list_by_ids(ids, untuk=current_user), 422)
    return lanjut(url_for(".show", id=form.id_baru))


@bp.get("/massal/<uuid:id>")
@requires(Izin.TEMUAN_SELESAI)
def show(id: UUID) -> Any:
    laporan = get_laporan(id, untuk=current_user)
    sebab = {UUID(satu): SEBAB[kode] for satu, kode in laporan.dilewati}
    baris = list_by_ids([*map(UUID, laporan.selesai), *sebab], untuk=current_user)
    isi = {
        "laporan": laporan, "selesai": [b for b in baris if b.id not in sebab],
        "dilewati": [(b, sebab[b.id]) for b in baris if b.id in sebab],
    }  # fmt: skip
    return tampil("pemeriksaan/massal_show.html", **isi, **isi_baris(baris))
