"""A family moves to another desa by claim and release: the states, who takes which step, and the sentences."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ...akun.rules import Peran

DIMINTA, DILEPAS, DITOLAK, DIBATALKAN = STATUS = ("diminta", "dilepas", "ditolak", "dibatalkan")
KATA_STATUS = {DIMINTA: "Menunggu jawaban", DILEPAS: "Dilepas", DITOLAK: "Tidak dilepas", DIBATALKAN: "Dibatalkan"}
JENIS_TANDA = {DIMINTA: "warn", DILEPAS: "ok", DITOLAK: "bad", DIBATALKAN: ""}
ALASAN_MAKS = 500
COBA_MAKS, COBA_MENIT = 10, 60  # requests without a match, within so many minutes

KALIMAT_TAK_COCOK = (
    "Belum ada keluarga di luar wilayah Anda yang cocok dengan nomor dan nama itu. Periksa ejaan nama dan angkanya di KTP atau KK. "
    "Bila keluarga itu tercatat di kabupaten lain atau belum tercatat, catat sebagai keluarga baru."
)
KALIMAT_SERING = f"Sudah {COBA_MAKS} kali mencoba dalam sejam terakhir. Coba lagi nanti, atau tanyakan kepada dinas sosial."
KALIMAT_SUDAH_DIMINTA = "Keluarga ini sedang diminta desa atau kelurahan lain. Tunggu jawabannya, atau tanyakan kepada dinas sosial."
KALIMAT_SUDAH_ANDA = "Desa Anda sudah meminta keluarga ini. Jawabannya akan tampil di daftar permintaan."
KALIMAT_SELESAI = "Permintaan ini sudah selesai, jadi tidak dapat diubah lagi."
KALIMAT_PINDAH = "Keluarga yang sudah pindah"


class Pihak(StrEnum):
    """On which side of a request a person stands."""

    PEMEGANG = "pemegang"
    PEMINTA = "peminta"
    DINAS = "dinas"
    LAIN = "lain"


def pihak_of(peran: str, wilayah_kode: str, desa_kode: str, ke_desa_kode: str) -> Pihak:
    """The side of a person: the village that holds the family, the one that asks, or the dinsos."""
    if peran == Peran.VERIFIKATOR:
        return Pihak.DINAS
    if peran == Peran.OPERATOR and wilayah_kode == desa_kode:
        return Pihak.PEMEGANG
    if peran == Peran.OPERATOR and wilayah_kode == ke_desa_kode:
        return Pihak.PEMINTA
    return Pihak.LAIN


# (status, next status) -> who takes the step; all others stand.
TRANSISI: dict[tuple[str, str], frozenset[Pihak]] = {
    (DIMINTA, DILEPAS): frozenset({Pihak.PEMEGANG, Pihak.DINAS}),
    (DIMINTA, DITOLAK): frozenset({Pihak.PEMEGANG}),
    (DIMINTA, DIBATALKAN): frozenset({Pihak.PEMINTA}),
}


def is_lewat(diminta: date, hari_ini: date, batas: int) -> bool:
    """Whether the village had its days and did not answer."""
    return (hari_ini - diminta).days >= batas


def boleh_pindah(dari: str, ke: str, pihak: Pihak, *, lewat: bool = False) -> bool:
    """Whether this side may take the step now; the dinsos only when the village did not answer in time."""
    return pihak in TRANSISI.get((dari, ke), ()) and (pihak != Pihak.DINAS or lewat)


def kalimat_tidak_boleh(dari: str, pihak: Pihak, batas: int) -> str:
    """Why a step is not taken."""
    if dari != DIMINTA:
        return KALIMAT_SELESAI
    if pihak == Pihak.DINAS:
        return f"Desa atau kelurahan yang memegang keluarga ini masih punya waktu menjawab, {batas} hari sejak diminta."
    return "Langkah ini dilakukan oleh desa atau kelurahan yang lain."


def is_nama_cocok(diketik: str, nama: str) -> bool:
    """Whether a typed name (as a search key) is a member's: two words must fit, the first as it stands, further ones may be initials."""
    satu, dua = diketik.split(), nama.split()
    if satu == dua:
        return bool(satu)
    pendek, panjang = sorted((satu, dua), key=len)
    if len(pendek) < 2 or pendek[0] != panjang[0]:
        return False
    return all(any(k == p or (k[0] == p[0] and 1 in (len(k), len(p))) for p in panjang) for k in pendek)
