"""The columns that a hand-over file may have, and the order as a setting: one line a column, "kode" or "kode | Judul lain".

The field names are those of usulan rows as kota/kab applications keep them (domain 4.4), with the place codes of SIKS-NG's
own lists (domain 4.3). The order that SIKS-NG expects is not published, hence a setting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple


class KolomSerahan(NamedTuple):
    """Heading, width in characters and kind of one column."""

    judul: str
    lebar: int = 16
    jenis: Literal["teks", "angka", "tanggal"] = "teks"


_K = KolomSerahan
KOLOM = {
    "nomor_usulan": _K("Nomor usulan", 24), "jenis": _K("Jenis usulan"), "program": _K("Program", 12), "nik": _K("NIK", 19),
    "no_kk": _K("No. KK", 19), "nama": _K("Nama", 28), "tempat_lahir": _K("Tempat lahir"),
    "tanggal_lahir": _K("Tanggal lahir", 13, "tanggal"), "ibu_kandung": _K("Nama ibu kandung", 24),
    "jenis_kelamin": _K("Jenis kelamin", 13), "pekerjaan": _K("Pekerjaan", 20), "status_kawin": _K("Status kawin", 14),
    "hubungan": _K("Hubungan keluarga", 18), "disabilitas": _K("Disabilitas", 20), "alamat": _K("Alamat", 32), "rt": _K("RT", 5),
    "rw": _K("RW", 5), "kode_provinsi": _K("Kode provinsi", 8), "provinsi": _K("Provinsi"), "kode_kabupaten": _K("Kode kabupaten", 9),
    "kabupaten": _K("Kabupaten", 24), "kode_kecamatan": _K("Kode kecamatan", 11), "kecamatan": _K("Kecamatan", 20),
    "kode_desa": _K("Kode desa/kelurahan", 15), "desa": _K("Desa/kelurahan", 22), "alasan_hapus": _K("Alasan penghapusan", 28),
    "perubahan": _K("Yang diubah", 28),
    "keterangan_nik": _K("Keterangan NIK", 24), "nomor_ba": _K("Nomor berita acara", 26),
    "tanggal_musdes": _K("Tanggal musyawarah", 13, "tanggal"), "nomor_surat": _K("Nomor surat pengesahan", 24),
    "tanggal_surat": _K("Tanggal surat", 13, "tanggal"),
}  # fmt: skip
BAKU = [kode for kode in KOLOM if kode != "disabilitas"]
WAJIB = ("nomor_usulan", "nik", "no_kk", "nama", "kode_desa")
JUDUL_MAKS = 60


def baca_kolom(satu: str) -> tuple[str, str]:
    """(code, heading) of one line of the setting."""
    kode, _, judul = (bagian.strip() for bagian in satu.partition("|"))
    return kode, judul or (KOLOM[kode].judul if kode in KOLOM else "")


def salah_kolom(baris: Iterable[str]) -> str | None:
    """None when the list can make a file, else a sentence."""
    dibaca = [baca_kolom(satu) for satu in baris]
    kode = [satu for satu, _ in dibaca]
    asing = [satu for satu in kode if satu not in KOLOM]
    if asing:
        return f"Kolom “{asing[0][:40]}” tidak dikenal. Kolom yang ada: {', '.join(KOLOM)}."
    if len(set(kode)) < len(kode):
        return "Ada kolom yang tertulis dua kali."
    judul = [satu.casefold() for _, satu in dibaca]
    if len(set(judul)) < len(judul) or any(len(satu) > JUDUL_MAKS for satu in judul):
        return f"Setiap kolom perlu judul sendiri, paling panjang {JUDUL_MAKS} huruf."
    kurang = [satu for satu in WAJIB if satu not in kode]
    return f"Kolom ini harus ada: {', '.join(kurang)}." if kurang else None
