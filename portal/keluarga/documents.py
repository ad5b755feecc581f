"""What is printed of families, as it stands now: the check list of an RT before a musdes, and the sheet of one family."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ..jam import hari_ini
from ..kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS, PELANGGAN_PLN, TERNAK, YA_TIDAK
from ..kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ..kit.tanggal import tanggal_panjang
from ..pengaturan.queries import pengaturan
from ..web import pdf
from ..web.cetak import Kertas, css_cetak, isi_templat, makro
from ..wilayah.queries import nama_by_kode
from ..wilayah.rules import sebutan
from .queries.cetak import BarisPeriksa
from .queries.lembar import Lembar
from .queries.satu import nama_pengurus
from .rules.kriteria import PERTANYAAN
from .rules.rincian import ringkas_fungsi, tanda_rincian
from .rules.rumah import rumah_dtsen

DAFTAR, LEMBAR = "keluarga/periksa_rt.cetak.html", "keluarga/lembar.cetak.html"
BARIS_TAMBAHAN = 4
TEPI_MM = (12, 12, 20, 18)


def render_daftar_periksa(desa_kode: str, baris: Sequence[BarisPeriksa], kertas: Kertas) -> bytes:
    """The check list, a new page for each RT: nobody's NIK, and the KK masked, since it leaves the office."""
    tempat, tanggal = _tempat(desa_kode), tanggal_panjang(hari_ini(pengaturan("zona")))
    per_rt = [(kunci, list(isi)) for kunci, isi in groupby(baris, lambda satu: (satu.keluarga.rw, satu.keluarga.rt))]
    return pdf.render(
        pdf.Dokumen(
            judul=f"Daftar periksa keluarga {tempat['desa']}",
            css=css_cetak(),
            bagian=tuple(_bagian_rt(kunci, isi, {**tempat, "tanggal": tanggal}) for kunci, isi in per_rt),
            kertas=kertas,
            kaki_html=isi_templat(DAFTAR, bagian="kaki", **tempat, tanggal=tanggal),
            tepi_mm=TEPI_MM,
        )
    )


def _bagian_rt(kunci: tuple[str, str], baris: list[BarisPeriksa], nilai: dict[str, Any]) -> pdf.Bagian:
    satu = makro(DAFTAR, "baris")
    nilai |= {"rw": kunci[0], "rt": kunci[1], "jumlah": len(baris), "jiwa": sum(b.keluarga.jumlah_anggota for b in baris)}
    isi = [satu(ke, b.keluarga, [k.pendek for k in b.kurang]) for ke, b in enumerate(baris, 1)]
    kosong = [satu(len(baris) + ke, None, []) for ke in range(1, BARIS_TAMBAHAN + 1)]
    return pdf.Bagian(
        html=isi_templat(DAFTAR, bagian="pembuka", **nilai),
        kepala=isi_templat(DAFTAR, bagian="kepala", **nilai),
        baris=tuple(str(b).strip() for b in (*isi, *kosong)),
        ekor=isi_templat(DAFTAR, bagian="penutup", **nilai),
        mendatar=True,
    )


def render_lembar(lembar: Lembar, kertas: Kertas, *, lihat_nik: bool) -> bytes:
    """The sheet of one family; who may not see a NIK gets it masked, and nothing about health."""
    k = lembar.keluarga
    tempat, tanggal = _tempat(k.desa_kode), tanggal_panjang(hari_ini(pengaturan("zona")))
    nilai = {
        **tempat, "lembar": lembar, "k": k, "lihat_nik": lihat_nik, "tanggal": tanggal, "SHDK": SHDK, "KAWIN": STATUS_KAWIN,
        "KERJA": PEKERJAAN, "pengurus": nama_pengurus(k), "rumah": _rumah(k, lihat_nik), "pertanyaan": PERTANYAAN,
        "jawaban": k.kriteria.jawaban if k.kriteria else {}, "lain": _lain(lembar) if lihat_nik else {},
    }  # fmt: skip
    return pdf.render(
        pdf.Dokumen(
            judul=f"Lembar keluarga {k.nama}".strip(),
            css=css_cetak(),
            bagian=(pdf.Bagian(html=isi_templat(LEMBAR, bagian="isi", **nilai)),),
            kertas=kertas,
            kaki_html=isi_templat(LEMBAR, bagian="kaki", **nilai),
            tepi_mm=TEPI_MM,
        )
    )


def _tempat(desa_kode: str) -> dict[str, str]:
    nama = nama_by_kode({desa_kode, desa_kode[:8], desa_kode[:5]})
    return {
        "desa": sebutan(desa_kode, nama.get(desa_kode, desa_kode)),
        "kecamatan": nama.get(desa_kode[:8], desa_kode[:8]),
        "kabupaten": nama.get(desa_kode[:5], desa_kode[:5]),
    }


def _rumah(keluarga: Any, lihat_nik: bool) -> list[tuple[str, str]]:
    """(word, value) of the house; of assets and animals only those that are there."""
    hasil = rumah_dtsen(keluarga.rumah)
    isi = hasil.isi
    baris = [(d.label, d.kata(isi[n])) for n, d in DAFTAR_RUMAH.items() if n in isi]
    baris += [(DAFTAR_RUMAH[n].label, f"{kata} (Regsosek 2022-K)") for n, kata in hasil.tinggal.items()]
    if LUAS in isi:
        baris.append(("Luas lantai", f"{isi[LUAS]} m²"))
    if PELANGGAN_PLN in isi and lihat_nik:
        baris.append(("Nomor pelanggan PLN", str(isi[PELANGGAN_PLN])))
    aset = [label for n, label in ASET.items() if isi.get(n) == next(iter(YA_TIDAK.isi))]
    ternak = [f"{label} {isi[n]}" for n, label in TERNAK.items() if isi.get(n)]
    return baris + [(judul, ", ".join(ada)) for judul, ada in (("Aset", aset), ("Ternak", ternak)) if ada]


def _lain(lembar: Lembar) -> dict[Any, str]:
    """{member: pregnancy, functions, whereabouts in few words}."""
    hasil = {}
    for a in lembar.anggota:
        tanda = [t for t in tanda_rincian(a.rincian, a.rincian_daftar, a.rincian_versi) if t != "disabilitas"]
        fungsi = ringkas_fungsi(a.rincian)
        hasil[a.id] = ", ".join([*tanda, *([fungsi] if fungsi and "fungsi terisi" not in fungsi and fungsi != "tidak ada kesulitan" else [])])
    return hasil
