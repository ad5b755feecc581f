"""The main menu: what a person may open, in the order of the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from .akun.rules import Izin, boleh

BUTIR: list[tuple[str, str, Izin | None]] = [
    ("Beranda", "laporan.beranda.index", None),
    ("Keluarga", "keluarga.keluarga.index", Izin.KELUARGA_LIHAT),
    ("Usulan", "usulan.usulan.index", Izin.USULAN_LIHAT),
    ("Musdes", "musdes.musdes.index", Izin.MUSDES_LIHAT),
    ("Antrean", "verifikasi.antrean.index", Izin.ANTREAN_LIHAT),
    ("Pengesahan", "verifikasi.pengesahan.index", Izin.PENGESAHAN_LIHAT),
    ("Serahan", "pertukaran.serahan.index", Izin.SERAHAN_LIHAT),
    ("Profil desa", "pengaturan.profil.edit", Izin.PROFIL_TULIS),
    ("Akun", "akun.pengguna.index", Izin.AKUN_KELOLA),
    ("Pengaturan", "pengaturan.pengaturan.edit", Izin.PENGATURAN_KELOLA),
    ("Jejak", "privasi.jejak.index", Izin.JEJAK_LIHAT),
    ("Bantuan", "laporan.bantuan.index", None),
]


@dataclass(frozen=True)
class Butir:
    """One entry; ``aktif`` marks where the reader is."""

    url: str
    label: str
    aktif: bool


def menu_of(pengguna: Any) -> list[Butir]:
    """The entries that this person may open; a page of a resource without an entry belongs to the first of its feature."""
    di_sini = (request.endpoint or "").rpartition(".")[0]
    boleh_dibuka = [(label, endpoint) for label, endpoint, izin in BUTIR if izin is None or boleh(pengguna, izin)]
    sumber = [endpoint.rpartition(".")[0] for _, endpoint in boleh_dibuka]
    sefitur = [s for s in sumber if s.partition(".")[0] == di_sini.partition(".")[0]]
    terang = di_sini if di_sini in sumber else next(iter(sefitur), None)
    return [Butir(url_for(endpoint), label, s == terang) for (label, endpoint), s in zip(boleh_dibuka, sumber, strict=True)]
