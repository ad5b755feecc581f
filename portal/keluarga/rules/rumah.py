"""The house: what may be kept, and a house of another list as DTSEN's form shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS, LUAS_MAKS, PELANGGAN_PLN, TERNAK, YA_TIDAK
from ...kit.kode.regsosek import REGSOSEK, HasilAlih, rumah_ke_dtsen
from .isian import TERNAK_MAKS

RUMAH = (*DAFTAR_RUMAH, LUAS, PELANGGAN_PLN, *ASET, *TERNAK)
SALAH_PELANGGAN = "Nomor pelanggan PLN 12 angka, atau nomor meter 11 angka."
LUAR_DAFTAR = "Ada isian rumah di luar daftar. Muat ulang halaman lalu pilih lagi."


def is_pelanggan_pln(teks: str) -> bool:
    """PLN's customer number or the number on the meter."""
    return re.fullmatch("[0-9]{11,12}", teks) is not None


def bersihkan_rumah(isi: Mapping[str, Any], lama: Mapping[str, Any]) -> dict[str, Any]:
    """What is filled in. ValueError, with a sentence, for what no list has; a code that was imported may stay as it was."""
    bersih = {nama: nilai for nama, nilai in isi.items() if nilai is not None and nilai != ""}
    for nama, nilai in bersih.items():
        if nama == PELANGGAN_PLN:
            sah = is_pelanggan_pln(str(nilai)) or lama.get(nama) == nilai
        elif nama == LUAS:
            sah = 0 <= nilai <= LUAS_MAKS
        elif nama in TERNAK:
            sah = 0 <= nilai <= TERNAK_MAKS
        else:
            daftar = YA_TIDAK if nama in ASET else DAFTAR_RUMAH.get(nama, ())
            sah = nilai in daftar or lama.get(nama) == nilai
        if not sah:
            raise ValueError(SALAH_PELANGGAN if nama == PELANGGAN_PLN else LUAR_DAFTAR)
    return bersih


def rumah_dtsen(rumah: Any) -> HasilAlih:
    """A row of the house (or None) in DTSEN's codes; what another list says and DTSEN cannot is in ``tinggal``, in words."""
    if rumah is None:
        return HasilAlih()
    if rumah.daftar == REGSOSEK:
        return rumah_ke_dtsen(rumah.isi)
    return HasilAlih(dict(rumah.isi))
