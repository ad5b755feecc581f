"""Reads of requests for families between villages; what a side may not see of the other stays out of the rows."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import aliased

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...kit.paging import UKURAN
from ...kit.teks import kunci_cari
from ...wilayah.models import Wilayah
from ...wilayah.rules import sebutan
from ..models import Anggota, Keluarga, Pindah
from ..rules.pindah import DILEPAS, DIMINTA, KALIMAT_PINDAH, is_nama_cocok

DARI_KAMI, KAMI_MINTA = "dari_kami", "kami_minta"


def bila_terlihat(kolom: Any, untuk: Any, lain: Any = KALIMAT_PINDAH) -> ColumnElement[Any]:
    """A column of a family joined to older rows of another village (its closed usulan): only while the reader may see the family."""
    return case((cakupan(Keluarga.desa_kode, untuk), kolom), else_=literal(lain) if lain is not None else None).label(kolom.key)


def terlihat(untuk: Any) -> ColumnElement[int]:
    """Whether the reader may see the joined family, as the column ``terlihat``."""
    return case((cakupan(Keluarga.desa_kode, untuk), 1), else_=0).label("terlihat")


def _lingkup(untuk: Any) -> ColumnElement[bool]:
    return or_(cakupan(Pindah.desa_kode, untuk), cakupan(Pindah.ke_desa_kode, untuk))


def get_pindah(id: UUID, *, untuk: Any, kunci: bool = False) -> Pindah:
    """The request, for both villages and who stands above them; ``kunci`` locks its row. Raises NotFound."""
    pilih = select(Pindah).where(Pindah.id == id, _lingkup(untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    pindah = db.session.scalar(pilih)
    if pindah is None:
        raise NotFound()
    return pindah


def list_pindah(
    *, untuk: Any, arah: str = "", status: str = "", id: UUID | None = None, setelah: tuple[datetime, UUID] | None = None,
    ukuran: int = UKURAN,
) -> list[Row[Any]]:  # fmt: skip
    """Requests in scope, newest first, up to ``ukuran`` + 1 after the key (diminta_pada, id).

    ``nama`` is the family's, while the reader may see it; ``pemegang`` is empty for who asks, until the family was released.
    """
    dari, ke, penjawab = aliased(Wilayah), aliased(Wilayah), aliased(Pengguna)
    tahu = or_(cakupan(Pindah.desa_kode, untuk), Pindah.status == DILEPAS)
    pilih = (
        select(
            Pindah.id, Pindah.status, Pindah.alasan, Pindah.jawaban, Pindah.diminta_pada, Pindah.dijawab_pada, Pindah.keluarga_id,
            Pindah.ke_desa_kode, case((tahu, Pindah.desa_kode), else_="").label("desa_kode"), ke.nama.label("ke_nama"),
            case((tahu, dari.nama), else_="").label("dari_nama"), Pengguna.nama.label("peminta"),
            case((tahu, penjawab.nama), else_="").label("penjawab"), bila_terlihat(Keluarga.nama, untuk, ""),
            terlihat(untuk),
        )
        .join(Keluarga, Keluarga.id == Pindah.keluarga_id)
        .join(dari, dari.kode == Pindah.desa_kode)
        .join(ke, ke.kode == Pindah.ke_desa_kode)
        .join(Pengguna, Pengguna.id == Pindah.diminta_oleh)
        .outerjoin(penjawab, penjawab.id == Pindah.dijawab_oleh)
        .where(_sisi(arah, untuk))
    )  # fmt: skip
    if status:
        pilih = pilih.where(Pindah.status == status)
    if id:
        pilih = pilih.where(Pindah.id == id)
    if setelah:
        pada, kode = setelah
        pilih = pilih.where(
            Pindah.diminta_pada <= pada, or_(Pindah.diminta_pada < pada, and_(Pindah.diminta_pada == pada, Pindah.id < kode))
        )
    return list(db.session.execute(pilih.order_by(Pindah.diminta_pada.desc(), Pindah.id.desc()).limit(ukuran + 1)))


def _sisi(arah: str, untuk: Any) -> ColumnElement[bool]:
    if arah == DARI_KAMI:
        return cakupan(Pindah.desa_kode, untuk)
    return cakupan(Pindah.ke_desa_kode, untuk) if arah == KAMI_MINTA else _lingkup(untuk)


def nama_pemegang(baris: Row[Any]) -> str:
    """The village that holds (or held) the family, as far as the reader may know it."""
    return sebutan(baris.desa_kode, baris.dari_nama) if baris.desa_kode else "desa atau kelurahan yang mencatatnya"


def find_calon(nomor: str, nama: str, ke_desa_kode: str) -> Keluarga | None:
    """The family outside this desa, in the same kabupaten, with this NIK or No. KK and a member of this name; its row locked.

    Not scoped, as the one who asks may not see it: nothing of it may be shown. Of several, one that nobody asked for, the newest.
    """
    kabupaten = SimpleNamespace(wilayah_kode=ke_desa_kode[:5])
    punya_nik = select(Anggota.keluarga_id).where(Anggota.nik == nomor)
    pilih = (
        select(Keluarga.id)
        .where(or_(Keluarga.no_kk == nomor, Keluarga.id.in_(punya_nik)), cakupan(Keluarga.desa_kode, kabupaten))
        .where(Keluarga.desa_kode != ke_desa_kode)
        .order_by(Keluarga.diubah_pada.desc(), Keluarga.id)
        .limit(20)
    )
    kunci = kunci_cari(nama)
    cocok = [id_ for id_ in db.session.scalars(pilih) if _bernama(id_, kunci)]
    bebas = [id_ for id_ in cocok if find_terbuka(id_) is None]
    for id_ in (bebas or cocok)[:1]:
        # Asked again with the lock held: it may have moved here while we waited.
        terkunci = select(Keluarga).where(Keluarga.id == id_, Keluarga.desa_kode != ke_desa_kode).with_for_update()
        return db.session.scalar(terkunci.execution_options(populate_existing=True))
    return None


def _bernama(keluarga_id: UUID, kunci: str) -> bool:
    return any(is_nama_cocok(kunci, n) for n in db.session.scalars(select(Anggota.nama_cari).where(Anggota.keluarga_id == keluarga_id)))


def find_terbuka(keluarga_id: UUID) -> Pindah | None:
    """The open request for this family, if any."""
    return db.session.scalar(select(Pindah).where(Pindah.keluarga_id == keluarga_id, Pindah.status == DIMINTA))


def find_no_kk(id: UUID, *, untuk: Any) -> str | None:
    """The No. KK of a family in scope."""
    return db.session.scalar(select(Keluarga.no_kk).where(Keluarga.id == id, cakupan(Keluarga.desa_kode, untuk)))


def count_diminta(*, untuk: Any, sebelum: datetime | None = None) -> int:
    """Open requests for families of this scope; with ``sebelum`` those asked for before that moment."""
    pilih = select(func.count()).select_from(Pindah).where(cakupan(Pindah.desa_kode, untuk), Pindah.status == DIMINTA)
    if sebelum is not None:
        pilih = pilih.where(Pindah.diminta_pada < sebelum)
    return db.session.scalar(pilih) or 0
