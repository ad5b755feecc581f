"""What is offered while a family is typed, and only offered: birth date and sex from the NIK, names and places typed before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...kit.nik import periksa_nik
from .isian import KATA_KELAMIN, PEREMPUAN

TAWARAN_MAKS = 6


@dataclass(frozen=True, slots=True)
class TawaranNik:
    """What a NIK says of its bearer; ``kalimat`` for the screen. Without a date it cannot be read, and the sentence says why."""

    kalimat: str
    tanggal_lahir: date | None = None
    jenis_kelamin: str | None = None
    sama: bool = False


def tawaran_nik(
    nik: str | None, lahir: date | None, kelamin: str | None, *, provinsi: Collection[str], hari_ini: date
) -> TawaranNik | None:
    """The offer for a typed NIK beside what the form holds already; None for an empty one.

    Domain 6.1: the NIK is never read silently. Its year has two digits, so a person of a hundred is offered as a baby: the
    date is shown in full before anybody takes it.
    """
    hasil = periksa_nik(nik or "", provinsi=provinsi, hari_ini=hari_ini)
    if not hasil.nik:
        return None
    if not hasil.sah or hasil.tanggal_lahir is None or hasil.jenis_kelamin is None:
        return TawaranNik(hasil.kesalahan[0].kalimat if hasil.kesalahan else "NIK ini tidak terbaca.")
    sama = (lahir, kelamin) == (hasil.tanggal_lahir, hasil.jenis_kelamin)
    kata = f"{hasil.tanggal_lahir:%d-%m-%Y}, {KATA_KELAMIN[hasil.jenis_kelamin].lower()}"
    kalimat = f"Sama dengan NIK: {kata}." if sama else f"Di NIK: {kata}."
    return TawaranNik(kalimat, hasil.tanggal_lahir, hasil.jenis_kelamin, sama)


def tawaran_tempat(anggota: Iterable[Any]) -> list[str]:
    """Places of birth in this family, the last typed first."""
    return _unik(a.tempat_lahir for a in reversed(list(anggota)))


def tawaran_ibu(anggota: Iterable[Any]) -> list[str]:
    """Names that may be the mother's: the women of this family, then mothers typed before."""
    semua = list(anggota)
    return _unik([*(a.nama for a in semua if a.jenis_kelamin == PEREMPUAN), *(a.ibu_kandung for a in reversed(semua))])


def _unik(kata: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(satu for satu in kata if satu))[:TAWARAN_MAKS]
