"""Proofs of usulan for the demo: one drawn page for each kind that a reason demands."""

from __future__ import annotations

from pathlib import Path
from random import Random
from uuid import UUID

from ..akun.models import Pengguna
from ..usulan.queries import get_usulan
from ..usulan.queries.bukti import wajib_of
from ..usulan.service.bukti import SUBFOLDER, add_bukti
from . import gambar
from .keluarga import uuid_acak


def lengkapi_bukti(acak: Random, usulan_id: UUID, folder: Path, oleh: Pengguna) -> None:
    """A drawn page for every proof that the usulan demands."""
    for jenis in wajib_of(get_usulan(usulan_id, untuk=oleh)):
        isi = gambar.halaman(acak, f"Bukti contoh: {jenis.replace('_', ' ')}")
        add_bukti(uuid_acak(acak), usulan_id, jenis, isi, f"{jenis}.jpg", folder=folder / SUBFOLDER, oleh=oleh)
