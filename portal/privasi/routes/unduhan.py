"""A list as xlsx: the page that asks why and what for where it holds personal data, and the file."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, request, send_file, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import NotAllowed, RuleBroken
from ...jam import hari_ini
from ...kit.unduhan import salah_alasan, sisa_unduhan
from ...pengaturan.queries import pengaturan
from ...web.access import masuk
from ...web.forms import id_baru
from ...web.htmx import tampil
from ..documents.unduhan import write_unduhan
from ..forms import FormUnduhan
from ..queries.unduhan import count_baris_hari_ini
from ..service import record_unduhan
from .daftar import Daftar, get_daftar

bp = Blueprint("unduhan", __name__, url_prefix="/unduhan")
# A number as long as a NIK never stands in an address; nor do letters that cannot be shown.
BUKAN_NILAI = re.compile(r"[0-9]{16}|[^ -~\u00a0-\ud7ff]|.{81}")
BUKAN_SARINGAN = ("setelah", "cetak", "daftar", "endpoint")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/<daftar>")
@masuk
def new(daftar: str) -> Any:
    """The query string is the filter of the list's page."""
    return _halaman(daftar, _boleh(daftar), FormUnduhan(id=id_baru()))


@bp.post("/<daftar>")
@masuk
def create(daftar: str) -> Any:
    satu, form = _boleh(daftar), FormUnduhan.dari_permintaan()
    if satu.pribadi and (not form.validate() or not _beralasan(form)):
        return _halaman(daftar, satu, form, status=422)
    oleh = current_user._get_current_object()
    try:
        berkas = satu.berkas(satu.saring(), untuk=oleh, nik=boleh(oleh, Izin.NIK_LIHAT))
        keluaran, jumlah = write_unduhan(satu.judul, berkas, pribadi=satu.pribadi, untuk=oleh)
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return _halaman(daftar, satu, form, status=422)
    alasan = {"alasan": form.alasan.data, "tujuan": form.tujuan.data} if satu.pribadi else {}
    try:
        record_unduhan(form.id_baru, daftar, jumlah, pribadi=satu.pribadi, **alasan, oleh=oleh)
    except BaseException:
        keluaran.close()
        raise
    nama = f"{daftar}-{hari_ini(pengaturan('zona')):%Y-%m-%d}.xlsx"
    return send_file(keluaran, mimetype=XLSX, as_attachment=True, download_name=nama, max_age=0)


def _boleh(daftar: str) -> Daftar:
    satu = get_daftar(daftar)
    if not boleh(current_user, satu.izin):
        raise NotAllowed()
    return satu


def _beralasan(form: FormUnduhan) -> bool:
    salah = salah_alasan(form.alasan.data or "", form.tujuan.data or "")
    for nama, kalimat in salah.items():
        form[nama].errors = [kalimat]
    return not salah


def _halaman(nama: str, daftar: Daftar, form: FormUnduhan, *, status: int = 200) -> Any:
    saring = _saringan()
    dipakai, batas = count_baris_hari_ini(untuk=current_user), pengaturan("batas_unduhan_harian")
    isi = {
        "daftar": daftar, "form": form, "url": url_for(".create", daftar=nama, **saring), "batas": batas,
        "kembali": url_for(daftar.kembali, **saring) if not daftar.kunci or daftar.kunci in saring else url_for("laporan.beranda.index"),
        "tersaring": any(nilai for kunci, nilai in saring.items() if kunci != daftar.kunci), "sisa": sisa_unduhan(batas, dipakai),
        "lihat_nik": boleh(current_user, Izin.NIK_LIHAT),
    }  # fmt: skip
    return tampil("privasi/unduhan.html", status=status, galat_formulir=status != 200, **isi)


@bp.app_template_global("url_unduh")
def url_unduh(daftar: str, **lain: Any) -> str:
    """Where a list is taken out, with the filter of the page that is shown now."""
    return url_for("privasi.unduhan.new", daftar=daftar, **{**_saringan(), **lain})


def _saringan() -> dict[str, str]:
    """The filter as it stands in the address, without what url_for() reads for itself and without what no filter holds."""
    semua = request.args.items()
    return {k: nilai for k, nilai in semua if k not in BUKAN_SARINGAN and not k.startswith("_") and not BUKAN_NILAI.search(nilai)}
