"""The verbs of the sections Rumah and Kriteria: one row each, made at its first save (a form of version 0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from ..models import Kriteria, Rumah
from ..queries.satu import find_by_id
from ..rules.bagian import KRITERIA, RUMAH
from ..rules.kriteria import hitung_kriteria
from ..rules.riwayat import isi_rumah
from ..rules.rumah import bersihkan_rumah, rumah_dtsen
from .perubahan import catat_perubahan
from .ringkasan import bentrok, open_bagian, refresh_ringkasan


def _periksa(isi: Mapping[str, Any], lama: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return bersihkan_rumah(isi, lama)
    except ValueError as salah:
        raise RuleBroken(str(salah)) from None


@verb
def update_rumah(keluarga_id: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any) -> Rumah:
    """Set the house's variables; raises StaleWrite when somebody else changed them since the form was shown."""
    keluarga = open_bagian(keluarga_id, RUMAH, oleh=oleh)
    rumah = find_by_id(Rumah, keluarga_id) or Rumah(
        keluarga_id=keluarga_id, desa_kode=keluarga.desa_kode, daftar=DTSEN, daftar_versi=VERSI, isi={}
    )
    bersih = _periksa(isi, rumah_dtsen(rumah).isi)
    if (rumah.isi, rumah.daftar) != (bersih, DTSEN):
        if (rumah.versi or 0) != versi:
            raise bentrok(keluarga, RUMAH)
        catat_perubahan(keluarga, RUMAH, isi_rumah(rumah), bersih, oleh=oleh)
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
        catat_perubahan(keluarga, KRITERIA, kriteria.jawaban, jawaban, oleh=oleh)
        kriteria.jawaban, kriteria.diubah_pada = jawaban, sekarang()
        kriteria.terpenuhi, kriteria.dijawab = hasil.terpenuhi, hasil.dijawab
        db.session.add(kriteria)
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("kriteria.ubah", oleh=oleh, objek=keluarga, terpenuhi=hasil.terpenuhi, dijawab=hasil.dijawab)
    return kriteria
