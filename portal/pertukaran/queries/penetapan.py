"""Lines of the kabupaten's own programmes: those that wait for the dinsos, and who was granted one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...keluarga.queries.pindah import bila_terlihat, terlihat
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.paging import UKURAN
from ...kuota.queries.program import kode_lokal
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DITETAPKAN_DINAS, MENUNGGU_DAERAH, TERVERIFIKASI
from ...wilayah.models import Wilayah
from ..models import HasilPusat


def _syarat(untuk: Any, program: str, wilayah: str) -> list[Any]:
    lokal = [program] if program else sorted(kode_lokal())
    syarat = [UsulanProgram.program.in_(lokal), cakupan(UsulanProgram.desa_kode, untuk)]
    return [*syarat, cakupan(UsulanProgram.desa_kode, SimpleNamespace(wilayah_kode=wilayah))] if wilayah else syarat


def _menunggu(untuk: Any, program: str, wilayah: str) -> list[Any]:
    return [*_syarat(untuk, program, wilayah), UsulanProgram.keputusan == TERVERIFIKASI, Usulan.status.in_(MENUNGGU_DAERAH)]


def count_menunggu(*, untuk: Any, program: str = "", wilayah: str = "") -> int:
    """How many lines wait for the dinsos."""
    pilih = select(func.count()).select_from(UsulanProgram).join(Usulan, Usulan.id == UsulanProgram.usulan_id)
    return db.session.scalar(pilih.where(*_menunggu(untuk, program, wilayah))) or 0


def list_menunggu(
    *, untuk: Any, program: str = "", wilayah: str = "", setelah: tuple[str, str, int] | None = None, ukuran: int = UKURAN
) -> Sequence[Any]:
    """Lines that wait, desa by desa, up to ``ukuran`` + 1 after (desa_kode, nomor, urutan)."""
    pilih = _lini(untuk).where(*_menunggu(untuk, program, wilayah))
    return db.session.execute(_urut(pilih, setelah).limit(ukuran + 1)).all()


def list_baris(ids: Collection[UUID], *, untuk: Any) -> Sequence[Any]:
    """These lines as they stand now, desa by desa; ids out of scope do not exist."""
    return db.session.execute(_urut(_lini(untuk).where(UsulanProgram.id.in_(ids), cakupan(UsulanProgram.desa_kode, untuk)), None)).all()


def _lini(untuk: Any) -> Select[Any]:
    return (
        select(
            UsulanProgram.id, UsulanProgram.usulan_id, UsulanProgram.program, UsulanProgram.urutan, UsulanProgram.keputusan,
            UsulanProgram.desa_kode, Usulan.nomor, Usulan.status, Usulan.jenis, bila_terlihat(Keluarga.nama, untuk),
            Anggota.nama.label("anggota_nama"), terlihat(untuk), Wilayah.nama.label("desa_nama"),
        )
        .join(Usulan, Usulan.id == UsulanProgram.usulan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == UsulanProgram.desa_kode)
        .outerjoin(Anggota, Anggota.id == UsulanProgram.anggota_id)
    )  # fmt: skip


def _urut(pilih: Select[Any], setelah: tuple[str, str, int] | None) -> Select[Any]:
    if setelah:
        desa, nomor, urutan = setelah
        sama = and_(Usulan.nomor == nomor, UsulanProgram.urutan > urutan)
        pilih = pilih.where(
            or_(UsulanProgram.desa_kode > desa, and_(UsulanProgram.desa_kode == desa, or_(Usulan.nomor > nomor, sama)))
        )
    return pilih.order_by(UsulanProgram.desa_kode, Usulan.nomor, UsulanProgram.urutan)


def _terakhir() -> Any:
    """The id of the last decision about a line: one before it was taken back."""
    lain = aliased(HasilPusat)
    pilih = select(lain.id).where(lain.baris_id == UsulanProgram.id, lain.usulan_id == Usulan.id, lain.hasil == DITETAPKAN_DINAS)
    return pilih.order_by(lain.dibuat_pada.desc(), lain.id).limit(1).scalar_subquery()


def find_penetapan(baris_id: UUID) -> HasilPusat | None:
    """The last decision about a line."""
    pilih = select(HasilPusat).where(HasilPusat.baris_id == baris_id, HasilPusat.hasil == DITETAPKAN_DINAS)
    return db.session.scalars(pilih.order_by(HasilPusat.dibuat_pada.desc(), HasilPusat.id).limit(1)).first()


def get_baris(id: UUID, *, untuk: Any) -> Any:
    """One line of a local programme that was settled, as ``list_baris`` tells it; raises NotFound."""
    semua = [satu for satu in list_baris([id], untuk=untuk) if satu.keputusan == DITETAPKAN_DINAS]
    if not semua:
        raise NotFound()
    return semua[0]


def list_penerima(
    *, untuk: Any, program: str = "", wilayah: str = "", setelah: tuple[str, str, int] | None = None, ukuran: int = UKURAN
) -> Sequence[Any]:
    """Who was granted a local programme, desa by desa, up to ``ukuran`` + 1 after (desa_kode, nomor, urutan).

    Rows (id, program, nomor, usulan_id, desa_kode, desa_nama, terlihat, nama, nik, no_kk, alamat, rt, rw, tanggal, sumber): the person of the
    line, else the head of the family. Of a family that left for another village only who still sees it reads more than the number.
    """
    kepala = aliased(Anggota)
    pertama = (
        select(kepala.id)
        .where(kepala.keluarga_id == Usulan.keluarga_id)
        .order_by((kepala.hubungan == KEPALA_KELUARGA).desc(), kepala.urutan)
        .limit(1)
        .scalar_subquery()
    )
    orang_id = func.coalesce(UsulanProgram.anggota_id, pertama)
    pilih = (
        select(
            UsulanProgram.id, UsulanProgram.usulan_id, UsulanProgram.program, UsulanProgram.urutan, UsulanProgram.desa_kode, Usulan.nomor,
            terlihat(untuk), func.coalesce(Anggota.nama, Keluarga.nama).label("nama"), Keluarga.nama.label("kepala"), Anggota.nik,
            Keluarga.no_kk, Keluarga.alamat, Keluarga.rt, Keluarga.rw, Wilayah.nama.label("desa_nama"), HasilPusat.tanggal, HasilPusat.sumber,
        )
        .join(Usulan, Usulan.id == UsulanProgram.usulan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == UsulanProgram.desa_kode)
        .join(HasilPusat, HasilPusat.id == _terakhir())
        .outerjoin(Anggota, Anggota.id == orang_id)
        .where(*_syarat(untuk, program, wilayah), UsulanProgram.keputusan == DITETAPKAN_DINAS)
    )  # fmt: skip
    return db.session.execute(_urut(pilih, setelah).limit(ukuran + 1)).all()
