"""Replacing single values of a family on the strength of a decision; the section's lock does not hold it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...db import db, sedang_menulis
from ...kit.bunyi import bunyi
from ...kit.teks import kunci_cari
from ..models import Anggota, Keluarga
from ..queries.nilai import nilai_kini
from ..rules.bagian import ALAMAT, ANGGOTA
from ..rules.ganti import PENGURUS, Ganti, nilai_kolom
from .pengurus import pasang_pengurus
from .perubahan import catat_perubahan, isi_baris
from .ringkasan import PANJANG_CARI, refresh_ringkasan


def replace_nilai(keluarga_id: UUID, ganti: Sequence[Ganti], *, oleh: Any) -> list[Ganti]:
    """Put each value that still stands as ``dari`` to ``ke``, with its line of history; returns those that were put.

    What somebody changed meanwhile is never overwritten: the caller says what was left. Inside a transaction, without an audit line;
    the caller has asked whether ``oleh`` may.
    """
    if not sedang_menulis():
        raise RuntimeError("replace_nilai() di luar transaction()")
    terkunci = select(Keluarga).where(Keluarga.id == keluarga_id).with_for_update().execution_options(populate_existing=True)
    keluarga = db.session.scalars(terkunci).one()
    db.session.expire(keluarga, ["anggota"])
    kini = nilai_kini(keluarga)
    anggota = {str(satu.id): satu for satu in keluarga.anggota}
    kena = [satu for satu in ganti if satu.tempat in kini and kini[satu.tempat] == satu.dari and _ada(satu, anggota)]
    for siapa in dict.fromkeys(satu.anggota for satu in kena):
        bersama = [satu for satu in kena if satu.anggota == siapa and satu.elemen != PENGURUS]
        if bersama:
            _tulis(keluarga, anggota.get(siapa), {satu.elemen: nilai_kolom(satu.elemen, satu.ke) for satu in bersama}, oleh)
    for satu in kena:
        if satu.elemen == PENGURUS:
            pasang_pengurus(keluarga, nilai_kolom(PENGURUS, satu.ke), oleh=oleh)
    if kena:
        refresh_ringkasan(keluarga, oleh=oleh)
    return kena


def _ada(satu: Ganti, anggota: dict[str, Anggota]) -> bool:
    """A pengurus must be a member still."""
    return satu.elemen != PENGURUS or satu.ke is None or satu.ke in anggota


def _tulis(keluarga: Keluarga, anggota: Anggota | None, isi: dict[str, Any], oleh: Any) -> None:
    baris: Any = anggota or keluarga
    catat_perubahan(keluarga, ANGGOTA if anggota else ALAMAT, isi_baris(baris, isi), isi, oleh=oleh, objek=anggota)
    for kolom, nilai in isi.items():
        setattr(baris, kolom, nilai)
    if anggota:
        anggota.nama_cari, anggota.bunyi = kunci_cari(anggota.nama)[:PANJANG_CARI], bunyi(anggota.nama)
