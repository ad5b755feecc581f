"""Periods of the demo and the quota of its two main units: one has places left, the other is full. No window closes a demo packet."""

from __future__ import annotations

from random import Random

from ..jam import hari_ini
from ..kuota.queries.kuota import count_dapat_per_desa
from ..kuota.queries.periode import find_periode_kini
from ..kuota.rules import PROGRAM
from ..kuota.service.kuota import set_kuota
from ..kuota.service.periode import create_setahun
from ..pengaturan.queries import pengaturan
from .akun import Akun
from .keluarga import uuid_acak

BENIH = 6_07  # its own, so that the rest of the demo stays as it is
SEKABUPATEN, LONGGAR = 400, 3


def buat_periode(akun: Akun) -> None:
    """A year of months from this one, before the packets go, so that their places are counted."""
    create_setahun(uuid_acak(Random(BENIH)), hari_ini(), dengan_jendela=False, oleh=akun.admin)


def isi_kuota(akun: Akun, utama: list[str]) -> None:
    """A ceiling for the kabupaten and for the two main units."""
    periode, kabupaten = find_periode_kini().id, pengaturan("kabupaten_kode")
    for program in PROGRAM:
        terpakai = count_dapat_per_desa(periode, program)
        isi = {kode: terpakai.get(kode, 0) + (LONGGAR if ke == 0 else 0) for ke, kode in enumerate(utama)}
        set_kuota(periode, program, {kabupaten: SEKABUPATEN, **isi}, oleh=akun.admin)
