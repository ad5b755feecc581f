"""Who of a desa has aid and who has none, printed for the office: names and RT, no NIK and no No. KK."""

from __future__ import annotations

from collections.abc import Sequence

from ...db import db
from ...jam import hari_ini
from ...kit.tanggal import tanggal_panjang
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...pengaturan.queries import pengaturan
from ...usulan.rules.jenis import KATA_JENIS
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat, makro
from ...wilayah.queries import nama_by_kode
from ...wilayah.rules import sebutan
from ..rules.penerima import BarisBantuan, JumlahBantuan, SaringBantuan, kalimat_saring

TEMPLAT = "warga/penerima.cetak.html"
TEPI_MM = (15, 15, 20, 20)


def render_penerima(desa: str, baris: Sequence[BarisBantuan], jumlah: JumlahBantuan, saring: SaringBantuan, kertas: Kertas) -> bytes:
    """The families of the filter in its order, with the totals of the whole desa above them."""
    nama, program = nama_by_kode({desa, desa[:8]}), program_berlaku()
    nilai = {
        "desa": sebutan(desa, nama.get(desa, desa)), "kecamatan": nama.get(desa[:8], ""), "jumlah": jumlah, "banyak": len(baris),
        "tanggal": tanggal_panjang(hari_ini(pengaturan("zona"))),
        "saring": kalimat_saring(saring, {kode: satu.singkatan for kode, satu in program.items()}),
        "per_program": [(satu.singkatan, jumlah.per_program[kode]) for kode, satu in program.items() if kode in jumlah.per_program],
    }  # fmt: skip
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    satu = makro(TEMPLAT, "baris")
    isi = [
        satu(ke, b, [sebut_program(t.program, program).singkatan for t in b.terima], [KATA_JENIS[u.jenis] for u in b.usulan])
        for ke, b in enumerate(baris, 1)
    ]
    return pdf.render(
        pdf.Dokumen(
            judul=f"Keluarga dengan dan tanpa bantuan {nilai['desa']}",
            css=css_cetak("surat.css"),
            bagian=(
                pdf.Bagian(
                    html=isi_templat(TEMPLAT, bagian="pembuka", **nilai), kepala=isi_templat(TEMPLAT, bagian="kepala"),
                    baris=tuple(str(b).strip() for b in isi),
                ),
            ),
            kertas=kertas,
            kaki_html=isi_templat(TEMPLAT, bagian="kaki", **nilai),
            tepi_mm=TEPI_MM,
        )
    )  # fmt: skip
