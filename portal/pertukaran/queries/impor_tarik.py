"""What was built on the families and answers of an import since: then it cannot be taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import aliased

from ...db import db, termasuk
from ...keluarga.models import Foto, Keluarga, Perubahan, Pindah
from ...pemeriksaan.models import Kerabat
from ...usulan.models import Usulan
from ...usulan.rules.status import DIBATALKAN, DIKIRIM
from ..models import HasilPusat, Impor, ImporBaris, Serahan, SerahanBaris
from ..rules.hasil import HASIL as HASIL_PUSAT
from ..rules.impor_jenis import HASIL, REGISTER, SALAH
from ..rules.penarikan import tanda_tarik

CONTOH = 20
_JEDA = timedelta(milliseconds=10)  # an import's own history bears its moment, some microseconds apart


def _dasar(mulai: datetime, kolom: Any) -> list[tuple[str, Select[Any], Any, Any]]:
    """(sentence, statement, its family, order) of each thing that may have been built."""
    return [
        ("dibuatkan usulan {}", select(kolom, Usulan.nomor).where(Usulan.dibuat_pada > mulai), Usulan.keluarga_id, Usulan.nomor),
        ("diubah desa/kelurahan", select(kolom, Perubahan.bagian).where(Perubahan.pada > mulai + _JEDA), Perubahan.keluarga_id, Perubahan.pada),
        ("diberi foto", select(kolom, Foto.jenis).where(Foto.dibuat_pada > mulai), Foto.keluarga_id, Foto.id),
        ("dicatat kerabat aparat", select(kolom, Kerabat.hubungan).where(Kerabat.dibuat_pada > mulai), Kerabat.keluarga_id, Kerabat.id),
        ("diminta pindah", select(kolom, Pindah.status).where(Pindah.diminta_pada > mulai), Pindah.keluarga_id, Pindah.id),
    ]


def halangan_tarik(impor: Impor) -> list[str]:
    """Sentences that name families (usulan) and what was done with them after the import, at most 20; empty when it can be taken back."""
    if impor.jenis == HASIL:
        return _halangan_jawaban(impor.id)
    if impor.jenis != REGISTER or impor.dijalankan_pada is None:
        return []
    hasil: list[str] = []
    for kata, pilih, keluarga_id, urut in _dasar(impor.dijalankan_pada, Keluarga.nama):
        pilih = pilih.join(Keluarga, Keluarga.id == keluarga_id).join(ImporBaris, ImporBaris.keluarga_id == Keluarga.id)
        pilih = pilih.where(ImporBaris.impor_id == impor.id).order_by(urut).limit(CONTOH - len(hasil))
        if len(hasil) < CONTOH:
            hasil += dict.fromkeys(f"Keluarga {nama or 'tanpa nama'} {kata.format(apa)}." for nama, apa in db.session.execute(pilih))
    return hasil


_BARU, _TAHAN = (func.coalesce(ImporBaris.isi[nama].as_boolean(), False) for nama in ("baru", "tahan"))
_KELUAR = select(
    ImporBaris.nomor, ImporBaris.keluarga_id.label("keluarga"), ImporBaris.objek_id.label("objek"), _BARU.label("baru"), _TAHAN.label("tahan"),
    case((~_BARU, ImporBaris.isi)).label("isi"), ImporBaris.sebelum,
)  # fmt: skip


def list_keluar(impor_id: UUID, sampai: int, *, ukuran: int) -> list[Mapping[str, Any]]:
    """The next rows to take back, from ``sampai`` down. ``isi`` is left out of new families, most of all rows: they go as a whole."""
    pilih = _KELUAR.where(ImporBaris.impor_id == impor_id, ImporBaris.nomor <= sampai, ImporBaris.aksi.not_in((SALAH, "sama")))
    return [dict(satu) for satu in db.session.execute(pilih.order_by(ImporBaris.nomor.desc()).limit(ukuran)).mappings()]


def dibangun(ids: Collection[UUID], mulai: datetime) -> set[UUID]:
    """Those of the families on which something was built; asked again inside each step of the withdrawal."""
    semua: set[UUID] = set()
    for _, pilih, keluarga_id, _urut in _dasar(mulai, Keluarga.id):
        semua |= set(db.session.scalars(pilih.join(Keluarga, Keluarga.id == keluarga_id).where(termasuk(Keluarga.id, ids))))
    return semua


def _halangan_jawaban(impor_id: UUID) -> list[str]:
    """Sentences that name usulan that went on since their answer came with this import, at most 20."""
    lain, pulih = aliased(HasilPusat), aliased(Usulan)
    dasar = select(Usulan.nomor).join(HasilPusat, HasilPusat.usulan_id == Usulan.id).where(HasilPusat.impor_id == impor_id)
    serah = select(SerahanBaris.usulan_id).join(Serahan, Serahan.id == SerahanBaris.serahan_id)
    serah = serah.where(SerahanBaris.usulan_id == Usulan.id, Serahan.dibuat_pada > HasilPusat.dibuat_pada)
    hasil: dict[str, None] = {}
    for kata, syarat in (
        ("sudah berjalan lagi sejak jawabannya", Usulan.status.not_in((*HASIL_PUSAT, DIKIRIM))),
        ("sudah diserahkan lagi", serah.exists()),
        ("sudah diusulkan kembali", exists().where(pulih.memulihkan == Usulan.id, pulih.status != DIBATALKAN)),
    ):
        pilih = dasar.where(syarat).order_by(Usulan.nomor).limit(CONTOH - len(hasil))
        hasil |= dict.fromkeys(f"Usulan {nomor} {kata}." for nomor in db.session.scalars(pilih))
    bukan = (lain.impor_id.is_(None) | (lain.impor_id != impor_id)) & lain.hasil.in_(HASIL_PUSAT)
    pilih = dasar.join(lain, (lain.usulan_id == Usulan.id) & (lain.dibuat_pada > HasilPusat.dibuat_pada)).where(bukan)
    sesudah = {tanda_tarik(id_): nomor for nomor, id_ in db.session.execute(pilih.add_columns(lain.id).order_by(Usulan.nomor).limit(500))}
    ditarik = set(db.session.scalars(select(HasilPusat.id).where(HasilPusat.id.in_(sesudah))))
    hasil |= dict.fromkeys(f"Usulan {nomor} sudah diberi jawaban lain." for id_, nomor in sesudah.items() if id_ not in ditarik)
    return list(hasil)[:CONTOH]
