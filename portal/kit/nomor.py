"""What NIK and No. KK share: 16 digits as people type them, shown in groups or masked, and the findings about them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import TypeGuard

# What people type to group the digits, and the apostrophe with which a spreadsheet keeps a number as text.
_PEMISAH = re.compile("[ .\u00a0-]")
_APOSTROF = "'\u2019\u2018`"
# 1,70209E+15 and 1.70209E+15: a spreadsheet took the number for a quantity and lost its last digits.
_BENTUK_ILMIAH = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Kesalahan:
    """Something that must be put right before the value can be kept."""

    kode: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Peringatan:
    """Something odd that a person should look at; never a reason to refuse. `urutan` is the member it is about."""

    kode: str
    kalimat: str
    urutan: int | None = None


def rapikan(teks: str) -> str:
    """The number without the separators people type; everything else stays, so that it can be reported."""
    return _PEMISAH.sub("", teks.strip(" \u00a0").lstrip(_APOSTROF))


def is_enam_belas_angka(nomor: str | None) -> TypeGuard[str]:
    """`[0-9]` and fullmatch: `\\d` takes Arabic and full-width digits, `$` takes a trailing newline."""
    return nomor is not None and re.fullmatch("[0-9]{16}", nomor) is not None


def periksa_bentuk(teks: str, sebutan: str, provinsi: Container[str]) -> tuple[str, tuple[Kesalahan, ...]]:
    """The tidied number and what is wrong with it before its date is read."""
    nomor = rapikan(teks)
    if not nomor:
        return "", (Kesalahan("kosong", f"{sebutan} belum diisi."),)
    if _BENTUK_ILMIAH.fullmatch(teks.strip(" \u00a0").lstrip(_APOSTROF)):
        kalimat = f"{sebutan} ini terpotong oleh lembar kerja (bentuk 1,7E+15). Ketik ulang 16 angkanya."
        return nomor, (Kesalahan("terpotong", kalimat),)
    if not re.fullmatch("[0-9]+", nomor):
        kalimat = f"{sebutan} hanya berisi angka 0 sampai 9. Ada huruf atau tanda lain yang terketik."
        return nomor, (Kesalahan("bukan_angka", kalimat),)
    if len(nomor) != 16:
        return nomor, (Kesalahan("panjang", f"{sebutan} harus 16 angka. Anda mengetik {len(nomor)}."),)
    if len(set(nomor)) == 1:
        kalimat = f"Semua angka {sebutan} sama ({nomor[0]}). Ketik nomor yang tertulis di KTP atau KK."
        return nomor, (Kesalahan("kembar", kalimat),)
    kesalahan = []
    if nomor[:2] not in provinsi:
        kalimat = f"Dua angka pertama {sebutan} ({nomor[:2]}) bukan kode provinsi. Periksa lagi di KTP atau KK."
        kesalahan.append(Kesalahan("provinsi", kalimat))
    if nomor[12:] == "0000":
        kesalahan.append(Kesalahan("urut", f"Empat angka terakhir {sebutan} tidak mungkin 0000. Periksa lagi."))
    return nomor, tuple(kesalahan)


def titik_kecamatan(nomor: str) -> str:
    """The first six digits as a Kemendagri code of a kecamatan: 170219... -> 17.02.19."""
    return f"{nomor[:2]}.{nomor[2:4]}.{nomor[4:6]}"


def peringatan_wilayah(nomor: str, sebutan: str, kode_kecamatan: str) -> Peringatan | None:
    """The kecamatan in the number differs from where the family lives: normal for movers, so only a word about it."""
    di_sini = re.sub("[^0-9]", "", kode_kecamatan)[:6]
    if len(di_sini) < 6 or nomor[:6] == di_sini:
        return None
    tempat = "kecamatan lain" if nomor[:4] == di_sini[:4] else "kabupaten atau kota lain"
    kalimat = (
        f"{sebutan} ini pertama kali dicatat di {tempat} (kode {titik_kecamatan(nomor)}). "
        f"Itu wajar bagi warga pindahan; {sebutan} tidak diubah."
    )
    return Peringatan("wilayah", kalimat)


def samarkan(nomor: str | None) -> str:
    """1702190101069001 -> 1702********9001; a number of any other length is masked whole."""
    nomor = nomor or ""
    return f"{nomor[:4]}********{nomor[12:]}" if len(nomor) == 16 else "*" * len(nomor)


def kelompokkan(nomor: str | None) -> str:
    """1702190101069001 -> 1702 1901 0106 9001, as it is easiest to read against a card."""
    nomor = nomor or ""
    return " ".join(nomor[i : i + 4] for i in range(0, len(nomor), 4))
