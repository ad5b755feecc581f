"""The typed reasons of a rejection in groups: the benchmark list, and what the dinsos switched off or added itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

KELOMPOK_TOLAK = {
    "identitas": "Identitas",
    "keberadaan": "Alamat dan keberadaan",
    "pekerjaan": "Pekerjaan dan penghasilan",
    "mampu": "Sudah mampu",
    "ganda": "Data ganda dan bantuan lain",
    "berkas": "Berkas",
    "program": "Syarat program",
    "lain": "Lainnya",
}


@dataclass(frozen=True, slots=True)
class AlasanTolak:
    """One typed reason; `wajib_catatan` when the code alone does not tell the family why."""

    kode: str
    kelompok: str
    kata: str
    wajib_catatan: bool = False


ALASAN_TOLAK = {
    satu.kode: satu
    for satu in (
        AlasanTolak("NIK_TIDAK_SAH", "identitas", "NIK tidak sah atau tidak terdaftar di Dukcapil"),
        AlasanTolak("NIK_BUKAN_ORANGNYA", "identitas", "NIK milik orang lain"),
        AlasanTolak("KK_TIDAK_SAH", "identitas", "No. KK tidak sah atau sudah diganti"),
        AlasanTolak("BEDA_DUKCAPIL", "identitas", "Nama atau tanggal lahir berbeda dengan Dukcapil", True),
        AlasanTolak("ALAMAT_TIDAK_DITEMUKAN", "keberadaan", "Alamat tidak ditemukan"),
        AlasanTolak("ORANG_TIDAK_DITEMUKAN", "keberadaan", "Orangnya tidak ditemukan atau tidak dikenal"),
        AlasanTolak("BUKAN_WARGA", "keberadaan", "Tidak tinggal di desa atau kelurahan pengusul"),
        AlasanTolak("PINDAH", "keberadaan", "Sudah pindah"),
        AlasanTolak("MENINGGAL", "keberadaan", "Sudah meninggal dunia"),
        AlasanTolak("ASN_TNI_POLRI", "pekerjaan", "ASN, TNI, atau Polri"),
        AlasanTolak("KELUARGA_ASN_TNI_POLRI", "pekerjaan", "Satu KK dengan ASN, TNI, atau Polri"),
        AlasanTolak("PENSIUNAN", "pekerjaan", "Pensiunan ASN, TNI, atau Polri"),
        AlasanTolak("PERANGKAT_DESA", "pekerjaan", "Perangkat desa aktif"),
        AlasanTolak("GURU_NAKES", "pekerjaan", "Guru tersertifikasi atau tenaga kesehatan"),
        AlasanTolak("GAJI_APBN_APBD", "pekerjaan", "Berpenghasilan rutin dari APBN atau APBD"),
        AlasanTolak("UPAH_DI_ATAS_UMK", "pekerjaan", "Berpenghasilan di atas UMP/UMK"),
        AlasanTolak("PEMILIK_PERUSAHAAN", "pekerjaan", "Pengurus atau pemilik perusahaan"),
        AlasanTolak("MAMPU", "mampu", "Keluarga sudah mampu", True),
        AlasanTolak("TIDAK_SESUAI_KRITERIA", "mampu", "Keadaan rumah tidak sesuai jawaban kriteria", True),
        AlasanTolak("DESIL_DI_ATAS_BATAS", "mampu", "Peringkat desil di atas batas program"),
        AlasanTolak("GANDA", "ganda", "Sudah tercatat di keluarga atau desa lain", True),
        AlasanTolak("SUDAH_DIUSULKAN", "ganda", "Sudah diusulkan dalam periode ini"),
        AlasanTolak("BANTUAN_LAIN", "ganda", "Sudah mendapat bantuan sejenis"),
        AlasanTolak("BERKAS_TIDAK_ADA", "berkas", "Berkas tidak dilengkapi setelah dikembalikan"),
        AlasanTolak("BERKAS_TIDAK_TERBACA", "berkas", "Berkas atau foto tidak terbaca"),
        AlasanTolak("BERKAS_TIDAK_COCOK", "berkas", "Berkas atau foto bukan milik keluarga ini"),
        AlasanTolak("TANPA_KOMPONEN", "program", "Tidak ada komponen PKH"),
        AlasanTolak("SYARAT_PROGRAM", "program", "Syarat program lain tidak terpenuhi", True),
        AlasanTolak("BUKTI_HAPUS_KURANG", "program", "Bukti penghapusan tidak mendukung alasannya", True),
        AlasanTolak("MENGUNDURKAN_DIRI", "lain", "Keluarga mengundurkan diri"),
        AlasanTolak("LAINNYA", "lain", "Alasan lain", True),
    )
}

LAINNYA = "LAINNYA"  # the one that cannot be switched off: a decision without a reason that fits must stay possible
AWALAN_LOKAL = "LOKAL_"
KATA_MAKS, TAMBAHAN_MAKS = 120, 40


def daftar_alasan(setelan: Mapping[str, Any]) -> dict[str, AlasanTolak]:
    """Every reason that was ever one, by code: what was decided with it keeps its words."""
    lokal = (AlasanTolak(isi["kode"], isi["kelompok"], isi["kata"], isi["wajib_catatan"]) for isi in setelan.get("tambahan", ()))
    return ALASAN_TOLAK | {satu.kode: satu for satu in lokal}


def alasan_hidup(setelan: Mapping[str, Any]) -> dict[str, AlasanTolak]:
    """The reasons to choose from now, group by group."""
    mati = set(setelan.get("mati", ()))
    urut = {kode: ke for ke, kode in enumerate(KELOMPOK_TOLAK)}
    hidup = [satu for satu in daftar_alasan(setelan).values() if satu.kode not in mati]
    return {satu.kode: satu for satu in sorted(hidup, key=lambda satu: urut.get(satu.kelompok, len(urut)))}


def setelan_baru(
    setelan: Mapping[str, Any], hidup: Collection[str], kelompok: str = "", kata: str = "", wajib_catatan: bool = False
) -> dict[str, Any]:
    """The setting after the page was saved: what is not in ``hidup`` is off, ``kata`` is added under a code that never changes."""
    tambahan = [dict(isi) for isi in setelan.get("tambahan", ())]
    mati = sorted(kode for kode in daftar_alasan(setelan) if kode not in hidup and kode != LAINNYA)
    if kata:
        kode = f"{AWALAN_LOKAL}{len(tambahan) + 1}"
        tambahan.append({"kode": kode, "kelompok": kelompok, "kata": kata, "wajib_catatan": wajib_catatan})
    return {"mati": mati, "tambahan": tambahan}


def salah_tambahan(setelan: Mapping[str, Any], kelompok: str, kata: str) -> str | None:
    """Why this reason cannot be added, else None."""
    if kelompok not in KELOMPOK_TOLAK:
        return "Pilih kelompok alasan."
    if len(kata) > KATA_MAKS:
        return f"Alasan paling panjang {KATA_MAKS} huruf."
    if kata.casefold() in {satu.kata.casefold() for satu in daftar_alasan(setelan).values()}:
        return "Alasan ini sudah ada dalam daftar. Nyalakan yang sudah ada."
    if len(setelan.get("tambahan", ())) >= TAMBAHAN_MAKS:
        return f"Paling banyak {TAMBAHAN_MAKS} alasan tambahan. Matikan yang tidak dipakai; yang lama tetap terbaca pada putusannya."
    return None
