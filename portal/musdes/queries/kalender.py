"""The calendar: one row for each desa within the person's scope, in one statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import aliased

from ...akun.queries import cakupan
from ...db import db
from ...usulan.models import Usulan
from ...usulan.rules.status import LAYAK
from ...wilayah.models import Wilayah
from ..models import Acara, Musdes, Pengajuan
from ..rules.bentuk import MUSYAWARAH, SPTJM
from ..rules.status import BEKU, BERLANGSUNG, DIRENCANAKAN
from .rapat import Lingkup


def list_kalender(*, untuk: Any, hari_ini: date, wilayah: str = "", setelah: str = "", ukuran: int = 25) -> list[Row[Any]]:
    """Desa by code, up to ``ukuran`` + 1 after ``setelah``: last closed musdes, next one, oldest one whose packet
    waits; the same of SPTJM, which is no musdes.

    A packet waits only if it has something to release.
    """
    menunggu = aliased(Musdes)
    layak = exists().where(Acara.musdes_id == menunggu.id, Acara.keputusan == LAYAK, Usulan.id == Acara.usulan_id, Usulan.status == LAYAK)
    terbuka = (Musdes.status == BERLANGSUNG) | ((Musdes.status == DIRENCANAKAN) & (Musdes.tanggal >= hari_ini))
    di_desa = select(func.max(Musdes.tanggal)).where(Musdes.desa_kode == Wilayah.kode, Musdes.status.in_(BEKU))
    rapat = Musdes.bentuk == MUSYAWARAH  # an SPTJM is no musyawarah: the three months go on from the last one that was held
    berikut = select(func.min(Musdes.tanggal)).where(Musdes.desa_kode == Wilayah.kode, terbuka, rapat)
    paket = select(func.min(menunggu.tanggal)).where(
        menunggu.desa_kode == Wilayah.kode, menunggu.status.in_(BEKU), ~exists().where(Pengajuan.musdes_id == menunggu.id), layak
    )
    pilih = (
        select(
            Wilayah.kode, Wilayah.nama, di_desa.where(rapat).scalar_subquery().label("terakhir"), berikut.scalar_subquery().label("berikut"),
            paket.where(menunggu.bentuk == MUSYAWARAH).scalar_subquery().label("paket_menunggu"),
            paket.where(menunggu.bentuk == SPTJM).scalar_subquery().label("sptjm_menunggu"),
            di_desa.where(Musdes.bentuk == SPTJM).scalar_subquery().label("sptjm"),
        )
        .where(Wilayah.tingkat == 4, cakupan(Wilayah.kode, untuk), Wilayah.kode > setelah)
        .order_by(Wilayah.kode)
    )  # fmt: skip
    if wilayah:
        pilih = pilih.where(cakupan(Wilayah.kode, Lingkup(wilayah)))
    return list(db.session.execute(pilih.limit(ukuran + 1)))
