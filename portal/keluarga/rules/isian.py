"""What the sections hold, how long it may be, and how RT and RW are written."""

from __future__ import annotations

import re

ISI_ALAMAT = ("no_kk", "alamat", "rt", "rw", "dusun")
ISI_LETAK = ("lintang", "bujur")
ISI_ANGGOTA = (
    "nama", "nik", "tanpa_nik_alasan", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "hubungan", "status_kawin",
    "pekerjaan", "ibu_kandung",
)  # fmt: skip
NAMA_MAKS, ALAMAT_MAKS, TEMPAT_MAKS, ALASAN_MAKS = 120, 200, 80, 200
TERNAK_MAKS = 9999
FOTO_MAKS = 3  # of one kind
LAKI_LAKI, PEREMPUAN = "L", "P"
_LINTANG, _BUJUR = (-11.0, 6.0), (95.0, 141.0)  # degrees, Rote to Sabang, Sabang to Merauke
KATA_KELAMIN = {LAKI_LAKI: "Laki-laki", PEREMPUAN: "Perempuan"}
KALIMAT_HAMPIR_KOSONG = "Isi No. KK atau alamat, supaya keluarga ini dapat dikenali. Yang lain boleh menyusul."


def rapikan_rt(teks: str) -> str:
    """RT or RW as three digits, so that lists sort: "3" and "RT 03" -> "003". ValueError, with a sentence, for others."""
    angka = re.fullmatch(r"(?:R[TW])?[ .]*([0-9]{1,3})", teks.strip(), re.IGNORECASE)
    if angka is None:
        raise ValueError("Tulis dengan angka saja, paling banyak tiga angka. Contoh: 3")
    return angka.group(1).zfill(3)


def baca_letak(teks: str) -> tuple[float, float]:
    """Latitude and longitude of a place in Indonesia: "-3.47, 102.53", as maps copy it, or "-3,47 102,53". ValueError, with a sentence."""
    bersih = teks.strip().strip("()")
    potongan = re.split(r"[,;\s]+", bersih) if "." in bersih else re.split(r"[;\s]+|,\s+", bersih)
    try:
        lintang, bujur = (round(float(satu.replace(",", ".")), 6) for satu in potongan)
    except ValueError:
        raise ValueError("Tulis lintang lalu bujur, dipisah koma. Contoh: -3.47, 102.53") from None
    if not (_LINTANG[0] <= lintang <= _LINTANG[1] and _BUJUR[0] <= bujur <= _BUJUR[1]):
        raise ValueError("Letak ini di luar Indonesia. Tulis lintang (-11 sampai 6) lalu bujur (95 sampai 141). Contoh: -3.47, 102.53")
    return lintang, bujur


def tulis_letak(lintang: float | None, bujur: float | None) -> str:
    """As `baca_letak` reads it; empty when it was not given."""
    return "" if lintang is None or bujur is None else f"{lintang:.6f}, {bujur:.6f}"
