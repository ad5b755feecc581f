"""Home visits: the list of those asked for, one with its photos, and what a sample may be drawn from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Keluarga
from ...kit.paging import UKURAN
from ...usulan.models import Usulan
from ...wilayah.models import Wilayah
from ..models import FotoKunjungan, Kunjungan
from .fakta import antre_kini


def get_kunjungan(id: UUID, *, untuk: Any, kunci: bool = False) -> Kunjungan:
    """The visit in the person's scope; ``kunci`` locks its row. Raises NotFound."""
    pilih = select(Kunjungan).where(Kunjungan.id == id, cakupan(Kunjungan.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    kunjungan = db.session.scalar(pilih)
    if kunjungan is None:
        raise NotFound()
    return kunjungan


def get_foto_kunjungan(id: UUID, kunjungan_id: UUID, *, untuk: Any) -> FotoKunjungan:
    """A photo of this visit; raises NotFound."""
    milik = (FotoKunjungan.id == id, FotoKunjungan.kunjungan_id == kunjungan_id, cakupan(FotoKunjungan.desa_kode, untuk))
    foto = db.session.scalar(select(FotoKunjungan).where(*milik))
    if foto is None:
        raise NotFound()
    return foto


def list_foto_kunjungan(kunjungan: Collection[UUID]) -> dict[UUID, list[Any]]:
    """{visit: rows (id, jenis)} in the order they came."""
    hasil: dict[UUID, list[Any]] = {id_: [] for id_ in kunjungan}
    pilih = select(FotoKunjungan.kunjungan_id, FotoKunjungan.id, FotoKunjungan.jenis).where(FotoKunjungan.kunjungan_id.in_(hasil))
    for baris in db.session.execute(pilih.order_by(FotoKunjungan.dibuat_pada, FotoKunjungan.id)) if hasil else ():
        hasil[baris.kunjungan_id].append(baris)
    return hasil


def list_kunjungan_of(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every visit of a usulan, newest first, with who asked (``minta_nama``)."""
    pilih = (
        select(Kunjungan, Pengguna.nama.label("minta_nama"))
        .join(Pengguna, Pengguna.id == Kunjungan.diminta_oleh)
        .where(Kunjungan.usulan_id == usulan_id, cakupan(Kunjungan.desa_kode, untuk))
    )
    return list(db.session.execute(pilih.order_by(Kunjungan.diminta_pada.desc(), Kunjungan.id)))


def list_kunjungan(
    kecamatan: str = "", selesai: bool = False, *, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Visits not recorded yet (or recorded), the one asked for first; up to ``ukuran`` + 1 after the key (diminta_pada, id)."""
    pilih = (
        select(
            Kunjungan.id, Kunjungan.usulan_id, Kunjungan.desa_kode, Kunjungan.sebab, Kunjungan.pesan, Kunjungan.hasil, Kunjungan.tanggal,
            Kunjungan.diminta_pada, Usulan.nomor, Keluarga.nama, Keluarga.alamat, Keluarga.rt, Keluarga.rw,
            Wilayah.nama.label("desa_nama"),
        )
        .join(Usulan, Usulan.id == Kunjungan.usulan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == Kunjungan.desa_kode)
        .where(Kunjungan.hasil != "" if selesai else Kunjungan.hasil == "", cakupan(Kunjungan.desa_kode, untuk))
    )  # fmt: skip
    if kecamatan:
        pilih = pilih.where(cakupan(Kunjungan.desa_kode, SimpleNamespace(wilayah_kode=kecamatan)))
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(or_(Kunjungan.diminta_pada > pada, and_(Kunjungan.diminta_pada == pada, Kunjungan.id > id_)))
    return list(db.session.execute(pilih.order_by(Kunjungan.diminta_pada, Kunjungan.id).limit(ukuran + 1)))


def list_belum_dikunjungi(kecamatan: str, *, untuk: Any) -> list[tuple[UUID, str]]:
    """(id, desa) of what is in the queue and was never asked to be visited: what a sample is drawn from."""
    pernah = select(Kunjungan.id).where(Kunjungan.usulan_id == Usulan.id).exists()
    pilih = select(Usulan.id, Usulan.desa_kode).where(Usulan.status.in_(antre_kini()), cakupan(Usulan.desa_kode, untuk), ~pernah)
    if kecamatan:
        pilih = pilih.where(cakupan(Usulan.desa_kode, SimpleNamespace(wilayah_kode=kecamatan)))
    return [(id_, desa) for id_, desa in db.session.execute(pilih)]


def count_contoh(tanda: str) -> int:
    """How many visits one draw has asked for; 0 when it was never made."""
    return db.session.scalar(select(func.count()).select_from(Kunjungan).where(Kunjungan.isi_sidik == tanda)) or 0
