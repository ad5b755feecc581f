"""The list of usulan, the form that makes or changes one, and the page of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...kit.paging import potong
from ...kit.tanggal import lama, setempat
from ...kuota.queries.program import program_berlaku
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan
from ...wilayah.rules import tingkat
from .. import queries
from ..forms import INDEN, FormSaring
from ..queries.kuota import antre_by_usulan
from ..queries.perubahan import ringkas_ubah
from ..rules.isian import ringkas_program
from ..rules.status import DITUNDA, DRAF
from .isian import simpan_baru, simpan_ubah, tampil_baru, tampil_ubah
from .rinci import KATA, rinci

bp = Blueprint("usulan", __name__, url_prefix="/usulan")


@bp.get("/")
@requires(Izin.USULAN_LIHAT)
def index() -> Any:
    form = _saringan()
    saring = {nama: form.nilai(nama) for nama in ("status", "jenis", "asal", "wilayah")} | _satu_keluarga()
    baris = queries.list_usulan(
        untuk=current_user, status=form.semua_status(), jenis=saring["jenis"], asal=saring["asal"], wilayah=saring["wilayah"],
        keluarga_id=saring["keluarga_id"], setelah=kursor(datetime, UUID),
    )  # fmt: skip
    halaman = potong(baris, lambda b: (b.dibuat_pada, b.id))
    program = queries.list_program([b.id for b in halaman.baris])
    ringkas = {id_: ringkas_program((satu.program for satu in semua), program_berlaku()) for id_, semua in program.items()}
    ringkas |= {b.id: ringkas_ubah(b) for b in halaman.baris if ringkas_ubah(b)}
    dipilih = {nama: nilai for nama, nilai in saring.items() if nilai}
    antre = antre_by_usulan([id_ for id_, semua in program.items() if any(satu.menunggu for satu in semua)])
    isi = {
        "form": form, "dipilih": dipilih, "halaman": halaman, "antre": antre, "ringkas": ringkas, "sejak": _ukur_sejak(),
        "dapat_siap": (DRAF, DITUNDA),
    }  # fmt: skip
    return tampil("usulan/index.html", **isi, **KATA)


def _saringan() -> FormSaring:
    """Wilayah are offered to those who see more than one desa; the chosen kecamatan stands above its own."""
    form = FormSaring(request.args)
    jenjang = tingkat(current_user.wilayah_kode)
    if jenjang < 4:
        unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
        form.wilayah.choices = [*form.wilayah.choices, *((w.kode, INDEN * (w.tingkat - jenjang - 1) + w.sebutan) for w in unit)]
    return form


def _satu_keluarga() -> dict[str, UUID | None]:
    try:
        return {"keluarga_id": UUID(request.args.get("keluarga_id", ""))}
    except ValueError:
        return {"keluarga_id": None}


def _ukur_sejak() -> Callable[[datetime], tuple[Any, str]]:
    """What tells of each usulan the day since when it is so, and how long that is."""
    zona = pengaturan("zona")
    kini = hari_ini(zona)

    def sejak(saat: datetime) -> tuple[Any, str]:
        hari = setempat(saat, zona).date()
        return hari, lama(hari, kini)

    return sejak


@bp.get("/baru")
@requires(Izin.USULAN_TULIS)
def new() -> Any:
    return tampil_baru()


@bp.post("/")
@requires(Izin.USULAN_TULIS)
def create() -> Any:
    return simpan_baru()


@bp.get("/<uuid:id>")
@requires(Izin.USULAN_LIHAT)
def show(id: UUID) -> Any:
    return tampil("usulan/show.html", **rinci(id))


@bp.get("/<uuid:id>/ubah")
@requires(Izin.USULAN_TULIS)
def edit(id: UUID) -> Any:
    return tampil_ubah(id)


@bp.post("/<uuid:id>")
@requires(Izin.USULAN_TULIS)
def update(id: UUID) -> Any:
    return simpan_ubah(id)
