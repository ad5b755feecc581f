"""The public list of a musdes: names masked, days counted, and whether it may be read now (issue 6; UU 27/2022)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...kit.tanggal import tanggal_panjang
from ...musdes.rules.pembetulan import baris_keluarga
from ...musdes.rules.umum import baris_umum

BENTUK = 1  # of the published content; a later one reads older lists by this number
TUTUP = "*****"
ALASAN_MIN, ALASAN_MAKS = 5, 500
DIUMUMKAN, BERAKHIR, DITARIK, DIGANTI = KEADAAN = ("diumumkan", "berakhir", "ditarik", "diganti")
KATA_KEADAAN = {DIUMUMKAN: "Sedang diumumkan", BERAKHIR: "Masanya berakhir", DITARIK: "Ditarik", DIGANTI: "Diganti pembetulan"}
JENIS_TANDA = {DIUMUMKAN: "ok", BERAKHIR: "", DITARIK: "bad", DIGANTI: "warn"}


def samarkan_umum(nama: str) -> str:
    """Sumiati Anggraini -> Su***** A.: neighbours know who is meant, a search engine or a stranger does not.

    Of a short first name one letter, of a name of one letter none; what follows is an initial. The stars do not tell the length.
    """
    kata = ["".join(huruf for huruf in satu if huruf.isalpha()) for satu in nama.split()]
    kata = [satu for satu in kata if satu]
    if not kata:
        return TUTUP
    depan = kata[0]
    awal = depan[: 2 if len(depan) > 3 else 1 if len(depan) > 1 else 0].capitalize()
    return " ".join([awal + TUTUP, *(f"{satu[0].upper()}." for satu in kata[1:] if len(satu) > 1)])


@dataclass(frozen=True, slots=True)
class Masa:
    """The days of a publication, all three included."""

    mulai: date
    sampai: date
    sanggah_sampai: date


def masa_pengumuman(hari_ini: date, hari_pengumuman: int, hari_sanggah: int) -> Masa:
    """From today on; nobody objects to a list that can no longer be read."""
    sampai = hari_ini + timedelta(days=hari_pengumuman)
    return Masa(hari_ini, sampai, min(sampai, hari_ini + timedelta(days=hari_sanggah)))


def keadaan_of(sampai: date, ditarik: bool, diganti: bool, hari_ini: date) -> str:
    """What the list is now; a paper that was put right takes its list away at once, also before anybody publishes the new one."""
    if diganti:
        return DIGANTI
    if ditarik:
        return DITARIK
    return DIUMUMKAN if hari_ini <= sampai else BERAKHIR


def kalimat_keadaan(keadaan: str, sampai: date) -> str:
    """What the public page says when its names are gone."""
    return {
        DIUMUMKAN: f"Diumumkan sampai {tanggal_panjang(sampai)}.",
        BERAKHIR: f"Pengumuman ini berakhir {tanggal_panjang(sampai)}, jadi daftar namanya tidak ditampilkan lagi.",
        DITARIK: "Pengumuman ini sudah ditarik, jadi daftar namanya tidak ditampilkan lagi.",
        DIGANTI: "Surat di balik pengumuman ini sudah dibetulkan, jadi daftar lamanya tidak ditampilkan lagi.",
    }[keadaan]


def susun_isi(isi: Mapping[str, Any], nomor: str, tanggal: date, nama_program: Mapping[str, str]) -> dict[str, Any]:
    """What is published of a frozen paper, in agenda order; the number of a line is what an objection names.

    Nothing is copied but what stands here: no NIK, No. KK, birth date, address, reason, member or usulan.
    """
    baris = [
        {"no": ke, "nama": samarkan_umum(satu["nama"]), **baris_umum(satu, nama_program, isi["register"])}
        for ke, satu in enumerate(baris_keluarga(isi).values(), 1)
    ]
    return {
        "bentuk": BENTUK, "nomor": nomor, "tanggal": tanggal.isoformat(), "sptjm": "sptjm" in isi,
        "wilayah": isi["istilah"]["wilayah"], "musyawarah": isi["istilah"]["jenis"], "kepala": isi["istilah"]["kepala"],
        "desa": isi["kop"]["desa"], "kecamatan": isi["kop"]["kecamatan"], "kabupaten": isi["kop"]["kabupaten"],
        "membetulkan": (isi.get("pembetulan") or {}).get("nomor", ""), "baris": baris,
    }  # fmt: skip


def nomor_baris(isi: Mapping[str, Any]) -> dict[str, int]:
    """{usulan: number of its line} of a frozen paper: the private side of the published list."""
    return {usulan_id: ke for ke, usulan_id in enumerate(baris_keluarga(isi), 1)}


def halangan_umumkan(*, beku: bool, ada_surat: bool, ada_baris: bool, diumumkan: bool) -> str:
    """Why the result cannot be published now, as a sentence; empty when it can."""
    if not (beku and ada_surat):
        return "Hasil dapat diumumkan setelah musyawarah atau SPTJM ini ditutup."
    if diumumkan:
        return "Hasil ini sudah pernah diumumkan. Bila isinya keliru, buat pembetulan suratnya; pembetulan diumumkan tersendiri."
    return "" if ada_baris else "Belum ada usulan di dalam surat ini, jadi tidak ada yang diumumkan."


def salah_alasan(alasan: str) -> str:
    """What is wrong with the reason for withdrawing."""
    return "" if ALASAN_MIN <= len(alasan.strip()) <= ALASAN_MAKS else f"Tulis alasannya, {ALASAN_MIN} sampai {ALASAN_MAKS} huruf."
