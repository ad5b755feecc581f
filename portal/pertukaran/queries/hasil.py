"""What the centre answered: about one usulan, and the latest answer of many usulan or families at once.

What the dinsos settled itself stands in the same table; it is told in the list of one usulan and never as an answer of the centre.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...kuota.queries.program import kode_lokal
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DIBATALKAN, DITETAPKAN_DINAS, TERVERIFIKASI
from ..models import HasilPusat, Serahan, SerahanBaris
from ..rules.hasil import HASIL
from ..rules.penarikan import DITARIK, halangan_tarik, hidup, tanda_tarik

_PUSAT = HasilPusat.hasil != DITETAPKAN_DINAS


def _hasil(untuk: Any) -> Select[Any]:
    return select(
        HasilPusat.id, HasilPusat.usulan_id, HasilPusat.hasil, HasilPusat.tanggal, HasilPusat.sumber, HasilPusat.keterangan
    ).where(cakupan(HasilPusat.desa_kode, untuk))


def list_hasil(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every answer about one usulan, newest first: (id, hasil, tanggal, sumber, keterangan, program, dibuat_pada, oleh_nama, impor_id)
    with ``ditarik``, the row that takes it back, or None."""
    pilih = (
        _hasil(untuk)
        .add_columns(HasilPusat.dibuat_pada, HasilPusat.impor_id, UsulanProgram.program, Pengguna.nama.label("oleh_nama"))
        .join(Pengguna, Pengguna.id == HasilPusat.dibuat_oleh)
        .outerjoin(UsulanProgram, UsulanProgram.id == HasilPusat.baris_id)
        .where(HasilPusat.usulan_id == usulan_id)
    )
    semua = db.session.execute(pilih.order_by(HasilPusat.dibuat_pada.desc(), HasilPusat.id)).all()
    tarik = {satu.id: satu for satu in semua if satu.hasil == DITARIK}
    return [SimpleNamespace(**satu._mapping, ditarik=tarik.get(tanda_tarik(satu.id))) for satu in semua if satu.hasil != DITARIK]


def jawaban_kini(usulan_id: UUID) -> list[HasilPusat]:
    """The answers that count since the usulan was last handed over, oldest first: those before are of data that were mended since."""
    terakhir = select(func.max(Serahan.dibuat_pada)).join(SerahanBaris, SerahanBaris.serahan_id == Serahan.id)
    terakhir = terakhir.where(SerahanBaris.usulan_id == usulan_id)
    sejak = HasilPusat.dibuat_pada >= func.coalesce(terakhir.scalar_subquery(), HasilPusat.dibuat_pada)
    pilih = select(HasilPusat).where(HasilPusat.usulan_id == usulan_id, sejak)
    return hidup(db.session.scalars(pilih.order_by(HasilPusat.dibuat_pada, HasilPusat.id)))


def hasil_by_usulan(usulan_ids: Collection[UUID], *, untuk: Any) -> dict[UUID, Any]:
    """{usulan: its latest answer}."""
    if not usulan_ids:
        return {}
    pilih = _hasil(untuk).where(HasilPusat.usulan_id.in_(usulan_ids), _PUSAT).order_by(HasilPusat.dibuat_pada, HasilPusat.id)
    return {satu.usulan_id: satu for satu in hidup(db.session.execute(pilih))}


def hasil_by_keluarga(keluarga_ids: Collection[UUID], *, untuk: Any) -> dict[UUID, Any]:
    """{family: the latest answer to any of its usulan}: what stands on its row."""
    if not keluarga_ids:
        return {}
    semua = db.session.execute(_pilih_keluarga(untuk.wilayah_kode), {"keluarga": list(keluarga_ids)})
    return {satu.keluarga_id: satu for satu in hidup(semua)}


@lru_cache(maxsize=256)  # making the statement costs as much as running it, and each page of families runs it
def _pilih_keluarga(awal: str) -> Select[Any]:
    pilih = _hasil(SimpleNamespace(wilayah_kode=awal)).add_columns(Usulan.keluarga_id).join(Usulan, Usulan.id == HasilPusat.usulan_id)
    pilih = pilih.where(Usulan.keluarga_id.in_(bindparam("keluarga", expanding=True)), _PUSAT)
    return pilih.order_by(HasilPusat.dibuat_pada, HasilPusat.id)


def baris_pusat(usulan: Usulan) -> list[UUID]:
    """The approved lines about which the centre answers: not those of the kabupaten's own programmes."""
    lokal = kode_lokal() if usulan.program else ()
    return [satu.id for satu in usulan.program if satu.keputusan == TERVERIFIKASI and satu.program not in lokal]


def is_dipulihkan(usulan_id: UUID) -> bool:
    """Whether a new proposal takes this removal back."""
    pilih = select(Usulan.id).where(Usulan.memulihkan == usulan_id, Usulan.status != DIBATALKAN)
    return db.session.scalar(pilih.limit(1)) is not None


def find_dapat_ditarik(usulan: Usulan) -> UUID | None:
    """The answer that can be taken back now: the last one typed by hand, while nothing was built on it."""
    jawaban = jawaban_kini(usulan.id)
    akhir = next((satu.id for satu in reversed(jawaban) if satu.hasil in HASIL), None)
    if akhir is None or halangan_tarik(akhir, jawaban, usulan.status, baris_pusat(usulan)) or is_dipulihkan(usulan.id):
        return None
    return akhir
