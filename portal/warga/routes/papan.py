"""Published lists for anybody, without an account: what is published now, and one list; never a name once it is over."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from wtforms.fields import SelectChoice

from ...jam import hari_ini
from ...kit.paging import potong
from ...pengaturan.queries import pengaturan
from ...web.access import publik
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import list_unit
from ...wilayah.rules import is_kode, mencakup, sebutan
from ..forms.pengumuman import FormUmum
from ..queries import pengumuman as queries
from ..rules.pengumuman import kalimat_keadaan

bp = Blueprint("papan", __name__, url_prefix="/pengumuman")
SEHALAMAN = 100  # lines of a long list shown at once


@bp.after_request
def jangan_dicari(jawab: Response) -> Response:
    """Names, also masked ones, stay out of search engines."""
    jawab.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return jawab


def _dipilih(kabupaten: str) -> str:
    kode = request.args.get("wilayah", "")
    return kode if is_kode(kode) and mencakup(kabupaten, kode) else ""


@bp.get("/")
@publik
def index() -> Any:
    kabupaten, hari = pengaturan("kabupaten_kode"), hari_ini(pengaturan("zona"))
    dipilih = _dipilih(kabupaten)
    form = FormUmum(data={"wilayah": dipilih})
    di_kecamatan = list_unit(dipilih[:8]) if dipilih.count(".") >= 2 else ()
    unit = sorted((*list_unit(kabupaten), *di_kecamatan))
    form.wilayah.choices = [SelectChoice("", "Seluruh kabupaten"), *(SelectChoice(u.kode, u.sebutan) for u in unit)]
    baris = queries.list_umum(dipilih or kabupaten, hari, setelah=kursor(date, UUID))
    isi = {"halaman": potong(baris, lambda b: (b.mulai, b.id)), "form": form, "dipilih": dipilih, "desa": dipilih.count(".") == 3}
    return tampil("warga/pengumuman_umum.html", sebutan=sebutan, **isi)


@bp.get("/<uuid:id>")
@publik
def show(id: UUID) -> Any:
    ringkas, hari = queries.get_umum(id), hari_ini(pengaturan("zona"))
    isi = queries.isi_umum(id, hari)
    nama = sebutan(ringkas.desa_kode, ringkas.desa)
    if isi is None:
        kalimat = kalimat_keadaan(queries.keadaan(ringkas, hari), ringkas.sampai)
        return tampil("warga/pengumuman_selesai.html", kalimat=kalimat, nama=nama, desa_kode=ringkas.desa_kode, status=410)
    dari = request.args.get("dari", "")
    awal = min(int(dari), len(isi["baris"])) if dari.isascii() and dari.isdecimal() and len(dari) < 6 else 1
    baris = isi["baris"][max(awal, 1) - 1 :][:SEHALAMAN]
    berikut = baris[-1]["no"] + 1 if baris and baris[-1]["no"] < len(isi["baris"]) else 0
    tanggal = date.fromisoformat(isi["tanggal"])
    return tampil("warga/pengumuman_terbuka.html", p=ringkas, isi=isi, baris=baris, berikut=berikut, awal=awal, tanggal=tanggal, nama=nama)
