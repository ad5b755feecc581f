"""The SPTJM with its Lampiran I–IV, and the statement that no musyawarah was held; both from the same frozen content (domain 3.5)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ...kit.isi import sidik_pendek
from ...kit.tanggal import tanggal_panjang
from ...web.pdf import Bagian, Dokumen
from ..rules.bentuk import SPTJM
from ..rules.berita_acara import NAMA_REGISTER, TEKS_LAMA, kalimat_keputusan
from ..rules.keputusan import program_beku
from ..rules.sptjm import Periode, nip_of
from .berita_acara import TEPI_MM, bagian_lampiran
from .keaslian import Keaslian, css_cetak, isi_templat

TEMPLAT, TEMPLAT_PERNYATAAN, CSS = "musdes/sptjm.cetak.html", "musdes/pernyataan.cetak.html", "sptjm.css"
LEMBAR_KONSEP = "Konsep SPTJM, belum ditutup"


def susun_sptjm(isi: dict[str, Any], keaslian: Keaslian | None, kertas: Literal["F4", "A4"]) -> Dokumen:
    """The statement upright, then one part for each Lampiran that has families."""
    nilai = _nilai(isi, keaslian) | {"keputusan": kalimat_keputusan(isi["hitungan"], isi["register"], SPTJM, berlaku=program_beku(isi))}
    return Dokumen(
        judul=f"SPTJM {isi['istilah']['wilayah']} {isi['kop']['desa']} {isi['nomor']}".strip(),
        css=css_cetak(CSS),
        bagian=(Bagian(html=isi_templat(TEMPLAT, **nilai)), *bagian_lampiran(isi, nilai)),
        kertas=kertas,
        kaki_html=isi_templat("musdes/kaki.cetak.html", surat="SPTJM", keaslian=keaslian, lembar=LEMBAR_KONSEP),
        konsep=keaslian is None,
        penulis=f"{isi['istilah']['pemerintah']} {isi['kop']['desa']}",
        tepi_mm=TEPI_MM,
    )


def susun_pernyataan(isi: dict[str, Any], keaslian: Keaslian | None, kertas: Literal["F4", "A4"]) -> Dokumen:
    """That no musyawarah was held in the period, on one sheet under the number of the SPTJM; it names no family."""
    return Dokumen(
        judul=f"Surat pernyataan tidak melaksanakan {isi['istilah']['jenis']} {isi['kop']['desa']}",
        css=css_cetak(CSS),
        bagian=(Bagian(html=isi_templat(TEMPLAT_PERNYATAAN, **_nilai(isi, keaslian))),),
        kertas=kertas,
        kaki_html=isi_templat("musdes/kaki.cetak.html", surat="Surat pernyataan, SPTJM", keaslian=keaslian, lembar=LEMBAR_KONSEP),
        konsep=keaslian is None,
        penulis=f"{isi['istilah']['pemerintah']} {isi['kop']['desa']}",
        tepi_mm=TEPI_MM,
    )


def _nilai(isi: dict[str, Any], keaslian: Keaslian | None) -> dict[str, Any]:
    sptjm, betul, kop, rapat = isi["sptjm"], isi.get("pembetulan"), isi["kop"], isi["musdes"]
    tanggal = date.fromisoformat(rapat["tanggal"])
    return {
        "isi": isi,
        "keaslian": keaslian,
        "tanggal": tanggal_panjang(date.fromisoformat(betul["tanggal_baru"]) if betul else tanggal),
        "betul": betul and {**betul, "tanggal": tanggal_panjang(date.fromisoformat(betul["tanggal"])), "pendek": sidik_pendek(betul["sidik"])},
        "tahun": tanggal.year,
        "perihal": {**TEKS_LAMA, **isi.get("teks", {})}["perihal"],
        "register_panjang": NAMA_REGISTER.get(isi["register"], isi["register"]),
        "periode": Periode(date.fromisoformat(sptjm["mulai"]), date.fromisoformat(sptjm["selesai"])).kata,
        "jabatan": jabatan_lengkap(rapat["pimpinan_jabatan"], kop["desa"]),
        "nip": nip_of(rapat, kop, isi["istilah"]["kepala"] == "Lurah"),
        "jumlah": sum(len(baris) for baris in isi["lampiran"].values()),
    }


def jabatan_lengkap(jabatan: str, desa: str) -> str:
    """The office with the name of the unit, which may have been typed already."""
    return jabatan if desa.casefold() in jabatan.casefold() else f"{jabatan} {desa}".strip()
