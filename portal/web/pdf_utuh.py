"""A short document as one HTML for the printing child: laid out at once, which spares it the merging.

Footer and page numbers stand here in the page margins, at the places where the merging stamps them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# Characters of HTML; some 90 families in the Lampiran of a berita acara. Laid out at once each costs the child half a megabyte, in
# pieces a tenth of that.
PALING_PANJANG = 60_000
ARAH = {False: "tegak", True: "datar"}

CSS_KAKI = """
.utuh-bagian { break-before: page }
.utuh-kaki { position: running(kaki); font: 7.5pt/1.3 "Liberation Sans", Arial, sans-serif; text-align: left }
.utuh-kaki p { margin: 0; text-align: left; line-height: 1.3 }
.utuh-kaki img, .utuh-kaki svg { float: left; width: 14mm; height: 14mm; margin-right: 2.5mm }
"""


def utuh(dokumen: Mapping[str, Any]) -> bool:
    """Whether a document is short enough to be laid out at once; drafts are stamped, therefore merged."""
    panjang = sum(
        len(bagian["html"]) + len(bagian["kepala"]) + len(bagian["ekor"]) + sum(map(len, bagian["baris"]))
        for bagian in dokumen["bagian"]
    )
    # Letters are laid out one by one whatever their number: each is short.
    return not dokumen["konsep"] and (dokumen["nomor_sendiri"] or panjang <= PALING_PANJANG)


def naskah(dokumen: Mapping[str, Any]) -> list[Sequence[Mapping[str, Any]]]:
    """The parts in groups over which pages are counted."""
    return [[satu] for satu in dokumen["bagian"]] if dokumen["nomor_sendiri"] else [dokumen["bagian"]]


def html_utuh(dokumen: Mapping[str, Any], semua_bagian: Sequence[Mapping[str, Any]]) -> str:
    """The body: the footer, then the parts in order."""
    isi = [f'<div class="utuh-kaki">{dokumen["kaki_html"]}</div>']
    for bagian in semua_bagian:
        tabel = f"{bagian['kepala']}<tbody>{''.join(bagian['baris'])}</tbody></table>" if bagian["kepala"] else ""
        isi.append(
            f'<div class="utuh-bagian utuh-{ARAH[bagian["mendatar"]]}">{bagian["html"]}{tabel}{bagian["ekor"]}</div>'
        )
    return "".join(isi)


def css_utuh(dokumen: Mapping[str, Any], ukuran_mm: Mapping[bool, tuple[int, int]]) -> str:
    """Paper in either direction with footer and page numbers: 2 mm under the text area, 5 mm off the edge."""
    tepi = " ".join(f"{sisi}mm" for sisi in dokumen["tepi_mm"])
    _, kanan, bawah, kiri = dokumen["tepi_mm"]
    aturan = [CSS_KAKI]
    for mendatar, arah in ARAH.items():
        lebar, tinggi = ukuran_mm[mendatar]
        kotak = f"vertical-align: top; padding-top: 2mm; box-sizing: border-box; height: {max(bawah - 5, 6)}mm; overflow: hidden"
        aturan.append(
            f".utuh-{arah} {{ page: utuh-{arah} }}"
            f"@page utuh-{arah} {{ size: {lebar}mm {tinggi}mm; margin: {tepi};"
            f" @bottom-left {{ content: element(kaki); width: {lebar - kiri - kanan - 40}mm; {kotak} }}"
            f' @bottom-right {{ content: "Halaman " counter(page) " dari " counter(pages); white-space: nowrap;'
            f' font: 7.5pt/1.3 "Liberation Sans", Arial, sans-serif; text-align: right; width: 38mm; {kotak} }} }}'
        )
    return "".join(aturan)
