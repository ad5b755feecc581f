"""The attendance list: to be signed at the meeting with empty rows for walk-ins, or with those who came once it is closed."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ...kit.tanggal import hari_tanggal
from ...web.pdf import Bagian, Dokumen
from .berita_acara import TEPI_MM
from .keaslian import Keaslian, css_cetak, isi_templat, makro

LEMBAR_KOSONG = "Lembar kosong untuk diisi saat musyawarah"
BARIS_KOSONG = 10
TEMPLAT = "musdes/daftar_hadir.cetak.html"


def susun_daftar_hadir(isi: dict[str, Any], keaslian: Keaslian | None, kertas: Literal["F4", "A4"]) -> Dokumen:
    """Names of those present when frozen; before that everybody on the list and rows to write in."""
    baris = makro(TEMPLAT, "baris")
    orang = [satu for satu in isi["peserta"] if satu["hadir"]] if keaslian else [*isi["peserta"], *[None] * BARIS_KOSONG]
    nilai = {
        "isi": isi,
        "keaslian": keaslian,
        "hari_tanggal": hari_tanggal(date.fromisoformat(isi["musdes"]["tanggal"])),
        "per_unsur": _per_unsur(orang) if keaslian else [],
    }
    return Dokumen(
        judul=f"Daftar Hadir {isi['istilah']['jenis']} {isi['kop']['desa']}",
        css=css_cetak(),
        bagian=(
            Bagian(
                html=isi_templat(TEMPLAT, bagian="pembuka", **nilai),
                kepala=isi_templat(TEMPLAT, bagian="kepala", **nilai),
                baris=tuple(str(baris(ke, satu)).strip() for ke, satu in enumerate(orang, 1)),
                ekor=isi_templat(TEMPLAT, bagian="penutup", **nilai),
            ),
        ),
        kertas=kertas,
        kaki_html=isi_templat("musdes/kaki.cetak.html", surat="Daftar hadir Berita Acara", keaslian=keaslian, lembar=LEMBAR_KOSONG),
        penulis=f"{isi['istilah']['pemerintah']} {isi['kop']['desa']}",
        tepi_mm=TEPI_MM,
    )


def _per_unsur(orang: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """How many came of each element, as named then, in the order of the list."""
    jumlah: dict[str, int] = {}
    for satu in orang:
        jumlah[satu["kata_unsur"]] = jumlah.get(satu["kata_unsur"], 0) + 1
    return list(jumlah.items())
