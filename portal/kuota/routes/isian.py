"""The table in which quota is typed: one period, one programme, one kecamatan with its desa, and the kabupaten above them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import PortalError, StaleWrite
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.htmx import lanjut, tampil
from ...wilayah.rules import sebutan
from ..forms.kuota import FormPilih, form_isian, nama_jumlah
from ..queries.kuota import count_dapat_per_desa, list_kuota, list_satuan
from ..queries.program import program_berlaku
from ..rules.jatah import KuotaDitolak, terpakai_per_unit
from ..service.kuota import set_kuota
from .pilihan import id_periode, lengkapi_pilihan, periode_terpilih, pilihan_kecamatan, program_terpilih

bp = Blueprint("isian", __name__, url_prefix="/kuota/isian")


def _pilih() -> FormPilih:
    form = lengkapi_pilihan(FormPilih(request.values))
    form.kecamatan.choices = pilihan_kecamatan()
    return form


def _kelas(pilih: FormPilih) -> Any:
    """The table of what was chosen, and the rows that stand now."""
    periode, program, kecamatan = (pilih.nilai(nama) for nama in ("periode", "program", "kecamatan"))
    satuan = [(satu.kode, sebutan(satu.kode, satu.nama)) for satu in list_satuan(pengaturan("kabupaten_kode"), kecamatan)]
    kini = list_kuota(id_periode(periode), program, [kode for kode, _ in satuan])
    return form_isian(satuan, kini), {"periode": periode, "program": program, "kecamatan": kecamatan}


def _tampil(form: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    pilih = _pilih()
    if not pilih.periode.choices:
        return tampil("kuota/isian.html", pilih=pilih, form=None, galat=None)
    kelas, dipilih = _kelas(pilih)
    dapat = count_dapat_per_desa(id_periode(dipilih["periode"]), dipilih["program"])
    isi = {
        "pilih": pilih, "form": form or kelas(**dipilih), "dipilih": dipilih, "nama_jumlah": nama_jumlah, "galat": galat,
        "terpakai": terpakai_per_unit(desa for desa, jumlah in dapat.items() for _ in range(jumlah)),
        "program": program_berlaku()[dipilih["program"]],
    }  # fmt: skip
    return tampil("kuota/isian.html", status=status, galat_formulir=status != 200, **isi)


@bp.get("/")
@requires(Izin.KUOTA_KELOLA)
def edit() -> Any:
    return _tampil()


@bp.post("/")
@requires(Izin.KUOTA_KELOLA)
def update() -> Any:
    periode_terpilih(request.form.get("periode"))
    program_terpilih(request.form.get("program"))
    kelas, dipilih = _kelas(_pilih())
    form = kelas.dari_permintaan()
    if not form.validate():
        return _tampil(form, status=422)
    tujuan = (id_periode(dipilih["periode"]), dipilih["program"])
    try:
        berubah = set_kuota(*tujuan, form.nilai(), versi=form.versi_baris(), oleh=current_user._get_current_object())
    except KuotaDitolak as salah:
        form.tandai(salah.per_kode)
        return _tampil(form, status=salah.status)
    except StaleWrite as salah:
        return _tampil(galat=salah, status=salah.status)
    flash(f"Kuota {len(berubah)} wilayah tersimpan." if berubah else "Tidak ada yang berubah.", "ok")
    return lanjut(url_for(".edit", **dipilih))
