"""Papers of an objection: the receipt for the citizen, and the letter that answers it. A secret name stands on neither."""

from __future__ import annotations

from typing import Any

from ...kit.isi import sidik, sidik_pendek
from ...kit.tanggal import setempat, tanggal_panjang, tanggal_terbilang, waktu_panjang
from ...pengaturan.queries import kop_dinas, pengaturan
from ...web.cetak import pilih_kertas
from ...wilayah.queries import get_wilayah
from ..models import Pengumuman, Sanggahan
from ..queries.pengumuman import get_pengumuman
from ..queries.sanggahan import get_baris
from ..rules.sanggahan import HASIL, JENIS, KE_MANA, TINDAK_LANJUT
from .umum import cetak, kantor

TANDA_TERIMA, JAWABAN = "warga/sanggahan_tanda_terima.cetak.html", "warga/sanggahan_jawaban.cetak.html"


def render_tanda_terima(satu: Sanggahan, *, untuk: Any) -> bytes:
    """The receipt that the citizen takes home: number, what is objected to, until when it is answered, where to ask."""
    terbit, zona = get_pengumuman(satu.pengumuman_id, untuk=untuk), pengaturan("zona")
    nilai = {
        "kantor": kantor(untuk), "nomor": satu.nomor, "orang": "" if satu.rahasia else satu.penyanggah_nama, "jenis": JENIS[satu.jenis],
        "tentang": tentang_umum(satu, terbit), "pengumuman": terbit.nomor, "unit": get_wilayah(satu.desa_kode).sebutan,
        "pada": waktu_panjang(satu.dibuat_pada, zona), "batas": tanggal_panjang(satu.batas_jawab), "petugas": untuk.nama, "ke_mana": KE_MANA,
    }  # fmt: skip
    return cetak(TANDA_TERIMA, f"Tanda terima sanggahan {satu.nomor}", **nilai)


def render_jawaban(satu: Sanggahan, *, untuk: Any) -> bytes:
    """The letter to who objected; of the list it tells only what was published."""
    terbit, zona = get_pengumuman(satu.pengumuman_id, untuk=untuk), pengaturan("zona")
    unit, dijawab = get_wilayah(satu.desa_kode), satu.dijawab_pada or satu.dibuat_pada
    nilai = {
        "dinas": kop_dinas(), "s": satu, "tanggal": tanggal_panjang(setempat(dijawab, zona).date()), "unit": unit.sebutan,
        "orang": "" if satu.rahasia else satu.penyanggah_nama, "alamat": "" if satu.rahasia else satu.penyanggah_alamat,
        "diterima": str(tanggal_terbilang(setempat(satu.dibuat_pada, zona).date())), "pengumuman": terbit, "tentang": tentang_umum(satu, terbit),
        "jenis": JENIS[satu.jenis], "hasil": HASIL[satu.hasil], "tindak_lanjut": TINDAK_LANJUT[satu.tindak_lanjut],
        "jawaban": [baris for baris in satu.jawaban.splitlines() if baris.strip()], "pendek": sidik_pendek(sidik_surat(satu)),
    }  # fmt: skip
    return cetak(JAWABAN, f"Surat jawaban {satu.nomor_surat}", kertas=pilih_kertas("", pengaturan("kertas")), **nilai)


def sidik_surat(satu: Sanggahan) -> str:
    """The SHA-256 of what the letter says, also shown on the objection's page: who holds the letter can compare."""
    kolom = ("nomor", "nomor_surat", "jenis", "uraian", "hasil", "jawaban", "tindak_lanjut", "dijawab_pada")
    return sidik({nama: getattr(satu, nama) for nama in kolom})


def tentang_umum(satu: Sanggahan, terbit: Pengumuman) -> str:
    """Whom it is about, as the published list names the line; for one that is not on it, in the citizen's own words."""
    if satu.usulan_id is None:
        return f"{satu.tentang} (tidak ada di daftar)"
    baris = get_baris(terbit, satu.usulan_id)
    return f"baris nomor {baris.no}, {baris.nama_umum}"
