"""What the papers of the counter share: the letterhead of the office that hands them out, and setting one page."""

from __future__ import annotations

from typing import Any

from ...db import db
from ...musdes.rules.peserta import istilah
from ...pengaturan.queries import kop_dinas, kop_of
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat
from ...wilayah.queries import get_wilayah
from ...wilayah.rules import tingkat

TEPI_MM = (15, 20, 20, 25)


def kantor(untuk: Any) -> dict[str, Any]:
    """The office of who hands the paper out: of the desa, or of the dinas; ``nama`` in words."""
    kode = untuk.wilayah_kode
    if tingkat(kode) == 4:
        return {"desa": {"kop": kop_of(kode), "istilah": istilah(kode)}, "nama": get_wilayah(kode).sebutan}
    satu = kop_dinas()
    return {"dinas": satu, "nama": satu["instansi"]}


def cetak(templat: str, judul: str, *, kertas: Kertas = "A4", **nilai: Any) -> bytes:
    """The PDF of a template that gives its body, and its foot with ``kaki``."""
    html, kaki = isi_templat(templat, **nilai), isi_templat(templat, kaki=True, **nilai)
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    dokumen = pdf.Dokumen(
        judul=judul, css=css_cetak("surat.css"), bagian=(pdf.Bagian(html=html),), kertas=kertas, kaki_html=kaki, tepi_mm=TEPI_MM
    )
    return pdf.render(dokumen)
