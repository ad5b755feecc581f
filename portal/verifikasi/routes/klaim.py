"""Taking usulan for examination and giving them back."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import StaleWrite
from ...web.access import requires
from ...web.htmx import lanjut
from ..service import klaim as service
from .periksa import jawab
from .tampilan import terpilih, url_berikut

bp = Blueprint("klaim", __name__, url_prefix="/verifikasi")
DISEBUT = 3  # a flash travels in the cookie, so it names only a few


@bp.post("/<uuid:id>/klaim")
@requires(Izin.VERIFIKASI_PUTUS)
def create(id: UUID) -> Any:
    return jawab(id, lambda: service.claim_usulan(id, oleh=current_user._get_current_object()))


@bp.post("/<uuid:id>/klaim/penghapusan")
@requires(Izin.VERIFIKASI_PUTUS)
def delete(id: UUID) -> Any:
    """``lanjut``: whoever goes on without a decision leaves the usulan to the others; ``pergi``: the page was left, nobody reads the answer.

    A claim that lapsed meanwhile holds up neither.
    """
    oleh = current_user._get_current_object()
    if "pergi" in request.form:
        with suppress(StaleWrite):
            service.release_usulan(id, oleh=oleh, sampai=request.form.get("sampai", ""))
        return "", 204
    if "lanjut" in request.form:
        with suppress(StaleWrite):
            service.release_usulan(id, oleh=oleh)
        return lanjut(url_berikut(id))
    return jawab(id, lambda: service.release_usulan(id, oleh=oleh))


@bp.post("/klaim")
@requires(Izin.VERIFIKASI_PUTUS)
def create_massal() -> Any:
    ids = terpilih()
    if not ids:
        flash("Belum ada usulan yang dipilih. Beri tanda pada usulan, lalu kirim lagi.", "warn")
        return redirect(url_for("verifikasi.antrean.index"), 303)
    diambil, terlewat = service.claim_many(ids, oleh=current_user._get_current_object())
    if diambil:
        flash(f"{diambil} usulan Anda ambil untuk diperiksa selama 30 menit.", "ok")
    if terlewat:
        sebab = " ".join(f"{nomor}: {kalimat}" for nomor, kalimat in terlewat[:DISEBUT])
        flash(f"{len(terlewat)} usulan tidak dapat diambil. {sebab}{' …' if len(terlewat) > DISEBUT else ''}", "warn")
    return redirect(url_for("verifikasi.antrean.index", milik="saya" if diambil else None), 303)
