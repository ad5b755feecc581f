"""Papers of a bimtek: the invitation to each operator, and the certificate that is rendered once and kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ..db import db
from ..errors import NotFound, RuleBroken
from ..jam import hari_ini
from ..kit.tanggal import hari_tanggal, tanggal_panjang
from ..kode import kode_of
from ..pengaturan.queries import kop_dinas, pengaturan
from ..web import pdf
from ..web.cetak import Kertas, css_cetak, isi_templat
from ..web.qr import qr_data_uri
from ..wilayah.queries import get_wilayah
from ..wilayah.rules import sebutan
from .models import Operator
from .queries.bimtek import get_bimtek, get_peserta, list_peserta

TEMPLAT_UNDANGAN, TEMPLAT_SERTIFIKAT = "bimtek/undangan.cetak.html", "bimtek/sertifikat.cetak.html"
TEPI_MM = (15, 20, 20, 25)


def _dinas() -> dict[str, str]:
    """The letterhead and signature of the dinas, with the date of today."""
    return kop_dinas() | {"tanggal_surat": tanggal_panjang(hari_ini(pengaturan("zona")))}


def render_undangan(bimtek_id: UUID, kertas: Kertas, *, untuk: Any) -> bytes:
    """One page for each operator invited; raises RuleBroken when nobody is."""
    bimtek = get_bimtek(bimtek_id, untuk=untuk)
    orang = [{"nama": p.nama, "unit": sebutan(p.desa_kode, p.desa)} for p in list_peserta(bimtek_id, untuk=untuk)]
    if not orang:
        raise RuleBroken("Belum ada yang diundang. Undang operatornya dahulu, lalu cetak.")
    nilai = {
        "dinas": _dinas(), "orang": orang, "b": bimtek, "hari": hari_tanggal(bimtek.tanggal),
        "materi": [baris.strip() for baris in bimtek.materi.splitlines() if baris.strip()],
    }  # fmt: skip
    html = isi_templat(TEMPLAT_UNDANGAN, **nilai)
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    return pdf.render(
        pdf.Dokumen(
            judul=f"Undangan {bimtek.judul}", css=css_cetak("surat.css"), bagian=(pdf.Bagian(html=html),), kertas=kertas,
            kaki_html="<p>Undangan bimtek</p>", tepi_mm=TEPI_MM,
        )
    )  # fmt: skip


def render_sertifikat(peserta_id: UUID, bimtek_id: UUID, *, alamat: str, untuk: Any) -> bytes:
    """The certificate in A4, landscape: the same bytes ever after. Raises NotFound for who has none."""
    peserta = get_peserta(peserta_id, bimtek_id, untuk=untuk)
    if peserta.sertifikat_nomor is None:
        raise NotFound()
    if peserta.sertifikat_pdf is not None:
        return peserta.sertifikat_pdf
    bimtek = get_bimtek(bimtek_id, untuk=untuk)
    operator = db.session.get_one(Operator, peserta.operator_id)
    nilai = {
        "dinas": _dinas(), "nomor": peserta.sertifikat_nomor, "peserta": operator.nama,
        "unit": get_wilayah(peserta.desa_kode).sebutan, "kecamatan": get_wilayah(peserta.desa_kode[:8]).sebutan, "b": bimtek,
        "hari": hari_tanggal(bimtek.tanggal), "tanggal": tanggal_panjang(bimtek.tanggal), "alamat": alamat,
        "materi": [baris.strip() for baris in bimtek.materi.splitlines() if baris.strip()], "qr": qr_data_uri(f"{alamat}/{kode_of(peserta.id)}"),
    }  # fmt: skip
    dokumen = pdf.Dokumen(
        judul=f"Sertifikat {peserta.sertifikat_nomor}", css=css_cetak("surat.css"), kertas="A4", tepi_mm=TEPI_MM,
        bagian=(pdf.Bagian(html=isi_templat(TEMPLAT_SERTIFIKAT, **nilai), mendatar=True),),
        kaki_html=isi_templat(TEMPLAT_SERTIFIKAT, kaki=True, **nilai),
    )  # fmt: skip
    db.session.rollback()
    return pdf.render(dokumen)
