"""The verbs of the sections Rumah and Kriteria: one row each, made at its first save (a form of version 0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...jam import sekarang
from ..models import Kriteria, Rumah
from ..queries.satu import find_by_id
from ..rules.bagian import KRITERIA, RUMAH
from ..rules.isian import TERNAK_MAKS
from ..rules.kriteria import hitung_kriteria
from ..rules.rumah import ASET, DAFTAR_RUMAH, DTSEN, TERNAK, VERSI, YA_TIDAK
from .ringkasan import bentrok, open_bagian, refresh_ringkasan


def _periksa(isi: Mapping[str, int | None], lama: Mapping[str, int]) -> dict[str, int]:
    """What is filled in, by code; a code that the list does not have may only stay as it was imported."""
    bersih = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
    for nama, nilai in bersih.items():
        if nama in TERNAK:
            sah = 0 <= nilai <= TERNAK_MAKS
        else:
            daftar = YA_TIDAK if nama in ASET else DAFTAR_RUMAH.get(nama, ())
            sah = nilai in daftar or lama.get(nama) == nilai
        if not sah:
            raise RuleBroken("Ada isian rumah di luar daftar. Muat ulang halaman lalu pilih lagi.")
    return bersih


@verb
def update_rumah(keluarga_id: UUID, isi: Mapping[str, int | None], versi: int, *, oleh: Any) -> Rumah:
    """Set the house's variables; raises StaleWrite when somebody else changed them since the form was shown."""
    keluarga = open_bagian(keluarga_id, RUMAH, oleh=oleh)
    rumah = find_by_id(Rumah, keluarga_id) or Rumah(
        keluarga_id=keluarga_id, desa_kode=keluarga.desa_kode, daftar=DTSEN, daftar_versi=VERSI, isi={}
    )
    bersih = _periksa(isi, rumah.isi)
    if rumah.isi != bersih:
        if (rumah.versi or 0) != versi:
            raise bentrok(keluarga, RUMAH)
        rumah.isi, rumah.daftar, rumah.daftar_versi, rumah.diubah_pada = bersih, DTSEN, VERSI, sekarang()
        db.session.add(rumah)
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("rumah.ubah", oleh=oleh, objek=keluarga, terisi=len(bersih))
    return rumah


@verb
def update_kriteria(keluarga_id: UUID, isi: Mapping[str, str | None], versi: int, *, oleh: Any) -> Kriteria:
    """Set the answers and their count; raises StaleWrite when somebody else changed them since the form was shown."""
    keluarga = open_bagian(keluarga_id, KRITERIA, oleh=oleh)
    jawaban = {kode: nilai for kode, nilai in isi.items() if nilai is not None}
    hasil = hitung_kriteria(jawaban)
    kriteria = find_by_id(Kriteria, keluarga_id) or Kriteria(
        keluarga_id=keluarga_id, desa_kode=keluarga.desa_kode, jawaban={}
    )
    if kriteria.jawaban != jawaban:
        if (kriteria.versi or 0) != versi:
            raise bentrok(keluarga, KRITERIA)
        kriteria.jawaban, kriteria.diubah_pada = jawaban, sekarang()
        kriteria.terpenuhi, kriteria.dijawab = hasil.terpenuhi, hasil.dijawab
        db.session.add(kriteria)
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("kriteria.ubah", oleh=oleh, objek=keluarga, terpenuhi=hasil.terpenuhi, dijawab=hasil.dijawab)
    return kriteria
