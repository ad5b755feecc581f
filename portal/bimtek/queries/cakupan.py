"""Coverage of every desa/kelurahan in a person's scope, in one statement."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, func, literal, select

from ...akun.models import Sesi
from ...akun.queries import cakupan
from ...db import db
from ...wilayah.models import Wilayah
from ..models import Operator
from ..rules.cakupan import Desa
from ..rules.operator import HARI_AKTIF
from .operator import bertugas, is_lulus


def list_cakupan(*, untuk: Any, hari_ini: date, kini: datetime) -> list[Desa]:
    """Each desa/kelurahan with whether it has an operator in office, one who passed a bimtek, and one who came within 30 days."""
    sesi = select(Sesi.id).where(Sesi.pengguna_id == Operator.pengguna_id, Sesi.terakhir_pada >= kini - timedelta(days=HARI_AKTIF))
    operator = (
        select(
            Operator.desa_kode,
            func.max(case((is_lulus(), 1), else_=0)).label("terlatih"),
            func.max(case((sesi.exists(), 1), else_=0)).label("aktif"),
        )
        .where(bertugas(hari_ini), cakupan(Operator.desa_kode, untuk))
        .group_by(Operator.desa_kode)
        .subquery()
    )
    pilih = (
        select(
            Wilayah.kode, Wilayah.nama, operator.c.desa_kode.is_not(None), func.coalesce(operator.c.terlatih, literal(0)),
            func.coalesce(operator.c.aktif, literal(0)),
        )
        .outerjoin(operator, operator.c.desa_kode == Wilayah.kode)
        .where(Wilayah.tingkat == 4, cakupan(Wilayah.kode, untuk))
        .order_by(Wilayah.kode)
    )  # fmt: skip
    return [Desa(kode, nama, kode[:8], bool(ada), bool(terlatih), bool(aktif)) for kode, nama, ada, terlatih, aktif in db.session.execute(pilih)]
