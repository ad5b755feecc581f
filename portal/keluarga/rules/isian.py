"""What the sections hold, how long it may be, and how RT and RW are written."""

from __future__ import annotations

import re

ISI_ALAMAT = ("no_kk", "alamat", "rt", "rw", "dusun")
ISI_ANGGOTA = (
    "nama", "nik", "tanpa_nik_alasan", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "hubungan", "status_kawin",
    "pekerjaan", "ibu_kandung",
)  # fmt: skip
NAMA_MAKS, ALAMAT_MAKS, TEMPAT_MAKS, ALASAN_MAKS = 120, 200, 80, 200
TERNAK_MAKS = 9999
FOTO_MAKS = 3  # of one kind
LAKI_LAKI, PEREMPUAN = "L", "P"
KATA_KELAMIN = {LAKI_LAKI: "Laki-laki", PEREMPUAN: "Perempuan"}
KALIMAT_HAMPIR_KOSONG = "Isi No. KK atau alamat, supaya keluarga ini dapat dikenali. Yang lain boleh menyusul."


def rapikan_rt(teks: str) -> str:
    """RT or RW as three digits, so that lists sort: "3" and "RT 03" -> "003". ValueError, with a sentence, for others."""
    angka = re.fullmatch(r"(?:R[TW])?[ .]*([0-9]{1,3})", teks.strip(), re.IGNORECASE)
    if angka is None:
        raise ValueError("Tulis dengan angka saja, paling banyak tiga angka. Contoh: 3")
    return angka.group(1).zfill(3)
