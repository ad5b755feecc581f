"""The main menu: what a person may open, in the order of the work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from flask import request, url_for

from .akun.rules import Izin, boleh

BUTIR: list[tuple[str, str, Izin | None]] = [
    ("Beranda", "laporan.beranda.index", None),
    ("Dasbor", "laporan.dasbor.index", Izin.DASBOR_LIHAT),
    ("Keluarga", "keluarga.keluarga.index", Izin.KELUARGA_LIHAT),
    ("Temuan", "pemeriksaan.temuan.index", Izin.TEMUAN_LIHAT),
    ("Usulan", "usulan.usulan.index", Izin.USULAN_LIHAT),
    ("Kuota", "usulan.kuota.index", Izin.KUOTA_LIHAT),
    ("Musdes", "musdes.musdes.index", Izin.MUSDES_LIHAT),
    ("Antrean", "verifikasi.antrean.index", Izin.ANTREAN_LIHAT),
    ("Pengesahan", "verifikasi.pengesahan.index", Izin.PENGESAHAN_LIHAT),
    ("Serahan", "pertukaran.serahan.index", Izin.SERAHAN_LIHAT),
    ("Impor", "pertukaran.impor.index", Izin.IMPOR_KELOLA),
    ("Input SIKS-NG", "pertukaran.input.index", Izin.INPUT_TANDAI),
    ("Loket", "warga.loket.index", Izin.LOKET_LAYANI),
    ("Usul mandiri", "warga.mandiri.index", Izin.MANDIRI_LIHAT),
    ("Sanggahan", "warga.sanggahan.index", Izin.SANGGAHAN_LIHAT),
    ("Aparat", "pemeriksaan.aparat.index", Izin.APARAT_LIHAT),
    ("Operator", "bimtek.operator.index", Izin.OPERATOR_LIHAT),
    ("Profil desa", "pengaturan.profil.edit", Izin.PROFIL_TULIS),
    ("Aturan", "pemeriksaan.aturan.edit", Izin.ATURAN_KELOLA),
    ("Akun", "akun.pengguna.index", Izin.AKUN_KELOLA),
    ("Pengaturan", "pengaturan.pengaturan.edit", Izin.PENGATURAN_KELOLA),
    ("Jejak", "privasi.jejak.index", Izin.JEJAK_LIHAT),
]

# Who has the first page of the matter gets to this one from there: fifteen entries are nobody's menu.
LEWAT_LAIN = {
    "pertukaran.input.index": Izin.SERAHAN_LIHAT, "pertukaran.impor.index": Izin.SERAHAN_LIHAT,
    "warga.mandiri.index": Izin.USULAN_LIHAT, "usulan.kuota.index": Izin.USULAN_LIHAT,
    "pemeriksaan.aparat.index": Izin.TEMUAN_LIHAT, "bimtek.operator.index": Izin.TEMUAN_LIHAT,
}  # fmt: skip

# Pages of a feature, or of one resource of it, whose entry is a resource of another one.
SERUMPUN = {
    "kuota": "usulan.kuota", "warga.pengumuman": "musdes.musdes", "warga.penerima": "keluarga.keluarga", "warga.mandiri": "usulan.usulan",
}  # fmt: skip
# The same for a feature that has no entry at all in somebody's menu.
TANPA_PINTU = {"bimtek": "laporan.dasbor"}

# Help has its own link above the menu, so no entry is lit while it is read.
TANPA_BUTIR = {"laporan.bantuan", "laporan.istilah", "laporan.masuk"}


@dataclass(frozen=True)
class Butir:
    """One entry; ``aktif`` marks where the reader is."""

    url: str
    label: str
    aktif: bool


@lru_cache(maxsize=32)
def _pintu(peran: str, akar: str) -> list[tuple[str, str, str]]:
    """(url, label, resource) of what a role may open; ``akar`` is the path under which the portal is mounted."""
    pengguna = SimpleNamespace(peran=peran, aktif=True, wilayah_kode="")
    return [
        (url_for(endpoint), label, endpoint.rpartition(".")[0])
        for label, endpoint, izin in BUTIR
        if (izin is None or boleh(pengguna, izin)) and not (endpoint in LEWAT_LAIN and boleh(pengguna, LEWAT_LAIN[endpoint]))
    ]


def menu_of(pengguna: Any) -> list[Butir]:
    """The entries that this person may open; a page of a resource without an entry belongs to the first of its feature."""
    di_sini = (request.endpoint or "").rpartition(".")[0]
    di_sini = SERUMPUN.get(di_sini) or SERUMPUN.get(di_sini.partition(".")[0], di_sini)
    pintu = _pintu(pengguna.peran, request.script_root)
    sumber = [s for _, _, s in pintu]
    sefitur = [s for s in sumber if s.partition(".")[0] == di_sini.partition(".")[0]]
    terang = di_sini if di_sini in sumber else None if di_sini in TANPA_BUTIR else next(iter(sefitur), TANPA_PINTU.get(di_sini.partition(".")[0]))
    return [Butir(url, label, s == terang) for url, label, s in pintu]
