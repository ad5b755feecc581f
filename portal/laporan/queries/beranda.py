"""Figures of the beranda, each within the person's scope; grouped counts over indexed columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...akun.rules import Peran
from ...db import db
from ...jam import sekarang
from ...keluarga.models import Keluarga
from ...keluarga.queries import is_lengkap
from ...keluarga.queries.pindah import bila_terlihat, count_diminta
from ...musdes.models import Musdes, Pengajuan
from ...musdes.rules import status as m
from ...pengaturan.queries import pengaturan
from ...usulan.models import Riwayat, Usulan
from ...usulan.rules import status as s
from ...verifikasi.queries.antrean import count_antrean
from ...warga.queries.tugas import count_tugas_warga
from ...wilayah.models import Wilayah


def count_by_status(*, untuk: Any) -> dict[str, int]:
    """Usulan in scope by status."""
    pilih = select(Usulan.status, func.count()).where(cakupan(Usulan.desa_kode, untuk)).group_by(Usulan.status)
    return {status: jumlah for status, jumlah in db.session.execute(pilih)}


def _hitung(model: Any, *syarat: Any, untuk: Any) -> Select[tuple[int]]:
    return select(func.count()).select_from(model).where(cakupan(model.desa_kode, untuk), *syarat)


def count_lain(*, untuk: Any) -> Mapping[str, int]:
    """The other figures of a role's tasks; only those the role is shown are counted."""
    hasil = {"belum_lengkap": 0, "musdes_terbuka": 0, "paket_belum": 0, "terlambat": 0, "saya_periksa": 0, "diminta": 0}
    hasil["langkah"] = int(pengaturan("langkah_kecamatan"))
    if untuk.peran in (Peran.OPERATOR, Peran.KADES, Peran.CAMAT):
        terbuka = _hitung(Musdes, Musdes.status.in_((m.DIRENCANAKAN, m.BERLANGSUNG)), untuk=untuk).scalar_subquery()
        belum = ~select(Pengajuan.id).where(Pengajuan.musdes_id == Musdes.id).exists()
        paket = _hitung(Musdes, Musdes.status.in_(tuple(m.BEKU)), belum, untuk=untuk).scalar_subquery()
        hasil["musdes_terbuka"], hasil["paket_belum"] = db.session.execute(select(terbuka, paket)).one()
    if untuk.peran == Peran.OPERATOR:
        hasil["belum_lengkap"] = db.session.scalar(_hitung(Keluarga, ~is_lengkap(), untuk=untuk)) or 0
    if untuk.peran == Peran.OPERATOR:
        hasil["diminta"] = count_diminta(untuk=untuk)
    elif untuk.peran == Peran.VERIFIKATOR:
        hasil["diminta"] = count_diminta(untuk=untuk, sebelum=sekarang() - timedelta(days=pengaturan("hari_pelepasan")))
    if untuk.peran in (Peran.VERIFIKATOR, Peran.KADIS):
        antre = count_antrean(untuk=untuk)
        hasil |= {"terlambat": antre.terlambat, "saya_periksa": antre.saya}
    return hasil | count_tugas_warga(untuk=untuk)


def list_riwayat_terbaru(*, untuk: Any, ukuran: int = 8) -> list[Any]:
    """The latest changes of state in one desa, for its people."""
    pilih = (
        select(
            Riwayat.waktu, Riwayat.oleh_nama, Riwayat.peran, Riwayat.dari, Riwayat.ke, Riwayat.alasan, Usulan.id.label("usulan_id"),
            Usulan.nomor, Usulan.jenis, bila_terlihat(Keluarga.nama, untuk).label("keluarga_nama"),
        )
        .join(Usulan, Usulan.id == Riwayat.usulan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(Riwayat.desa_kode == untuk.wilayah_kode)
        .order_by(Riwayat.waktu.desc())
        .limit(ukuran)
    )  # fmt: skip
    return list(db.session.execute(pilih))


def list_kecamatan(*, untuk: Any) -> list[Any]:
    """Per kecamatan in scope: desa/kelurahan, those with an active operator, usulan at the dinsos, returned, handed over."""
    awal = func.substr(Usulan.desa_kode, 1, 8)
    usulan = {
        (kode, status): jumlah
        for kode, status, jumlah in db.session.execute(
            select(awal, Usulan.status, func.count()).where(cakupan(Usulan.desa_kode, untuk)).group_by(awal, Usulan.status)
        )
    }
    unit = db.session.execute(
        select(Wilayah.kode, Wilayah.nama, Wilayah.tingkat).where(Wilayah.tingkat >= 3, cakupan(Wilayah.kode, untuk)).order_by(Wilayah.kode)
    ).all()
    operator = set(
        db.session.scalars(
            select(Pengguna.wilayah_kode).where(
                Pengguna.peran == Peran.OPERATOR,
                Pengguna.aktif.is_(True),
                Pengguna.sandi.is_not(None),
                cakupan(Pengguna.wilayah_kode, untuk),
            )
        )
    )
    baris = []
    for kode, nama, tingkat in unit:
        if tingkat == 3:
            desa = [k for k, _, t in unit if t == 4 and k.startswith(kode + ".")]
            baris.append(
                {
                    "nama": nama, "desa": len(desa), "operator": len(operator & set(desa)),
                    "dinsos": sum(usulan.get((kode, satu), 0) for satu in (s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA)),
                    "kembali": usulan.get((kode, s.DIKEMBALIKAN), 0), "dikirim": usulan.get((kode, s.DIKIRIM), 0),
                }
            )  # fmt: skip
    return baris


def count_akun(*, untuk: Any) -> dict[str, int]:
    """Accounts for the admin: all, switched on, without a password yet."""
    baris = db.session.execute(
        select(func.count(), func.count().filter(Pengguna.aktif.is_(True)), func.count().filter(Pengguna.sandi.is_(None)))
        .select_from(Pengguna)
        .where((Pengguna.wilayah_kode == untuk.wilayah_kode) | cakupan(Pengguna.wilayah_kode, untuk))
    ).one()
    return {"semua": baris[0], "aktif": baris[1], "tanpa_sandi": baris[2]}


def is_tersambung() -> bool:
    """Whether the database answers."""
    try:
        return db.session.scalar(text("SELECT 1")) == 1
    except SQLAlchemyError:
        db.session.rollback()
        return False
