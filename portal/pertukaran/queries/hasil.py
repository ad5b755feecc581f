"""What the centre answered: about one usulan, and the latest answer of many usulan or families at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...usulan.models import Usulan, UsulanProgram
from ..models import HasilPusat


def _hasil(untuk: Any) -> Select[Any]:
    return select(
        HasilPusat.usulan_id, HasilPusat.hasil, HasilPusat.tanggal, HasilPusat.sumber, HasilPusat.keterangan
    ).where(cakupan(HasilPusat.desa_kode, untuk))


def list_hasil(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every answer about one usulan, newest first: rows (hasil, tanggal, sumber, keterangan, program, dibuat_pada, oleh_nama, impor_id)."""
    pilih = (
        _hasil(untuk)
        .add_columns(HasilPusat.dibuat_pada, HasilPusat.impor_id, UsulanProgram.program, Pengguna.nama.label("oleh_nama"))
        .join(Pengguna, Pengguna.id == HasilPusat.dibuat_oleh)
        .outerjoin(UsulanProgram, UsulanProgram.id == HasilPusat.baris_id)
        .where(HasilPusat.usulan_id == usulan_id)
    )
    return list(db.session.execute(pilih.order_by(HasilPusat.dibuat_pada.desc(), HasilPusat.id)))


def hasil_by_usulan(usulan_ids: Collection[UUID], *, untuk: Any) -> dict[UUID, Any]:
    """{usulan: its latest answer}."""
    if not usulan_ids:
        return {}
    pilih = _hasil(untuk).where(HasilPusat.usulan_id.in_(usulan_ids)).order_by(HasilPusat.dibuat_pada, HasilPusat.id)
    return {satu.usulan_id: satu for satu in db.session.execute(pilih)}


def hasil_by_keluarga(keluarga_ids: Collection[UUID], *, untuk: Any) -> dict[UUID, Any]:
    """{family: the latest answer to any of its usulan}: what stands on its row."""
    if not keluarga_ids:
        return {}
    pilih = _hasil(untuk).add_columns(Usulan.keluarga_id).join(Usulan, Usulan.id == HasilPusat.usulan_id)
    pilih = pilih.where(Usulan.keluarga_id.in_(keluarga_ids)).order_by(HasilPusat.dibuat_pada, HasilPusat.id)
    return {satu.keluarga_id: satu for satu in db.session.execute(pilih)}
