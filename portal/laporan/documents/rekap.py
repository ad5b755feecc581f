"""The recap of the kabupaten for the bupati or wali kota: figures with their source and day, and a table per kecamatan. No personal data."""

from __future__ import annotations

from typing import Any

from ...bimtek.queries.cakupan import list_cakupan
from ...bimtek.rules.cakupan import Cakupan, hitung, kalimat_cakupan, per_kecamatan
from ...db import db
from ...jam import hari_ini, sekarang
from ...kit.angka import angka_dan_kata, persen
from ...kit.tanggal import hari_tanggal, tanggal_panjang, tanggal_terbilang, waktu_panjang
from ...kuota.rules import PROGRAM
from ...musdes.rules.kalender import BERLAKU, SEGERA
from ...pengaturan.queries import kop_dinas, pengaturan
from ...usulan.rules.status import DITETAPKAN
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat
from ..queries.dasbor import Satuan
from ..queries.ringkas import Ringkas, ringkas_of
from ..queries.tema import tabel_alur
from ..rules import dasbor as d
from ..rules.rekap import kepala_daerah
from ..rules.tabel import Baris, Tabel, jumlah_kolom

TEMPLAT = "laporan/rekap.cetak.html"
TEPI_MM = (15, 18, 20, 22)


def render_rekap(satuan: Satuan, kertas: Kertas) -> bytes:
    """The recap of today as PDF."""
    isi = isi_rekap(satuan)
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    return pdf.render(
        pdf.Dokumen(
            judul=f"Rekap {satuan.nama} {isi['tanggal']}", css=css_cetak("surat.css"), kertas=kertas, tepi_mm=TEPI_MM,
            bagian=(pdf.Bagian(html=isi_templat(TEMPLAT, **isi)),), kaki_html=isi_templat(TEMPLAT, kaki=True, **isi),
            penulis=isi["dinas"]["instansi"],
        )
    )  # fmt: skip


def isi_rekap(satuan: Satuan) -> dict[str, Any]:
    """Everything the recap says."""
    zona = pengaturan("zona")
    hari, kini, r = hari_ini(zona), sekarang(), ringkas_of(satuan)
    desa = list_cakupan(untuk=satuan, hari_ini=hari, kini=kini)
    cakupan = hitung(desa)
    return {
        "dinas": kop_dinas(), "kepada": kepala_daerah(satuan.nama), "kabupaten": satuan.nama, "tanggal": tanggal_panjang(hari),
        "terbilang": str(tanggal_terbilang(hari)), "hari": hari_tanggal(hari), "pukul": waktu_panjang(kini, zona),
        "tempat": pengaturan("surat_tempat"), "bantuan": _bantuan(r), "sumber": d.kalimat_sumber(r.per_tanggal), "alur": tabel_alur(r.semua),
        "terbuka": angka_dan_kata(d.usulan_terbuka(r.semua)), "musdes": _musdes(r), "antre": _antre(r),
        "temuan": angka_dan_kata(d.temuan_terbuka(r.semua)), "cakupan": kalimat_cakupan(cakupan),
        "bimtek": [angka_dan_kata(cakupan.terlatih), angka_dan_kata(cakupan.aktif)], "kecamatan": _per_kecamatan(r, per_kecamatan(desa)),
    }  # fmt: skip


def _bantuan(r: Ringkas) -> list[tuple[str, int, str, str]]:
    """(what, how many, of what, share) of families, persons and recipients."""
    kk, jiwa = r.semua.get(d.KK, 0), r.semua.get(d.JIWA, 0)
    hasil = [("Keluarga yang tercatat", kk, "KK", ""), ("Anggota keluarga itu", jiwa, "jiwa", "")]
    for kode, satu in PROGRAM.items():
        jumlah, dari = d.penerima(r.semua, kode), jiwa if satu.is_per_jiwa else kk
        nama = satu.nama if satu.nama.startswith("Penerima") else f"Penerima {satu.nama}"
        hasil.append((nama, jumlah, satu.satuan, f"{persen(jumlah, dari)} dari {'jiwa' if satu.is_per_jiwa else 'KK'}"))
    for kode, (nama, satuan) in r.lokal.items():
        hasil.append((f"{nama} (bantuan daerah, ditetapkan dinas sosial)", d.bantuan_lokal(r.semua, kode), satuan, ""))
    return hasil


def _musdes(r: Ringkas) -> list[tuple[str, str]]:
    berlaku, segera, lewat = r.musdes
    _, _, ditutup = d.musdes_tahap(r.semua)
    return [
        (f"Hasil musyawarah masih berlaku ({pengaturan('bulan_berlaku_musdes')} bulan)", f"{angka_dan_kata(berlaku)} desa/kelurahan"),
        ("Segera habis masanya", f"{angka_dan_kata(segera)} desa/kelurahan"),
        ("Lewat, terlambat, atau belum pernah", f"{angka_dan_kata(lewat)} desa/kelurahan"),
        ("Musyawarah dan SPTJM yang sudah ditutup", f"{angka_dan_kata(ditutup)} kali"),
    ]


def _antre(r: Ringkas) -> str:
    if r.antre is None:
        return "Tidak ada usulan yang menunggu diperiksa dinas sosial."
    return (
        f"{angka_dan_kata(r.antre.jumlah)} usulan menunggu diperiksa dinas sosial; setengahnya paling lama {r.antre.median} hari layanan, "
        f"sembilan dari sepuluh paling lama {r.antre.p90} hari layanan, dan {angka_dan_kata(r.antre.terlambat)} lewat batas."
    )


def _per_kecamatan(r: Ringkas, operator: dict[str, Cakupan]) -> Tabel:
    """The table at the end: the figures of each kecamatan and their sum."""

    def sel(kode: str) -> tuple[int, ...]:
        isi, desa = r.isi.get(kode, {}), operator.get(kode, Cakupan())
        bantuan = (d.penerima(isi, program) for program in PROGRAM)
        berlaku = r.keadaan[kode][BERLAKU] + r.keadaan[kode][SEGERA]
        usulan = d.usulan_terbuka(isi), d.per_status(isi).get(DITETAPKAN, 0)
        return isi.get(d.KK, 0), isi.get(d.JIWA, 0), *bantuan, *usulan, desa.desa, berlaku, desa.operator, desa.terlatih

    baris = tuple(Baris(nama, sel(kode), kode) for kode, nama in r.satuan.bawah.items())
    kepala = (
        "Kecamatan", "KK", "Jiwa", *(satu.singkatan for satu in PROGRAM.values()), "Usulan berjalan", "Ditetap\u00adkan pusat", "Desa/ kel.",
        "Musdes berlaku", "Operator", "Lulus bimtek",
    )  # fmt: skip
    return Tabel("Per kecamatan", kepala, baris, jumlah_kolom(baris))
