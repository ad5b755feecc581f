"""The kadis' letter with its annex: printed once and kept, with number, hash of the content and QR code on every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...akun.queries import nama_pengguna_by_id
from ...db import db, transaction
from ...errors import RuleBroken
from ...kit.angka import angka_dan_kata
from ...kit.isi import sidik
from ...kit.kode_publik import sidik_kode
from ...kit.tanggal import tanggal_panjang
from ...kode import kode_of
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import Program, sebut_program
from ...musdes.documents.keaslian import Keaslian
from ...pengaturan.queries import pengaturan
from ...usulan.rules.jenis import ALASAN_HAPUS, KATA_JENIS
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat, makro
from ...wilayah.queries import find_wilayah, nama_by_kode
from ...wilayah.rules import sebutan
from ..models import Pengesahan
from ..queries.surat import get_surat, list_diwakili, list_lampiran
from ..rules.pengesahan import instansi_lengkap, kalimat_nama, per_desa, rekap_surat

TEMPLAT = "verifikasi/surat.cetak.html"
TEPI_MM = (15, 18, 22, 25)
KALIMAT_DITARIK = "Pengesahan ini sudah ditarik sebelum suratnya dicetak, jadi tidak ada surat yang dapat dibuka."
KALIMAT_BERUBAH = "Isi surat ini dikunci saat pertama dicetak, dan datanya sudah berubah sejak itu. Buka surat yang tersimpan."


def ensure_surat(id: UUID, kertas: Kertas | None, alamat: str, *, untuk: Any) -> bytes:
    """The PDF of a letter: printed on the kabupaten's paper when it is first asked for, the same bytes ever after.

    Another size is printed anew from the same content, and only while that is still the same. ``alamat`` is the public page
    for checking. Printing takes seconds, so no transaction is open meanwhile; of two that print at once the first is kept.
    """
    surat, biasa = get_surat(id, untuk=untuk), pengaturan("kertas")
    if surat.pdf is not None and kertas in (None, biasa):
        return surat.pdf
    if surat.pdf is None and surat.dibatalkan_pada:
        raise RuleBroken(KALIMAT_DITARIK)
    isi, kode, tersimpan = isi_surat(surat, untuk=untuk), kode_of(id), surat.pdf_sidik
    if tersimpan and sidik(isi) != tersimpan:
        raise RuleBroken(KALIMAT_BERUBAH)
    db.session.rollback()
    keaslian = Keaslian(nomor=isi["nomor"], sidik=sidik(isi), alamat=alamat, kode=kode)
    cetakan = pdf.render(susun_surat(isi, keaslian, kertas or biasa))
    if tersimpan or kertas not in (None, biasa):
        return cetakan
    return _simpan(id, cetakan, keaslian, untuk=untuk)


def _simpan(id: UUID, cetakan: bytes, keaslian: Keaslian, *, untuk: Any) -> bytes:
    nilai = {"pdf": cetakan, "pdf_sidik": keaslian.sidik, "kode_sidik": sidik_kode(keaslian.kode)}
    with transaction(jejak=0) as session:
        session.execute(update(Pengesahan).where(Pengesahan.id == id, Pengesahan.pdf.is_(None)).values(**nilai))
    return get_surat(id, untuk=untuk).pdf or cetakan


def isi_surat(surat: Pengesahan, *, untuk: Any) -> dict[str, Any]:
    """Everything the letter says; its hash is printed on it, so ``wakil`` is there only when the kadis was represented."""
    baris = list_lampiran(surat.id, untuk=untuk)
    desa, berlaku = per_desa(baris), program_berlaku()
    nama = nama_by_kode({kode for kode, _ in desa} | {kode[:8] for kode, _ in desa})
    kabupaten = find_wilayah(pengaturan("kabupaten_kode"))
    diwakili = list_diwakili(surat.id)
    wakil = {"wakil": {"nama": nama_pengguna_by_id({surat.dibuat_oleh})[surat.dibuat_oleh], "diwakili": kalimat_nama(diwakili)}} if diwakili else {}
    return wakil | {
        "nomor": surat.nomor_surat,
        "tanggal": tanggal_panjang(surat.tanggal_surat),
        "kabupaten": kabupaten.nama if kabupaten else "",
        "instansi": pengaturan("instansi"),
        "instansi_lengkap": instansi_lengkap(pengaturan("instansi"), kabupaten.nama if kabupaten else ""),
        "alamat": pengaturan("instansi_alamat"),
        "lambang": pengaturan("lambang"),
        "kadis": {"nama": pengaturan("kadis_nama"), "nip": pengaturan("kadis_nip")},
        "tempat": pengaturan("surat_tempat"),
        "tujuan": pengaturan("surat_tujuan"),
        "hal": pengaturan("surat_hal"),
        "pembuka": pengaturan("surat_pembuka"),
        "jumlah": len(baris),
        "banyak_desa": len(desa),
        "banyak_kecamatan": len({kode[:8] for kode, _ in desa}),
        "rekap": rekap_surat(baris, pengaturan("nama_register"), berlaku),
        "desa": [
            {
                "nama": sebutan(kode, nama.get(kode, kode)),
                "kecamatan": nama.get(kode[:8], kode[:8]),
                "baris": [{**satu, "usul": usul_of(satu, berlaku)} for satu in semua],
            }
            for kode, semua in desa
        ],
    }


def usul_of(baris: Mapping[str, Any], berlaku: Mapping[str, Program]) -> str:
    """What a row of the annex asks for: its programmes (persons where they are counted so), or the reason of a removal."""
    if baris["program"]:
        satu = ((sebut_program(kode, berlaku), n) for kode, n in sorted(baris["program"].items()))
        return ", ".join(f"{p.singkatan} {n} jiwa" if p.is_per_jiwa else p.singkatan for p, n in satu)
    return ALASAN_HAPUS[baris["alasan_hapus"]].kata if baris["alasan_hapus"] in ALASAN_HAPUS else ""


def susun_surat(isi: dict[str, Any], keaslian: Keaslian, kertas: Kertas) -> pdf.Dokumen:
    """The letter upright, then the annex across the page."""
    nilai = {"isi": isi, "keaslian": keaslian, "angka": angka_dan_kata, "kata_jenis": KATA_JENIS}
    return pdf.Dokumen(
        judul=f"Surat pengesahan {isi['nomor']}",
        css=css_cetak("surat.css"),
        bagian=(
            pdf.Bagian(html=isi_templat(TEMPLAT, bagian="surat", **nilai)),
            pdf.Bagian(
                html=isi_templat(TEMPLAT, bagian="pembuka", **nilai),
                kepala=isi_templat(TEMPLAT, bagian="kepala", **nilai),
                baris=_baris(isi),
                ekor=isi_templat(TEMPLAT, bagian="penutup", **nilai),
                mendatar=True,
            ),
        ),
        kertas=kertas,
        kaki_html=isi_templat("musdes/kaki.cetak.html", surat="Surat pengesahan", keaslian=keaslian, lembar=""),
        penulis=isi["instansi_lengkap"],
        tepi_mm=TEPI_MM,
    )


def _baris(isi: dict[str, Any]) -> tuple[str, ...]:
    satu, kepala = makro(TEMPLAT, "baris"), makro(TEMPLAT, "desa")
    hasil, no = [], 0
    for desa in isi["desa"]:
        hasil.append(str(kepala(desa)).strip())
        for butir in desa["baris"]:
            no += 1
            hasil.append(str(satu(no, butir, KATA_JENIS)).strip())
    return tuple(hasil)
