"""All code lists the portal knows, by the name of the instrument, its version and the variable."""

from __future__ import annotations

from . import DaftarKode
from .dtsen_orang import DAFTAR_RINCIAN
from .dtsen_rumah import ASET, DAFTAR_RUMAH, DTSEN, VERSI, YA_TIDAK
from .dukcapil import DAFTAR_ORANG, DUKCAPIL, VERSI_DUKCAPIL
from .regsosek import ORANG_REGSOSEK, REGSOSEK, RUMAH_REGSOSEK, VERSI_REGSOSEK

_PER_DAFTAR: dict[tuple[str, str], dict[str, DaftarKode]] = {
    (DUKCAPIL, VERSI_DUKCAPIL): DAFTAR_ORANG,
    (DTSEN, VERSI): {**DAFTAR_RUMAH, **DAFTAR_RINCIAN, **dict.fromkeys(ASET, YA_TIDAK)},
    (REGSOSEK, VERSI_REGSOSEK): {**RUMAH_REGSOSEK, **ORANG_REGSOSEK, **dict.fromkeys(ASET, YA_TIDAK)},
}
REGISTRI = {(*kunci, nama): daftar for kunci, isi in _PER_DAFTAR.items() for nama, daftar in isi.items()}


def find_daftar(daftar: str, versi: str, variabel: str) -> DaftarKode | None:
    """The list that numbers this variable, or None when the portal does not know it."""
    return REGISTRI.get((daftar, versi, variabel))


def kata_kode(daftar: str, versi: str, variabel: str, kode: int | None) -> str:
    """The word for a code of any list; what is not known is shown as code and list, never guessed."""
    ada = find_daftar(daftar, versi, variabel)
    if ada is not None:
        return ada.kata(kode)
    return "belum diisi" if kode is None else f"kode {kode} ({variabel}, {daftar} {versi})"
