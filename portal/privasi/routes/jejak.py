"""Jejak: who did and who read what, newest first."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import NAMA_PERAN, Izin
from ...audit.queries import list_jejak
from ...kit.paging import potong
from ...web.access import requires
from ...web.htmx import tampil
from ...web.paging import kursor
from ..forms import FormSaring
from ..rules import AKSI

bp = Blueprint("jejak", __name__, url_prefix="/jejak")


@bp.get("/")
@requires(Izin.JEJAK_LIHAT)
def index() -> Any:
    form, setelah = FormSaring(request.args), kursor(int)
    dipilih = form.nilai()
    baris = list_jejak(setelah=setelah[0] if setelah else None, aksi=dipilih.get("aksi"))
    halaman = potong(baris, lambda satu: (satu.id,))
    nama = nama_pengguna_by_id({b.pengguna_id for b in halaman.baris if b.pengguna_id})
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "nama": nama}
    return tampil("privasi/jejak.html", **isi, kata=AKSI, nama_peran=NAMA_PERAN)
