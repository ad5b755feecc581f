"""The status of a person across the whole kabupaten: found by the NIK of who is present, told without anything of the family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ...akun.queries import cakupan
from ...db import db
from ...keluarga.models import Anggota, Keluarga
from ...pemeriksaan.rules.tampak import samarkan_nama
from ...usulan.models import Riwayat, Usulan
from ...wilayah.models import Wilayah
from ...wilayah.rules import mencakup, sebutan
from ..rules import StatusUsulan

PALING_BANYAK = 20


@dataclass(frozen=True)
class StatusWarga:
    """What the counter may tell; ``keluarga_id`` only when the family is of the own village."""

    nama: str
    wilayah: str
    desa_kode: str
    anggota_id: UUID
    keluarga_id: UUID | None
    usulan: tuple[StatusUsulan, ...]


def find_status(nik: str, *, untuk: Any) -> list[StatusWarga]:
    """Each family of the kabupaten in which this NIK is; the name is whole only in the person's own scope."""
    kabupaten = untuk.wilayah_kode[:5]
    pilih = (
        select(Anggota.id, Anggota.nama, Anggota.keluarga_id, Keluarga.desa_kode, Wilayah.nama.label("desa"))
        .join(Keluarga, Keluarga.id == Anggota.keluarga_id)
        .join(Wilayah, Wilayah.kode == Keluarga.desa_kode)
        .where(Anggota.nik == nik, cakupan(Keluarga.desa_kode, _Kabupaten(kabupaten)))
        .order_by(Keluarga.desa_kode, Anggota.id)
        .limit(PALING_BANYAK)
    )
    hasil = []
    for baris in db.session.execute(pilih).all():
        sendiri = mencakup(untuk.wilayah_kode, baris.desa_kode)
        hasil.append(
            StatusWarga(
                baris.nama if sendiri else samarkan_nama(baris.nama), sebutan(baris.desa_kode, baris.desa), baris.desa_kode, baris.id,
                baris.keluarga_id if sendiri else None, _usulan(baris.keluarga_id),
            )
        )  # fmt: skip
    return hasil


@dataclass(frozen=True)
class _Kabupaten:
    """The scope of a counter: the kabupaten to which it belongs."""

    wilayah_kode: str


def _usulan(keluarga_id: UUID) -> tuple[StatusUsulan, ...]:
    sejak = select(func.max(Riwayat.waktu)).where(Riwayat.usulan_id == Usulan.id).scalar_subquery()
    pilih = select(Usulan.nomor, Usulan.jenis, Usulan.status, func.coalesce(sejak, Usulan.diubah_pada)).where(Usulan.keluarga_id == keluarga_id)
    return tuple(StatusUsulan(*baris) for baris in db.session.execute(pilih.order_by(Usulan.dibuat_pada.desc(), Usulan.id).limit(PALING_BANYAK)))
