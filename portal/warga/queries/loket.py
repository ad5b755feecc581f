"""The status of a person across the whole kabupaten: found by the NIK of who is present, told without anything of the family."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...pemeriksaan.rules.tampak import samarkan_nama
from ...usulan.models import Riwayat, Usulan, UsulanProgram
from ...usulan.queries.kuota import antre_by_usulan
from ...usulan.rules.status import DITETAPKAN_DINAS
from ...wilayah.models import Wilayah
from ...wilayah.rules import mencakup, sebutan
from ..rules import StatusUsulan
from ..rules.mandiri import StatusMandiri
from .mandiri import list_status_mandiri

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


@dataclass(frozen=True)
class HasilLoket:
    """All that is told of one NIK: its families with their usulan, and what the person asked for at a counter."""

    warga: tuple[StatusWarga, ...]
    mandiri: tuple[StatusMandiri, ...]


def find_status(nik: str, *, untuk: Any) -> HasilLoket:
    """Each family of the kabupaten in which this NIK is, and each proposal of it; the name is whole only in the person's own scope."""
    warga = tuple(_warga(Anggota.nik == nik, untuk)) if nik else ()
    return HasilLoket(warga, list_status_mandiri(nik, untuk.wilayah_kode[:5]))


def get_status_slip(anggota_id: UUID, *, untuk: Any) -> HasilLoket:
    """As ``find_status``, of one person found before, the name masked for paper. Raises NotFound."""
    nik = db.session.scalar(select(Anggota.nik).where(Anggota.id == anggota_id))
    warga = tuple(replace(satu, nama=samarkan_nama(satu.nama)) for satu in _warga(Anggota.id == anggota_id, untuk))
    if not warga:
        raise NotFound()
    return HasilLoket(warga, list_status_mandiri(nik, untuk.wilayah_kode[:5]) if nik else ())


def _warga(syarat: ColumnElement[bool], untuk: Any) -> list[StatusWarga]:
    kabupaten = untuk.wilayah_kode[:5]
    pilih = (
        select(Anggota.id, Anggota.nama, Anggota.keluarga_id, Keluarga.desa_kode, Wilayah.nama.label("desa"))
        .join(Keluarga, Keluarga.id == Anggota.keluarga_id)
        .join(Wilayah, Wilayah.kode == Keluarga.desa_kode)
        .where(syarat, cakupan(Keluarga.desa_kode, _Kabupaten(kabupaten)))
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
    sejak = select(func.max(Riwayat.waktu)).where(Riwayat.usulan_id == Usulan.id, Riwayat.dari != Riwayat.ke).scalar_subquery()
    pilih = select(Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status, func.coalesce(sejak, Usulan.diubah_pada))
    pilih = pilih.where(Usulan.keluarga_id == keluarga_id).order_by(Usulan.dibuat_pada.desc(), Usulan.id)
    semua = db.session.execute(pilih.limit(PALING_BANYAK)).all()
    ids = [id_ for id_, *_ in semua]
    antre, dinas = antre_by_usulan(ids), select(UsulanProgram.usulan_id).where(UsulanProgram.keputusan == DITETAPKAN_DINAS)
    tetap = set(db.session.scalars(dinas.where(UsulanProgram.usulan_id.in_(ids)))) if ids else set()
    return tuple(StatusUsulan(*isi, antre.get(id_, ""), id_ in tetap) for id_, *isi in semua)
