"""Home visits: why one is asked for, what is recorded, and the sample that is drawn so that anybody can draw it again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any
from uuid import UUID

CONTOH, RAGU = "contoh", "ragu"
KATA_SEBAB = {CONTOH: "Contoh yang diundi", RAGU: "Ada keraguan"}
SESUAI, BERBEDA, TIDAK_DITEMUKAN, DIBATALKAN = "sesuai", "berbeda", "tidak_ditemukan", "dibatalkan"
KATA_HASIL_KUNJUNGAN = {
    SESUAI: "Ditemukan, keadaan sesuai data",
    BERBEDA: "Ditemukan, ada yang berbeda dengan data",
    TIDAK_DITEMUKAN: "Rumah atau keluarga tidak ditemukan",
    DIBATALKAN: "Tidak jadi dikunjungi",
}
TANDA_HASIL = {SESUAI: "ok", BERBEDA: "warn", TIDAK_DITEMUKAN: "bad", DIBATALKAN: ""}
KATA_FOTO = {"rumah_depan": "Rumah tampak depan", "rumah_dalam": "Bagian dalam rumah", "lain": "Foto lain"}
FOTO_MAKS = 6
CATATAN_MIN = 10
CONTOH_MAKS = 300
PERSEN, BANYAK = "persen", "banyak"


def periksa_kunjungan(isi: Mapping[str, Any], diminta: date, hari_ini: date) -> dict[str, str]:
    """{field: sentence} of what the record of a visit lacks."""
    salah = {}
    hasil, catatan = isi.get("hasil", ""), isi.get("catatan", "")
    if hasil not in KATA_HASIL_KUNJUNGAN:
        salah["hasil"] = "Pilih hasil kunjungan."
    elif hasil != SESUAI and len(catatan) < CATATAN_MIN:
        salah["catatan"] = "Tuliskan apa yang ditemui, supaya keputusan dapat dijelaskan."
    if hasil != DIBATALKAN:
        if not isi.get("petugas"):
            salah["petugas"] = "Tulis nama yang berkunjung."
        tanggal = isi.get("tanggal")
        if tanggal is None:
            salah["tanggal"] = "Tulis tanggal kunjungan."
        elif not diminta <= tanggal <= hari_ini:
            salah["tanggal"] = "Tanggal kunjungan antara hari diminta dan hari ini."
    return salah


def banyak_contoh(jumlah: int, cara: str, angka: int) -> int:
    """How many of ``jumlah`` a sample of ``angka`` (percent, or that many) holds; at least one of some."""
    banyak = ceil(jumlah * angka / 100) if cara == PERSEN else angka
    return max(0, min(jumlah, banyak, CONTOH_MAKS))


def salah_contoh(cara: str, angka: int | None) -> str | None:
    """Why such a sample cannot be drawn, else None."""
    if cara not in (PERSEN, BANYAK):
        return "Pilih persen atau banyaknya usulan."
    batas = 100 if cara == PERSEN else CONTOH_MAKS
    return None if angka is not None and 1 <= angka <= batas else f"Tulis angka 1 sampai {batas}."


def undi(ids: Collection[UUID], banyak: int, benih: str) -> Sequence[UUID]:
    """``banyak`` of these, drawn by the seed: the same seed over the same usulan always draws the same, whoever repeats it."""
    return sorted(ids, key=lambda satu: hashlib.sha256(f"{benih}/{satu}".encode()).digest())[:banyak]
