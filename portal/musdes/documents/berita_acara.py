"""The berita acara with its Lampiran I–IV, from the frozen content."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ...kit.angka import angka_dan_kata
from ...kit.isi import sidik_pendek
from ...kit.tanggal import hari_tanggal, tanggal_panjang, tanggal_terbilang
from ...web.pdf import Bagian, Dokumen
from ..rules.berita_acara import (
    NAMA_REGISTER,
    TEKS_LAMA,
    kalimat_cara,
    kalimat_keputusan,
    narasumber,
    penanda_bersama,
)
from ..rules.keputusan import program_beku
from ..rules.suara import Suara, kalimat_suara
from ..rules.undur import kalimat_undur
from .keaslian import Keaslian, css_cetak, isi_templat, makro

JUDUL_LAMPIRAN = {
    "i": ("I", "Usulan baru masuk {register}"),
    "ii": ("II", "Usulan bantuan sosial menurut urutan prioritas"),
    "iii": ("III", "Usulan penghapusan dan usulan yang dinyatakan tidak layak"),
    "iv": ("IV", "Usulan yang ditunda"),
    "v": ("V", "Usulan perbaikan data dan penggantian pengurus"),
}
LEMBAR_KONSEP = "Konsep berita acara, belum ditutup"
# The left edge is wide enough for binding; the bottom one for the QR code on every page.
TEPI_MM = (15, 15, 22, 25)


def susun_berita_acara(isi: dict[str, Any], keaslian: Keaslian | None, kertas: Literal["F4", "A4"]) -> Dokumen:
    """The paper in parts: the act itself upright, then one part for each Lampiran that has families."""
    nilai = _nilai(isi, keaslian)
    return Dokumen(
        judul=f"Berita Acara {isi['istilah']['jenis']} {isi['kop']['desa']} {isi['nomor']}".strip(),
        css=css_cetak(),
        bagian=(Bagian(html=isi_templat("musdes/berita_acara.cetak.html", **nilai)), *bagian_lampiran(isi, nilai)),
        kertas=kertas,
        kaki_html=isi_templat("musdes/kaki.cetak.html", surat="Berita Acara", keaslian=keaslian, lembar=LEMBAR_KONSEP),
        konsep=keaslian is None,
        penulis=f"{isi['istilah']['pemerintah']} {isi['kop']['desa']}",
        tepi_mm=TEPI_MM,
    )


def _nilai(isi: dict[str, Any], keaslian: Keaslian | None) -> dict[str, Any]:
    tanggal = date.fromisoformat(isi["musdes"]["tanggal"])
    hadir = [satu for satu in isi["peserta"] if satu["hadir"]]
    disuarakan = _disuarakan(isi)
    betul = isi.get("pembetulan")
    return {
        "isi": isi,
        "keaslian": keaslian,
        "tanggal": tanggal_panjang(date.fromisoformat(betul["tanggal_baru"]) if betul else tanggal),
        "betul": betul and {**betul, "tanggal": tanggal_panjang(date.fromisoformat(betul["tanggal"])), "pendek": sidik_pendek(betul["sidik"])},
        "hari_tanggal": hari_tanggal(tanggal),
        "terbilang": tanggal_terbilang(tanggal),
        "tahun": tanggal.year,
        "register_panjang": NAMA_REGISTER.get(isi["register"], isi["register"]),
        "cara": kalimat_cara(isi["musdes"], len(disuarakan)),
        "disuarakan": disuarakan,
        "undur": [kalimat_undur(satu) for satu in isi.get("undur_diri", ())],
        "keputusan": kalimat_keputusan(isi["hitungan"], isi["register"], berlaku=program_beku(isi)),
        "narasumber": narasumber(hadir),
        "wakil": penanda_bersama(hadir, dengan_pendamping=isi["istilah"]["kepala"] == "Lurah"),
        "teks": {**TEKS_LAMA, **isi.get("teks", {})},
        "penanda": _penanda(isi),
    }


def _disuarakan(isi: dict[str, Any]) -> list[str]:
    """The usulan that were put to a vote, in agenda order, each with its result in digits and words."""
    semua = [satu for daftar in isi["lampiran"].values() for satu in daftar if "suara" in satu]
    return [
        f"usulan keluarga {satu['nama']} ({satu['usulan_nomor']}): {kalimat_suara(Suara(**satu['suara']), kata=True)}; "
        f"hasil {satu['hasil'].lower()}"
        for satu in sorted(semua, key=lambda satu: satu["urutan"])
    ]


def _penanda(isi: dict[str, Any]) -> dict[str, str]:
    """Who signs on the left: the head of BPD or LPMK; the profile names that person, else the chair if it was the same."""
    kata, kop, musdes = isi["istilah"], isi["kop"], isi["musdes"]
    jabatan = f"Ketua {kata['lembaga']}"
    memimpin = musdes["pimpinan_jabatan"].casefold() == jabatan.casefold()
    nama = musdes["pimpinan_nama"] if memimpin else kop["lembaga_ketua"]
    selaku = "selaku pimpinan musyawarah" if memimpin else ""
    return {"jabatan": jabatan, "selaku": selaku, "nama": nama}


def bagian_lampiran(isi: dict[str, Any], nilai: dict[str, Any]) -> tuple[Bagian, ...]:
    """A list without a family has no page: the act says "nihil"."""
    baris, templat = makro("musdes/lampiran.cetak.html", "baris"), "musdes/lampiran.cetak.html"
    hasil = []
    for kode, (angka, judul) in JUDUL_LAMPIRAN.items():
        keluarga = isi["lampiran"].get(kode, ())  # papers frozen before there was a V have none
        if not keluarga:
            continue
        jumlah = f"{angka_dan_kata(len(keluarga))} keluarga, {angka_dan_kata(sum(satu['jiwa'] for satu in keluarga))} jiwa"
        isian = {**nilai, "angka": angka, "judul": judul.format(register=isi["register"]), "jumlah": jumlah}
        hasil.append(
            Bagian(
                html=isi_templat(templat, bagian="pembuka", **isian),
                kepala=isi_templat(templat, bagian="kepala", **isian),
                baris=tuple(str(baris(ke, satu)).strip() for ke, satu in enumerate(keluarga, 1)),
                ekor=isi_templat(templat, bagian="penutup", **isian),
                mendatar=True,
            )
        )
    return tuple(hasil)
