"""Programmes of the kabupaten itself: the form of one, and the three to begin with at one press each."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound, PortalError, RuleBroken, StaleWrite
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ..forms.program import KATA_SATUAN, FormLokal
from ..queries.program import lupakan_program, program_berlaku
from ..rules.lokal import BAWAAN_LOKAL
from ..rules.program import ProgramBerlaku
from ..service.lokal import create_lokal, isi_of, update_lokal

bp = Blueprint("lokal", __name__, url_prefix="/kuota/daerah")


def _tampil(form: FormLokal, p: ProgramBerlaku | None = None, galat: PortalError | None = None, status: int = 200) -> Any:
    return tampil("kuota/lokal.html", status=status, form=form, p=p, galat=galat, kata_satuan=KATA_SATUAN, galat_formulir=status != 200)


def _get(kode: str) -> ProgramBerlaku:
    p = program_berlaku().get(kode)
    if p is None or not p.lokal:
        raise NotFound()
    return p


def _isian(p: ProgramBerlaku) -> FormLokal:
    isi = isi_of(p)
    return FormLokal(data={nama: getattr(isi, nama) for nama in isi.__slots__} | {"versi": p.versi})


@bp.get("/baru")
@requires(Izin.KUOTA_KELOLA)
def new() -> Any:
    return _tampil(FormLokal())


@bp.post("/baru")
@requires(Izin.KUOTA_KELOLA)
def create() -> Any:
    form = FormLokal.dari_permintaan()
    sama = any(p.lokal and isi_of(p) == form.isi() for p in program_berlaku().values())  # the same form arrived before
    if not sama and not form.tandai(program_berlaku().values()):
        return _tampil(form, status=422)
    create_lokal(form.isi(), oleh=current_user._get_current_object())
    flash(f"Program {form.singkatan.data} tersimpan.", "ok")
    return lanjut(url_for("kuota.program.edit"))


@bp.post("/bawaan/<nama>")
@requires(Izin.KUOTA_KELOLA)
def create_bawaan(nama: str) -> Any:
    if nama not in BAWAAN_LOKAL:
        raise NotFound()
    kode = create_lokal(BAWAAN_LOKAL[nama], oleh=current_user._get_current_object())
    flash("Program ditambahkan. Lengkapi dasar hukumnya, dan ubah yang perlu.", "ok")
    return lanjut(url_for(".edit", program_kode=kode))


@bp.get("/<program_kode>")
@requires(Izin.KUOTA_KELOLA)
def edit(program_kode: str) -> Any:
    p = _get(program_kode)
    return _tampil(_isian(p), p)


@bp.post("/<program_kode>")
@requires(Izin.KUOTA_KELOLA)
def update(program_kode: str) -> Any:
    p, form = _get(program_kode), FormLokal.dari_permintaan()
    lain = [satu for satu in program_berlaku().values() if satu.kode != program_kode]
    if not form.tandai(lain, p.satuan):
        return _tampil(form, p, status=422)
    try:
        berubah = update_lokal(program_kode, form.isi(p.satuan), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        lupakan_program()
        form.versi.data = str(_get(program_kode).versi)
        return _tampil(form, _get(program_kode), salah, salah.status)
    flash("Program tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for("kuota.program.edit"))
