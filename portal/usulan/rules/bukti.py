"""The proofs that a usulan demands, by its reason: the registry's kinds, the kabupaten's own choice, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from .jenis import ALASAN_GANTI, ALASAN_HAPUS, DESA, GANTI_PENGURUS, HAPUS, PERBAIKAN
from .status import DIKEMBALIKAN, DITUNDA, DRAF, LAYAK, SIAP_MUSDES

JENIS_BUKTI = {
    "kematian": "Akta kematian atau surat keterangan kematian",
    "pindah": "Surat pindah atau surat keterangan domisili",
    "pernyataan": "Surat pernyataan",
    "keterangan": "Surat keterangan",
    "sakit": "Surat keterangan sakit",
    "sk": "SK pengangkatan",
    "kunjungan": "Catatan kunjungan RT/RW",
    "foto_rumah": "Foto rumah",
    "ktp": "KTP-el",
    "kk": "Kartu keluarga (KK)",
    "daftar_bantuan": "Daftar penerima bantuan lain",
    "lain": "Bukti lain",
}
BUKTI_MAKS = 10  # of one usulan, those taken out not counted
KUNCI_PERBAIKAN = "PERBAIKAN"
# What is asked of a perbaikan when the kabupaten has set nothing: the paper that says what is right.
_BAWAAN = {KUNCI_PERBAIKAN: ("kk",)} | {kode: alasan.wajib for kode, alasan in (ALASAN_HAPUS | ALASAN_GANTI).items()}
KUNCI = tuple(_BAWAAN)


def bukti_bawaan(kunci: str) -> tuple[str, ...]:
    """The kinds that the registry demands for a reason (or for any perbaikan)."""
    return _BAWAAN.get(kunci, ())


def bukti_wajib(jenis: str, alasan: str | None, atur: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The kinds of proof that this usulan needs before it goes on; `atur` holds what the kabupaten set otherwise."""
    kunci = KUNCI_PERBAIKAN if jenis == PERBAIKAN else alasan if jenis in (HAPUS, GANTI_PENGURUS) else None
    if not kunci:
        return ()
    return tuple(satu for satu in atur.get(kunci, bukti_bawaan(kunci)) if satu in JENIS_BUKTI)


def bukti_kurang(wajib: Sequence[str], ada: Collection[str]) -> list[str]:
    """The kinds that are not there yet."""
    return [satu for satu in wajib if satu not in ada]


def kata_bukti(wajib: Sequence[str]) -> str:
    """What to bring, in words."""
    return ", ".join(JENIS_BUKTI[satu] for satu in wajib)


def boleh_menambah(status: str, asal: str, bagian_kembali: Collection[str], isi_usulan: str) -> bool:
    """Whether a proof may still come: until the usulan leaves the village, then when a return asks for the usulan's own content."""
    if status == DIKEMBALIKAN:
        return isi_usulan in bagian_kembali
    return status == DRAF or (asal == DESA and status in (SIAP_MUSDES, LAYAK, DITUNDA))


def boleh_membuang(status: str, bagian_kembali: Collection[str], isi_usulan: str) -> bool:
    """Whether a proof may be taken out: not once the musdes may have looked at it."""
    return status == DRAF or (status == DIKEMBALIKAN and isi_usulan in bagian_kembali)


def salah_aturan(isi: Mapping[str, Sequence[str]]) -> str | None:
    """Why this is no setting of the proofs, else None."""
    if not set(isi) <= set(KUNCI):
        return "Ada alasan yang tidak dikenal. Muat ulang halaman lalu coba lagi."
    if any(not set(jenis) <= set(JENIS_BUKTI) or len(set(jenis)) != len(jenis) for jenis in isi.values()):
        return "Pilih jenis bukti dari daftar."
    return None
