"""Who looked at or changed the data of one family: what a citizen may ask (UU 27/2022 art. 7)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import NAMA_PERAN, Izin
from ...audit.queries import list_jejak_objek
from ...keluarga.queries import get_keluarga
from ...kit.paging import potong
from ...web.access import requires
from ...web.htmx import tampil
from ...web.paging import kursor
from ..queries.keluarga import list_objek_keluarga
from ..rules import AKSI

bp = Blueprint("keluarga", __name__, url_prefix="/keluarga")


@bp.get("/<uuid:id>/jejak")
@requires(Izin.KELUARGA_LIHAT)
def show(id: UUID) -> Any:
    keluarga, setelah = get_keluarga(id, untuk=current_user), kursor(int)
    halaman = potong(list_jejak_objek(list_objek_keluarga(id), setelah=setelah[0] if setelah else None), lambda satu: (satu.id,))
    nama = nama_pengguna_by_id({b.pengguna_id for b in halaman.baris if b.pengguna_id})
    return tampil("privasi/keluarga.html", k=keluarga, halaman=halaman, nama=nama, kata=AKSI, nama_peran=NAMA_PERAN)
