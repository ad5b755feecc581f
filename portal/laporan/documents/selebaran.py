"""The leaflets as PDF: one page on either paper, black on white."""

from __future__ import annotations

from ...pengaturan.queries import pengaturan
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat
from ...wilayah.queries import find_wilayah
from ..rules.bantuan.selebaran import Selebaran

TEMPLAT = "laporan/selebaran.cetak.html"
TEPI_MM = (15, 18, 18, 18)


def render_selebaran(satu: Selebaran, kertas: Kertas) -> bytes:
    """One leaflet; it names the kabupaten and its dinas, and nobody else."""
    unit = find_wilayah(pengaturan("kabupaten_kode"))
    html = isi_templat(TEMPLAT, satu=satu, instansi=pengaturan("instansi"), kabupaten=unit.nama if unit else "")
    return pdf.render(
        pdf.Dokumen(judul=satu.judul, css=css_cetak("selebaran.css"), bagian=(pdf.Bagian(html=html),), kertas=kertas, tepi_mm=TEPI_MM)
    )
