"""What stands in hand-over files, row by row: typed into SIKS-NG or not, by whom, and what the centre said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...keluarga.models import Keluarga
from ...kit.paging import UKURAN
from ...usulan.models import Usulan
from ...verifikasi.queries.pengesahan import di_bawah
from ...wilayah.models import Wilayah
from ..models import Serahan, SerahanBaris
from ..rules.serahan import BELUM, SUDAH


def _isi(untuk: Any) -> Select[Any]:
    return (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status, Usulan.alasan_hapus, Usulan.desa_kode, Keluarga.nama,
            Keluarga.jumlah_anggota, Wilayah.nama.label("desa_nama"), SerahanBaris.serahan_id, Serahan.nomor.label("berkas"),
            SerahanBaris.diinput_pada, Pengguna.nama.label("diinput_nama"),
        )
        .join(SerahanBaris, SerahanBaris.usulan_id == Usulan.id)
        .join(Serahan, Serahan.id == SerahanBaris.serahan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == Usulan.desa_kode)
        .outerjoin(Pengguna, Pengguna.id == SerahanBaris.diinput_oleh)
        .where(cakupan(Usulan.desa_kode, untuk))
    )  # fmt: skip


def _saring(pilih: Select[Any], wilayah: str, jenis: str, input: str) -> Select[Any]:
    if wilayah:
        pilih = pilih.where(di_bawah(wilayah))
    if jenis:
        pilih = pilih.where(Usulan.jenis == jenis)
    if input in (BELUM, SUDAH):
        pilih = pilih.where(SerahanBaris.diinput_pada.is_(None) if input == BELUM else SerahanBaris.diinput_pada.is_not(None))
    return pilih


def list_isi(
    serahan_id: UUID, wilayah: str = "", jenis: str = "", input: str = "", *, untuk: Any, setelah: tuple[str, str] | None = None,
    ukuran: int = UKURAN,
) -> list[Any]:  # fmt: skip
    """The usulan of one file, desa by desa, up to ``ukuran`` + 1 after the key (desa_kode, nomor)."""
    pilih = _saring(_isi(untuk).where(SerahanBaris.serahan_id == serahan_id), wilayah, jenis, input)
    if setelah:
        desa, nomor = setelah
        pilih = pilih.where(or_(Usulan.desa_kode > desa, (Usulan.desa_kode == desa) & (Usulan.nomor > nomor)))
    return list(db.session.execute(pilih.order_by(Usulan.desa_kode, Usulan.nomor).limit(ukuran + 1)))


def list_input(
    wilayah: str = "", jenis: str = "", input: str = "", *, untuk: Any, setelah: tuple[str, str, str] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Rows of all files in the person's scope, desa by desa, up to ``ukuran`` + 1 after the key (desa_kode, nomor, berkas)."""
    pilih = _saring(_isi(untuk), wilayah, jenis, input)
    if setelah:
        desa, nomor, berkas = setelah
        lanjut = and_(Usulan.desa_kode == desa, or_(Usulan.nomor > nomor, (Usulan.nomor == nomor) & (Serahan.nomor > berkas)))
        pilih = pilih.where(or_(Usulan.desa_kode > desa, lanjut))
    return list(db.session.execute(pilih.order_by(Usulan.desa_kode, Usulan.nomor, Serahan.nomor).limit(ukuran + 1)))


def count_belum_input(*, untuk: Any, serahan_id: UUID | None = None) -> int:
    """How many rows nobody has marked as typed into SIKS-NG yet."""
    pilih = select(func.count()).select_from(SerahanBaris).where(SerahanBaris.diinput_pada.is_(None), cakupan(SerahanBaris.desa_kode, untuk))
    return db.session.scalar(pilih.where(SerahanBaris.serahan_id == serahan_id) if serahan_id else pilih) or 0
