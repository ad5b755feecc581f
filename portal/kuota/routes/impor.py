"""Quota from pasted lines or from a file: read and shown first, then set all at once or not at all."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, RuleBroken, StaleWrite
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ...web.uploads import UnggahanDitolak
from ...wilayah.rules import sebutan
from ..forms.kuota import FormTempel
from ..queries.kuota import kode_satuan, list_kuota
from ..queries.program import program_berlaku
from ..rules.sebaran import baca_tempelan, ringkas_perubahan
from ..service.kuota import import_kuota, sidik_kuota
from ..service.lembar import read_lembar
from .pilihan import id_periode, lengkapi_pilihan, periode_terpilih, program_terpilih

bp = Blueprint("impor", __name__, url_prefix="/kuota/impor")


def _form() -> Any:
    return lengkapi_pilihan(FormTempel.dari_permintaan())


def _pratinjau(form: FormTempel, galat: PortalError | None = None, status: int = 200) -> Any:
    """What the pasted lines would change, with every line that cannot be used."""
    periode, program = periode_terpilih(form.periode.data), program_terpilih(form.program.data)
    nama = kode_satuan(pengaturan("kabupaten_kode"))
    baru, salah = baca_tempelan(form.teks.data or "", nama)
    kini = {kode: baris.jumlah for kode, baris in list_kuota(periode.id, program, list(baru)).items()}
    form.sidik.data = sidik_kuota(periode.id, program, baru)
    isi = {
        "form": form, "periode": periode, "program": program_berlaku()[program], "salah": salah, "galat": galat,
        "baris": [(sebutan(kode, nama[kode]), kini.get(kode), jumlah) for kode, jumlah in baru.items() if kini.get(kode) != jumlah],
        "ringkas": ringkas_perubahan(baru, kini), "jumlah": sum(baru.values()),
    }  # fmt: skip
    return tampil("kuota/pratinjau.html", status=422 if salah and status == 200 else status, **isi)


@bp.get("/")
@requires(Izin.KUOTA_KELOLA)
def new() -> Any:
    return tampil("kuota/impor.html", form=lengkapi_pilihan(FormTempel()))


@bp.post("/")
@requires(Izin.KUOTA_KELOLA)
def show() -> Any:
    form = _form()
    if not form.validate():
        return tampil("kuota/impor.html", form=form, status=422, galat_formulir=True)
    if form.berkas.data:
        try:
            satu = form.berkas.data
            form.teks.data = read_lembar(satu.stream, satu.filename or "", kode_satuan(pengaturan("kabupaten_kode")))
        except (RuleBroken, UnggahanDitolak) as salah:
            form.berkas.errors = [salah.pesan]
            return tampil("kuota/impor.html", form=form, status=422, galat_formulir=True)
    return _pratinjau(form)


@bp.post("/penerapan")
@requires(Izin.KUOTA_KELOLA)
def create() -> Any:
    form = _form()
    isi, salah = baca_tempelan(form.teks.data or "", kode_satuan(pengaturan("kabupaten_kode")))
    if salah or not isi:
        return _pratinjau(form, status=422)
    try:
        berubah = import_kuota(
            id_periode(form.periode.data), program_terpilih(form.program.data), isi, sidik_kini=form.sidik.data or "",
            oleh=current_user._get_current_object(),
        )  # fmt: skip
    except (RuleBroken, StaleWrite) as galat:
        return _pratinjau(form, galat, galat.status)
    flash(f"Kuota {len(berubah)} wilayah tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for("kuota.isian.edit", periode=form.periode.data, program=form.program.data))
