"""Rows of published lists, and of the families of a desa with the aid that they receive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...errors import RuleBroken
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...usulan.rules.jenis import KATA_JENIS
from ...usulan.rules.status import kata_status
from ...verifikasi.queries.surat import nik_kepala
from ...warga.queries.penerima import list_bantuan
from ...warga.queries.pengumuman import keadaan, list_pengumuman
from ...warga.rules.penerima import SaringBantuan, susun
from ...warga.rules.pengumuman import KATA_KEADAAN
from ...web.sheets import Kolom
from ...wilayah.queries import list_unit
from ...wilayah.rules import tingkat
from .umum import KOLOM_WILAYAH, SEKALI, Berkas, Wilayah, halaman_demi_halaman, hari, nomor

KOLOM_PENGUMUMAN = (
    *KOLOM_WILAYAH, Kolom("Nomor surat", 28), Kolom("Diumumkan", 12, "tanggal"), Kolom("Sampai", 12, "tanggal"),
    Kolom("Sanggahan sampai", 12, "tanggal"), Kolom("Keadaan", 20), Kolom("Ditarik", 12, "tanggal"), Kolom("Alasan ditarik", 40),
)  # fmt: skip

KOLOM_BANTUAN = (
    *KOLOM_WILAYAH, Kolom("RW", 5), Kolom("RT", 5), Kolom("Keluarga", 28), Kolom("NIK kepala keluarga", 19), Kolom("No. KK", 19),
    Kolom("Anggota", 9, "angka"), Kolom("Desil", 7, "angka"), Kolom("Menerima", 30), Kolom("Sejak (paling awal)", 14, "tanggal"),
    Kolom("Usulan terbuka", 40),
)  # fmt: skip


def berkas_pengumuman(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Published lists, newest first; ``saring`` holds hari_ini and perhaps wilayah and keadaan."""
    return KOLOM_PENGUMUMAN, _pengumuman(saring, untuk)


def _pengumuman(saring: Mapping[str, Any], untuk: Any) -> Iterator[Sequence[Any]]:
    wilayah = Wilayah()

    def ambil(setelah: Any) -> Sequence[Any]:
        return list_pengumuman(untuk=untuk, setelah=setelah, ukuran=SEKALI, **saring)

    for semua in halaman_demi_halaman(ambil, lambda b: (b.mulai, b.id)):
        for b in semua:
            kini = KATA_KEADAAN[keadaan(b, saring["hari_ini"])]
            ditarik = hari(b.ditarik_pada) if b.ditarik_pada else None
            yield [*wilayah.sel(b.desa_kode), b.nomor, b.mulai, b.sampai, b.sanggah_sampai, kini, ditarik, b.alasan_tarik]


def berkas_bantuan(saring: tuple[str, SaringBantuan], *, untuk: Any, nik: bool) -> Berkas:
    """Families with what they receive, of one desa or of the desa of a kecamatan one after the other. Raises RuleBroken for more."""
    unit, isi = saring
    if tingkat(unit) < 3:
        raise RuleBroken("Pilih satu kecamatan, desa, atau kelurahan dulu, lalu unduh lagi.")
    desa = [unit] if tingkat(unit) == 4 else [satu.kode for satu in list_unit(unit)]
    return KOLOM_BANTUAN, _bantuan(desa, isi, untuk, nik)


def _bantuan(desa: Sequence[str], saring: SaringBantuan, untuk: Any, nik: bool) -> Iterator[Sequence[Any]]:
    wilayah, program = Wilayah(), program_berlaku()
    for kode in desa:
        semua = susun(list_bantuan(kode, untuk=untuk), saring)
        kepala = nik_kepala([b.id for b in semua])
        for b in semua:
            sejak = min((t.sejak for t in b.terima if t.sejak), default=None)
            yield [
                *wilayah.sel(b.desa_kode), b.rw, b.rt, b.nama, nomor(kepala.get(b.id), nik), nomor(b.no_kk, nik), b.jumlah_anggota, b.desil,
                ", ".join(sebut_program(t.program, program).singkatan for t in b.terima), sejak,
                "; ".join(f"{u.nomor} {KATA_JENIS[u.jenis]}, {kata_status(u.status, u.jenis)}" for u in b.usulan),
            ]  # fmt: skip
