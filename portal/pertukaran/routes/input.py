"""Rows of the hand-overs for who types them into SIKS-NG: the list of one's own scope, and the ticks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...usulan.queries import list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.isian import ringkas_program
from ...web.access import jalur_sendiri, requires
from ...web.htmx import lanjut, tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan
from ...wilayah.rules import sebutan, tingkat
from .. import queries, service
from ..forms import FormInput
from ..rules.hasil import KATA_HASIL
from ..rules.serahan import BELUM, KATA_INPUT
from .serahan import halaman_serahan

bp = Blueprint("input", __name__, url_prefix="/serahan/input")


@bp.get("/")
@requires(Izin.INPUT_TANDAI)
def index() -> Any:
    return _daftar()


@bp.post("/")
@requires(Izin.INPUT_TANDAI)
def create() -> Any:
    """Set or take off the marks of the chosen rows; ``serahan`` names the file on whose page they were ticked."""
    sudah = request.form.get("tanda") != BELUM
    serahan = _uuid(request.form.get("serahan", ""))
    try:
        berubah = service.mark_input(_terpilih(), sudah, oleh=current_user._get_current_object())
    except RuleBroken as salah:
        if serahan and boleh(current_user, Izin.SERAHAN_LIHAT):
            return halaman_serahan(serahan, galat=salah, status=422)
        return _daftar(galat=salah, status=422)
    flash(f"{berubah} baris ditandai sudah diinput." if sudah else f"Tanda {berubah} baris dihapus.", "ok")
    return lanjut(jalur_sendiri(request.form.get("kembali")) or url_for(".index"))


def _terpilih() -> list[tuple[UUID, UUID]]:
    """(serahan, usulan) of each ticked row; what is no row is no tick."""
    pasang = [tuple(map(_uuid, nilai.split(":", 1))) for nilai in request.form.getlist("baris") if ":" in nilai]
    return [(satu, dua) for satu, dua in pasang if satu and dua]


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def _daftar(*, galat: Any = None, status: int = 200) -> Any:
    form = FormInput(request.args)
    if "input" not in request.args:
        form.input.data = BELUM
    jenjang = tingkat(current_user.wilayah_kode)
    if jenjang < 4:
        unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
        form.wilayah.choices = [*form.wilayah.choices, *((w.kode, "\u2003" * (w.tingkat - jenjang - 1) + w.sebutan) for w in unit)]
    dipilih = form.nilai()
    baris = queries.list_input(untuk=current_user, setelah=kursor(str, str, str), **dipilih)
    halaman = potong(baris, lambda u: (u.desa_kode, u.nomor, u.berkas))
    program = list_program([satu.id for satu in halaman.baris])
    isi = {
        "form": form, "dipilih": {"input": "", **dipilih}, "halaman": halaman, "berwilayah": jenjang < 4, "kata_input": KATA_INPUT,
        "ringkas": {id_: ringkas_program((satu.program for satu in semua), program_berlaku()) for id_, semua in program.items()},
        "jawaban": queries.hasil_by_usulan([satu.id for satu in halaman.baris], untuk=current_user), "kata_hasil": KATA_HASIL,
        "belum": queries.count_belum_input(untuk=current_user), "galat": galat, "sebutan": sebutan,
    }  # fmt: skip
    return tampil("pertukaran/input.html", status=status, galat_formulir=galat is not None, **isi, **KATA)
