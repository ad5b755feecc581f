"""All checks of one family: pure, and quick enough to run while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .aturan import ATURAN, AturanBerlaku
from .cek_aparat import cek_aparat
from .cek_bukti import cek_bukti, dengan_penerimaan
from .cek_ganda import cek_ganda, hasil_mirip
from .cek_layak import cek_layak
from .cek_nomor import cek_nomor
from .cek_susunan import cek_susunan
from .fakta import FaktaPeriksa, Luar
from .hasil import HasilPeriksa

__all__ = ["HasilPeriksa", "hasil_mirip", "periksa_keluarga"]

_URUTAN = {kode: ke for ke, kode in enumerate(ATURAN)}


def periksa_keluarga(k: FaktaPeriksa, luar: Luar, atur: AturanBerlaku, hari_ini: date) -> list[HasilPeriksa]:
    """Everything the rules in force find about a family, each once, in the order of the registry."""
    hasil = {satu.kunci: satu for satu in _semua(k, luar, atur, hari_ini) if atur.is_hidup(satu.aturan)}
    return sorted(hasil.values(), key=lambda satu: _URUTAN[satu.aturan])


def _semua(k: FaktaPeriksa, luar: Luar, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    yield from cek_nomor(k, luar, hari_ini)
    yield from cek_ganda(k, luar, atur)
    yield from cek_susunan(k, atur, hari_ini)
    yield from cek_layak(dengan_penerimaan(k, luar), atur, hari_ini)
    yield from cek_bukti(k, luar)
    yield from cek_aparat(k, luar, atur, hari_ini)
