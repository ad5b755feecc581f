"""Letters about a musdes, printed on request: the invitation to each person, and the covering letter of the packet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from ...db import db
from ...errors import NotFound
from ...jam import hari_ini
from ...kit.angka import angka_dan_kata
from ...kit.tanggal import hari_tanggal, tanggal_panjang, tanggal_terbilang
from ...pengaturan.queries import kop_of, pengaturan
from ...usulan.rules.jenis import BANSOS, GANTI_PENGURUS, HAPUS, MASUK, PERBAIKAN
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat
from ..models import Musdes
from ..queries import get_musdes, list_acara, list_peserta
from ..queries.berkas import list_berkas
from ..rules.bentuk import PERNYATAAN, SPTJM, bagian_paket, is_sptjm
from ..rules.peserta import Istilah, istilah, kata_unsur
from ..rules.status import BERITA_ACARA, DAFTAR_HADIR, FOTO, PUBLIKASI
from .beku import Beku, isi_beku

CSS_SURAT = "surat.css"
TEMPLAT_UNDANGAN, TEMPLAT_PENGANTAR = "musdes/undangan.cetak.html", "musdes/pengantar.cetak.html"
TEPI_MM = (15, 20, 20, 25)


def render_undangan(musdes_id: UUID, kertas: Kertas, *, untuk: Any, peserta_id: UUID | None = None) -> bytes:
    """One page for each person invited, or for one of them only; raises NotFound when that one was not invited."""
    musdes = get_musdes(musdes_id, untuk=untuk)
    kata = istilah(musdes.desa_kode)
    orang = [p for p in list_peserta(musdes_id, untuk=untuk) if p.diundang and p.id == (peserta_id or p.id)]
    if not orang:
        raise NotFound()
    nilai = _surat(musdes, kata) | {
        "acara": _acara(Counter(a.jenis for a in list_acara(musdes_id, untuk=untuk)), pengaturan("nama_register")),
        "waktu": f"pukul {musdes.jam_mulai:%H.%M} {pengaturan('zona')} s.d. selesai",
        "terbilang": tanggal_terbilang(musdes.tanggal),
    }
    if hari_ini(pengaturan("zona")) >= musdes.tanggal:
        nilai["tanggal_surat"] = "........................................"  # a copy for the file: no invitation is of a day after the meeting
    lembar = [isi_templat(TEMPLAT_UNDANGAN, t={"satu": p, "kata_unsur": kata_unsur(p.unsur, kata)}, **nilai) for p in orang]
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    return pdf.render(
        pdf.Dokumen(
            judul=f"Undangan {kata.jenis} {nilai['kop']['desa']}",
            css=css_cetak(CSS_SURAT),
            bagian=tuple(pdf.Bagian(html=satu) for satu in lembar),
            kertas=kertas,
            kaki_html=f"<p>Undangan {kata.jenis}</p>",
            nomor_sendiri=True,
            tepi_mm=TEPI_MM,
        )
    )


def _surat(musdes: Musdes, kata: Istilah) -> dict[str, Any]:
    """What every letter about a meeting says; ``isi`` is what the letterhead reads."""
    kop, zona = kop_of(musdes.desa_kode), pengaturan("zona")
    return {
        "isi": {"kop": kop, "istilah": asdict(kata)},
        "kop": kop,
        "kata": asdict(kata),
        "tempat": musdes.tempat,
        "hari_tanggal": hari_tanggal(musdes.tanggal),
        "tanggal_surat": tanggal_panjang(hari_ini(zona)),
        "penanda": penanda_undangan(kata, kop),
    }


def penanda_undangan(kata: Istilah, kop: dict[str, str]) -> dict[str, Any]:
    """Who calls the meeting: the head of BPD in a desa, the lurah in a kelurahan, where there is a NIP."""
    lurah = kata.pemimpin == kata.kepala
    return {
        "jabatan": f"{kata.pemimpin} {kop['desa']}",
        "nama": kop["kepala_nama"] if lurah else kop["lembaga_ketua"],
        "nip": kop["kepala_nip"] if lurah else None,
    }


def _acara(jumlah: Counter[str], register: str) -> list[str]:
    """What will be discussed, with how many families; a kind of which there is none is left out."""
    kata = {
        MASUK: f"usulan baru masuk {register}", BANSOS: "usulan bantuan sosial", HAPUS: "usulan penghapusan",
        PERBAIKAN: "usulan perbaikan data", GANTI_PENGURUS: "usulan penggantian pengurus",
    }  # fmt: skip
    return [f"{kata[jenis]}: {angka_dan_kata(jumlah[jenis])} keluarga" for jenis in kata if jumlah[jenis]]


def render_pengantar(musdes_id: UUID, kertas: Kertas, *, untuk: Any) -> bytes:
    """From the kepala desa or lurah to the dinas: the parts of the packet, number and hash of the frozen berita acara."""
    musdes = get_musdes(musdes_id, untuk=untuk)
    beku = isi_beku(musdes_id, untuk=untuk)
    kata = istilah(musdes.desa_kode)
    berkas = Counter(satu.jenis for satu in list_berkas(musdes_id, untuk=untuk) if satu.dihapus_pada is None)
    nilai = _surat(musdes, kata) | {
        "beku": beku,
        "instansi": _instansi(pengaturan("instansi"), kop_of(musdes.desa_kode)["kabupaten"]),
        "bagian": [(_kata_bagian(kode, beku), angka_dan_kata(berkas[kode]) if berkas[kode] else "") for kode in bagian_paket(musdes.bentuk)],
        "akta": "SPTJM" if is_sptjm(musdes.bentuk) else "Berita Acara",
        "tanggal_ba": tanggal_panjang(musdes.tanggal),
    }
    db.session.rollback()  # as above
    return pdf.render(
        pdf.Dokumen(
            judul=f"Surat pengantar {'SPTJM' if is_sptjm(musdes.bentuk) else kata.jenis} {nilai['kop']['desa']} {beku.nomor}",
            css=css_cetak(CSS_SURAT),
            bagian=(pdf.Bagian(html=isi_templat(TEMPLAT_PENGANTAR, **nilai)),),
            kertas=kertas,
            kaki_html=isi_templat(TEMPLAT_PENGANTAR, kaki=True, beku=beku, akta=nilai["akta"]),
            tepi_mm=TEPI_MM,
        )
    )


def _instansi(nama: str, kabupaten: str) -> str:
    """The dinas with its kabupaten, which its name may carry already."""
    return nama if kabupaten.casefold() in nama.casefold() else f"{nama} {kabupaten}"


def _kata_bagian(kode: str, beku: Beku) -> Sequence[str]:
    """A part of the packet: its name and what is said beside it."""
    hadir = f"hadir {angka_dan_kata(beku.isi['kehadiran']['hadir'])} orang"
    usulan = f"{angka_dan_kata(sum(len(baris) for baris in beku.isi['lampiran'].values()))} usulan"
    return {
        SPTJM: ("Surat Pernyataan Tanggung Jawab Mutlak (SPTJM) bertanda tangan beserta Lampiran", f"Nomor {beku.nomor}; {usulan}"),
        PERNYATAAN: (f"Surat pernyataan tidak melaksanakan {beku.isi['istilah']['jenis']}", ""),
        BERITA_ACARA: ("Berita acara bertanda tangan beserta Lampiran", f"Nomor {beku.nomor}; {usulan}"),
        DAFTAR_HADIR: ("Daftar hadir", hadir),
        FOTO: ("Foto musyawarah", ""),
        PUBLIKASI: ("Bukti publikasi hasil", ""),
    }[kode]
