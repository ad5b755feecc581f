"""The page of the quota for everybody: by desa and programme the quota, proposed, at the dinsos, confirmed, left, waiting."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...kit.paging import potong
from ...kuota.queries.kuota import list_kuota
from ...kuota.queries.periode import find_periode_kini, list_keadaan, list_periode
from ...kuota.queries.program import kode_lokal, program_berlaku
from ...kuota.rules import pilihan_program
from ...kuota.rules.jatah import lingkar
from ...web.access import requires
from ...web.forms import baca_uuid
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import list_pilihan, nama_by_kode
from ...wilayah.rules import sebutan, tingkat
from ..forms.kuota import FormKuota
from ..queries.kuota import list_desa_halaman, ringkas_kuota

bp = Blueprint("kuota", __name__, url_prefix="/kuota")
PILIHAN_PERIODE, UKURAN, UKURAN_SEMUA = 24, 25, 10


@bp.get("/")
@requires(Izin.KUOTA_LIHAT)
def index() -> Any:
    form = _saringan()
    if not form.periode.choices:
        return tampil("usulan/kuota.html", form=form, halaman=None, dipilih={}, masa=_masa(), ada_lokal=bool(kode_lokal()))
    dipilih = {nama: form.nilai(nama) for nama in ("periode", "program", "wilayah") if nama in form}
    berlaku = program_berlaku()
    program = [dipilih["program"]] if dipilih["program"] else [kode for kode, p in berlaku.items() if p.aktif or not p.lokal]
    setelah = kursor(str)
    ukuran = UKURAN if dipilih["program"] else UKURAN_SEMUA
    desa = list_desa_halaman(
        untuk=current_user, wilayah=dipilih.get("wilayah"), setelah=setelah[0] if setelah else None, ukuran=ukuran
    )
    halaman = potong(desa, lambda satu: (satu.kode,), ukuran)
    periode_id = baca_uuid(dipilih["periode"])
    isi = ringkas_kuota(periode_id, [satu.kode for satu in halaman.baris], program)
    return tampil(
        "usulan/kuota.html", form=form, halaman=halaman, isi=isi, program=[berlaku[kode] for kode in program], sebutan=sebutan,
        bersama=_bersama(periode_id, program, [satu.kode for satu in halaman.baris]), masa=_masa(),
        dipilih={nama: nilai for nama, nilai in dipilih.items() if nilai}, ada_lokal=any(p.lokal for p in berlaku.values()),
    )  # fmt: skip


def _saringan() -> FormKuota:
    form = FormKuota(request.args)
    kini = find_periode_kini()
    urut = sorted(list_periode(ukuran=PILIHAN_PERIODE), key=lambda satu: kini is None or satu.id != kini.id)
    form.periode.choices = [(str(satu.id), satu.nama) for satu in urut]
    form.program.choices = pilihan_program(program_berlaku(), "Semua program")
    if tingkat(current_user.wilayah_kode) == 4:
        del form.wilayah
        return form
    unit = list_pilihan(form.wilayah.data or "", untuk=current_user)
    dalam = tingkat(current_user.wilayah_kode) + 1
    semua = [("", f"Semua di {current_user.wilayah_nama}")]
    form.wilayah.choices = [*semua, *((u.kode, "\u2007\u2007" * (u.tingkat - dalam) + u.sebutan) for u in unit)]
    return form


def _bersama(periode_id: Any, program: list[str], desa: list[str]) -> list[tuple[str, Any, Any]]:
    """Ceilings that several of these desa share: (unit, programme, row)."""
    unit = {kode for satu in desa for kode in lingkar(satu)} - set(desa)
    nama, berlaku = nama_by_kode(unit), program_berlaku()
    return [
        (sebutan(kode, nama.get(kode, kode)), berlaku[satu], baris)
        for satu in program
        for kode, baris in sorted(list_kuota(periode_id, satu, unit).items())
    ]


def _masa() -> list[Any]:
    """The input windows as they stand for the person's own desa, or for a desa without leave of its own."""
    return list(list_keadaan(current_user.wilayah_kode).values())
