"""Bantuan: one short page a task, the reader's own tasks first; every page of the portal leads to its own."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, request, url_for
from flask_login import current_user

from ...akun.rules import NAMA_PERAN, Izin, Peran, boleh
from ...errors import NotFound
from ...web.access import MASUK, PUBLIK, kebijakan_of, masuk
from ...web.htmx import tampil
from ..rules.bantuan import HALAMAN_BANTUAN, JANJI, SEMUA, kelompok
from ..rules.bantuan.peta import halaman_of
from ..rules.bantuan.selebaran import SELEBARAN

bp = Blueprint("bantuan", __name__, url_prefix="/bantuan")

UKURAN_GAMBAR = (480, 400)  # as script/gambar-bantuan makes them


@bp.app_context_processor
def isi_bantuan() -> dict[str, Any]:
    """Where the link Bantuan of the page that is being shown leads."""
    peran = current_user.peran if current_user.is_authenticated else ""
    if not peran:
        return {"url_bantuan": url_for("laporan.masuk.show")}
    nama = halaman_of(request.endpoint or "", peran)
    return {"url_bantuan": url_for("laporan.bantuan.show", nama=nama) if nama else url_for("laporan.bantuan.index")}


@bp.get("")
@masuk
def index() -> Any:
    bagian = [(NAMA_PERAN[Peran(peran)] if peran else "Semua", isi) for peran, isi in kelompok(current_user.peran)]
    return tampil("laporan/bantuan_index.html", bagian=bagian, selebaran=SELEBARAN, janji=JANJI)


@bp.get("/<nama>")
@masuk
def show(nama: str) -> Any:
    return halaman(nama)


def halaman(nama: str) -> Any:
    """One help page, for whoever may see it; raises NotFound."""
    isi = HALAMAN_BANTUAN.get(nama)
    if isi is None:
        raise NotFound()
    untuk = "semua" if isi.peran == SEMUA else ", ".join(NAMA_PERAN[Peran(satu)] for satu in isi.peran)
    buka = [(url_for(endpoint), kata) for endpoint, kata in isi.buka if _terbuka(endpoint)]
    gambar = url_gambar(nama, request.script_root) if isi.alt else ""
    lembar = SELEBARAN.get(isi.selebaran)
    return tampil("laporan/bantuan.html", isi=isi, untuk=untuk, buka=buka, gambar=gambar, ukuran=UKURAN_GAMBAR, selebaran=lembar)


def _terbuka(endpoint: str) -> bool:
    """Whether the reader may open a page: the same table as the guard's."""
    kebijakan = kebijakan_of(current_app, endpoint)
    return kebijakan in (MASUK, PUBLIK) or (isinstance(kebijakan, Izin) and boleh(current_user, kebijakan))


@lru_cache(maxsize=128)
def url_gambar(nama: str, akar: str) -> str:
    """The address of a picture with its fingerprint, so that it may be kept for ever."""
    isi = Path(current_app.static_folder or "static", "bantuan", f"{nama}.webp").read_bytes()
    return url_for("static", filename=f"bantuan/{nama}.webp", v=hashlib.sha256(isi).hexdigest()[:12])
