"""The list of who was granted a programme of the kabupaten, printed for who hands it out: by desa and programme, to be signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from ...db import db
from ...jam import hari_ini
from ...kit.tanggal import tanggal_panjang
from ...kuota.rules import Program, sebut_program
from ...pengaturan.queries import pengaturan
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat, makro
from ...wilayah.queries import nama_by_kode
from ...wilayah.rules import sebutan

TEMPLAT = "pertukaran/penerima.cetak.html"
PALING_BANYAK = 1000
TEPI_MM = (12, 12, 20, 18)


def render_penerima(baris: Sequence[Any], berlaku: Mapping[str, Program], kertas: Kertas) -> bytes:
    """A new page for each programme of each desa. Nobody's NIK: name and address tell who it is, and the list leaves the office."""
    urut = sorted(baris, key=lambda b: (b.desa_kode, list(berlaku).index(b.program), b.rw, b.rt, b.nama))
    kelompok = [(kunci, list(isi)) for kunci, isi in groupby(urut, key=lambda b: (b.desa_kode, b.program))]
    nama = nama_by_kode({kode[:panjang] for (kode, _), _ in kelompok for panjang in (8, 13)})
    umum = {"tanggal": tanggal_panjang(hari_ini(pengaturan("zona"))), "instansi": pengaturan("instansi")}
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    bagian = []
    for (kode, program), isi in kelompok:
        tempat = {"desa": sebutan(kode, nama.get(kode, kode)), "kecamatan": nama.get(kode[:8], kode[:8])}
        bagian.append(_bagian(isi, {**umum, **tempat, "program": sebut_program(program, berlaku), "jumlah": len(isi)}))
    return pdf.render(
        pdf.Dokumen(
            judul="Daftar penerima program daerah", css=css_cetak(), bagian=tuple(bagian), kertas=kertas,
            kaki_html=isi_templat(TEMPLAT, bagian="kaki", **umum), penulis=umum["instansi"], tepi_mm=TEPI_MM,
        )
    )  # fmt: skip


def _bagian(isi: list[Any], nilai: dict[str, Any]) -> pdf.Bagian:
    satu = makro(TEMPLAT, "baris")
    return pdf.Bagian(
        html=isi_templat(TEMPLAT, bagian="pembuka", **nilai),
        kepala=isi_templat(TEMPLAT, bagian="kepala", **nilai),
        baris=tuple(str(satu(ke, b)).strip() for ke, b in enumerate(isi, 1)),
        ekor=isi_templat(TEMPLAT, bagian="penutup", **nilai),
    )
