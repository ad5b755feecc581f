"""Reads of musdes: each starts from what the person may see and fetches only the columns shown."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, case, func, select

from ..akun.models import Pengguna
from ..akun.queries import cakupan
from ..akun.rules import Izin, boleh
from ..db import db
from ..errors import NotFound
from ..keluarga.models import Keluarga, Kriteria
from ..usulan.models import Usulan
from ..wilayah.models import Wilayah
from .models import Acara, Musdes, Peserta


def get_musdes(id: UUID, *, untuk: Any, kunci: bool = False) -> Musdes:
    """The meeting, locked for a verb when ``kunci``; raises NotFound when absent or out of scope."""
    pilih = select(Musdes).where(Musdes.id == id, cakupan(Musdes.desa_kode, untuk))
    musdes = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if musdes is None or not boleh(untuk, Izin.MUSDES_LIHAT, musdes):
        raise NotFound()
    return musdes


def list_musdes(
    *, untuk: Any, kecamatan: str = "", desa: str = "", status: str = "", setelah: tuple[date, UUID] | None = None, ukuran: int = 25
) -> list[Row[Any]]:
    """Meetings, newest first, up to ``ukuran`` + 1 after the key (tanggal, id), with the counts of agenda and decisions."""
    pilih = (
        select(
            Musdes.id, Musdes.desa_kode, Musdes.status, Musdes.tanggal, Musdes.jam_mulai, Musdes.tempat, Musdes.nomor,
            Wilayah.nama.label("desa_nama"),
            select(func.count()).where(Acara.musdes_id == Musdes.id).scalar_subquery().label("jumlah_acara"),
            select(func.count()).where(Acara.musdes_id == Musdes.id, Acara.keputusan != "").scalar_subquery().label("diputus"),
        )
        .join(Wilayah, Wilayah.kode == Musdes.desa_kode)
        .where(cakupan(Musdes.desa_kode, untuk))
        .order_by(Musdes.tanggal.desc(), Musdes.id.desc())
    )  # fmt: skip
    for kode in (kecamatan, desa):
        if kode:
            pilih = pilih.where((Musdes.desa_kode == kode) | Musdes.desa_kode.startswith(kode + ".", autoescape=True))
    if status:
        pilih = pilih.where(Musdes.status == status)
    if setelah:
        tanggal, id_ = setelah
        pilih = pilih.where((Musdes.tanggal < tanggal) | ((Musdes.tanggal == tanggal) & (Musdes.id < id_)))
    return list(db.session.execute(pilih.limit(ukuran + 1)))


def list_peserta(musdes_id: UUID, *, untuk: Any) -> list[Row[Any]]:
    """Everybody invited or walked in: the invited first, each group in the order of the list."""
    return list(
        db.session.execute(
            select(
                Peserta.id, Peserta.urutan, Peserta.nama, Peserta.jenis_kelamin, Peserta.unsur, Peserta.jabatan,
                Peserta.alamat, Peserta.diundang, Peserta.hadir_pada, Peserta.versi,
            )
            .where(Peserta.musdes_id == musdes_id, cakupan(Peserta.desa_kode, untuk))
            .order_by(case((Peserta.diundang, 0), else_=1), Peserta.urutan, Peserta.id)
        )
    )  # fmt: skip


def list_acara(musdes_id: UUID, *, untuk: Any) -> list[Row[Any]]:
    """The agenda in order of priority, each usulan with what the meeting needs to know of its family. No NIK."""
    return list(
        db.session.execute(
            select(
                Acara.id, Acara.usulan_id, Acara.urutan, Acara.keputusan, Acara.alasan, Acara.diputus_oleh,
                Acara.diputus_pada, Acara.versi, Pengguna.nama.label("diputus_nama"), Usulan.nomor, Usulan.jenis,
                Usulan.status.label("status_usulan"), Usulan.alasan_hapus, Usulan.keterangan, Usulan.keluarga_id,
                Keluarga.nama, Keluarga.rt, Keluarga.rw, Keluarga.alamat, Keluarga.jumlah_anggota, Keluarga.desil,
                Keluarga.lengkap, Kriteria.terpenuhi, Kriteria.dijawab,
            )
            .join(Usulan, Usulan.id == Acara.usulan_id)
            .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
            .outerjoin(Kriteria, Kriteria.keluarga_id == Keluarga.id)
            .outerjoin(Pengguna, Pengguna.id == Acara.diputus_oleh)
            .where(Acara.musdes_id == musdes_id, cakupan(Acara.desa_kode, untuk))
            .order_by(Acara.urutan, Acara.id)
        )
    )  # fmt: skip
