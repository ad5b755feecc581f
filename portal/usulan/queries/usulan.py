"""The usulan themselves: one, a list, their lines and their timeline."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, case, or_, select
from sqlalchemy.orm import joinedload

from ...akun.queries import cakupan
from ...akun.rules import NAMA_PERAN, Peran
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...keluarga.queries.pindah import bila_terlihat
from ...kit.paging import UKURAN
from ...kuota.models import Jatah
from ...kuota.queries.program import kode_lokal, program_berlaku
from ...kuota.rules import sebut_program
from ...kuota.rules.jatah import TUNGGU
from ...wilayah.models import Wilayah
from ..models import Riwayat, Usulan, UsulanProgram
from ..rules.isian import IsiUsulan
from ..rules.jenis import ALASAN, PERBAIKAN, BarisProgram
from ..rules.linimasa import kalimat_langkah
from ..rules.status import (
    DIAJUKAN,
    DIPERIKSA,
    DITETAPKAN,
    DITETAPKAN_DINAS,
    DRAF,
    TERBUKA,
    VALID_KECAMATAN,
)
from .perubahan import list_perubahan, minta_of


def get_usulan(id: UUID, *, untuk: Any, kunci: bool = False) -> Usulan:
    """The usulan in the person's scope; ``kunci`` locks its row for the transaction. Raises NotFound."""
    pilih = select(Usulan).where(Usulan.id == id, cakupan(Usulan.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    else:
        pilih = pilih.options(joinedload(Usulan.keluarga).joinedload(Keluarga.kriteria))
    usulan = db.session.scalar(pilih)
    if usulan is None:
        raise NotFound()
    return usulan


def isi_of(usulan: Usulan) -> IsiUsulan:
    """What the usulan asks for, as a value to compare."""
    baris = tuple(BarisProgram(p.program, p.anggota_id) for p in usulan.program)
    return IsiUsulan(
        usulan.jenis, baris, usulan.alasan_hapus or "", usulan.keterangan,
        minta_of(usulan) if usulan.jenis == PERBAIKAN else (), usulan.pengurus_baru_id,
    )  # fmt: skip


def uraikan(usulan: Usulan) -> tuple[str, ...]:
    """What the usulan asks for in words, for a reader whose own change came too late."""
    nama = {a.id: a.nama for a in usulan.keluarga.anggota}
    berlaku = program_berlaku() if usulan.program else {}
    baris = [
        sebut_program(p.program, berlaku).singkatan + (f" untuk {nama.get(p.anggota_id, '')}" if p.anggota_id else "")
        for p in usulan.program
    ]
    alasan = [ALASAN[usulan.alasan_hapus].kata] if usulan.alasan_hapus else []
    return (
        *([f"Program: {', '.join(baris)}"] if baris else []),
        *(f"Alasan: {kata}" for kata in alasan),
        *(f"{satu.siapa}, {satu.kata}: {satu.ke}" for satu in list_perubahan(usulan, lihat_nik=True)),
        f"Keterangan: {usulan.keterangan or '(kosong)'}",
    )


def list_riwayat(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """Every change of state, newest first: rows (waktu, oleh_nama, peran, dari, ke, alasan)."""
    return list(
        db.session.execute(
            select(Riwayat.waktu, Riwayat.oleh_nama, Riwayat.peran, Riwayat.dari, Riwayat.ke, Riwayat.alasan)
            .where(Riwayat.usulan_id == usulan_id, cakupan(Riwayat.desa_kode, untuk))
            .order_by(Riwayat.urutan.desc())
        )
    )


def list_linimasa(usulan_id: UUID, jenis: str, *, untuk: Any) -> list[dict[str, Any]]:
    """The timeline in words, newest first: dicts (waktu, kalimat, alasan, ke) for templates/usulan/_riwayat.html."""
    return [
        {
            "waktu": baris.waktu,
            "kalimat": kalimat_langkah(
                baris.dari, baris.ke, f"{baris.oleh_nama} ({NAMA_PERAN[Peran(baris.peran)]})", baris.alasan, jenis
            ),
            "alasan": baris.alasan,
            "ke": baris.ke,
        }
        for baris in list_riwayat(usulan_id, untuk=untuk)
    ]


def list_program(usulan_ids: Collection[UUID]) -> dict[UUID, list[Any]]:
    """Lines by usulan, in order: rows (id, program, anggota_id, anggota_nama, keputusan, alasan, menunggu): the last tells
    that it waits for a place of the quota."""
    hasil: dict[UUID, list[Any]] = {id_: [] for id_ in usulan_ids}
    if not hasil:
        return hasil
    for baris in db.session.execute(_program(), {"ids": list(hasil)}):
        hasil[baris.usulan_id].append(baris)
    return hasil


@cache  # making the statement costs more than running it
def _program() -> Select[Any]:
    return (
        select(
            UsulanProgram.usulan_id, UsulanProgram.id, UsulanProgram.program, UsulanProgram.anggota_id,
            Anggota.nama.label("anggota_nama"), UsulanProgram.keputusan, UsulanProgram.alasan,
            Jatah.baris_id.is_not(None).label("menunggu"),
        )
        .outerjoin(Anggota, Anggota.id == UsulanProgram.anggota_id)
        .outerjoin(Jatah, and_(Jatah.baris_id == UsulanProgram.id, Jatah.status == TUNGGU))
        .where(UsulanProgram.usulan_id.in_(bindparam("ids", expanding=True)))
        .order_by(UsulanProgram.usulan_id, UsulanProgram.urutan)
    )  # fmt: skip


def list_terbuka(keluarga_id: UUID, *, untuk: Any) -> list[tuple[str, str]]:
    """(jenis, nomor) of the family's open usulan."""
    pilih = select(Usulan.jenis, Usulan.nomor).where(
        Usulan.keluarga_id == keluarga_id, Usulan.status.in_(TERBUKA), cakupan(Usulan.desa_kode, untuk)
    )
    return [(baris.jenis, baris.nomor) for baris in db.session.execute(pilih.order_by(Usulan.nomor))]


def list_kunci(keluarga_id: UUID) -> list[tuple[str, str]]:
    """(status, bagian_kembali) of every open usulan of the family: together they say what the village may change."""
    pilih = select(Usulan.status, Usulan.bagian_kembali).where(
        Usulan.keluarga_id == keluarga_id, Usulan.status.in_(TERBUKA)
    )
    return [(baris.status, baris.bagian_kembali) for baris in db.session.execute(pilih)]


def list_usulan(
    *,
    untuk: Any,
    status: Collection[str] = (),
    jenis: str | None = None,
    asal: str | None = None,
    wilayah: str | None = None,
    keluarga_id: UUID | None = None,
    setelah: tuple[datetime, UUID] | None = None,
    ukuran: int = UKURAN,
) -> Sequence[Any]:
    """Newest first, up to ``ukuran`` + 1 after the key (dibuat_pada, id); ``wilayah`` is a desa or kecamatan code.

    ``sejak``: since when it waits as it is; at the dinsos the wait that decides the order of the queue.
    """
    pilih = _daftar(db.engine.dialect.name, untuk.wilayah_kode, tuple(status), jenis, asal, wilayah)
    if keluarga_id:
        pilih = pilih.where(Usulan.keluarga_id == keluarga_id)
    if setelah:
        pada, id_ = setelah
        lebih_lama = or_(Usulan.dibuat_pada < pada, and_(Usulan.dibuat_pada == pada, Usulan.id < id_))
        pilih = pilih.where(Usulan.dibuat_pada <= pada, lebih_lama)
    return db.session.execute(pilih, {"paling_banyak": ukuran + 1}).all()


@lru_cache(maxsize=256)  # making the statement costs more than running it
def _daftar(dialek: str, awal: str, status: tuple[str, ...], jenis: str | None, asal: str | None, wilayah: str | None) -> Select[Any]:
    """The list of a scope, as it is asked for most: without a cursor and not of one family."""
    untuk = SimpleNamespace(wilayah_kode=awal)
    sejak = case(
        (Usulan.status == DRAF, Usulan.dibuat_pada),
        (Usulan.status.in_((DIAJUKAN, VALID_KECAMATAN, DIPERIKSA)), Usulan.menunggu_sejak),
        else_=Usulan.diubah_pada,
    )
    pilih = (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.asal, Usulan.status, Usulan.alasan_hapus, Usulan.perubahan, Usulan.dibuat_pada,
            sejak.label("sejak"), Usulan.desa_kode, bila_terlihat(Keluarga.nama, untuk),
            bila_terlihat(Keluarga.rt, untuk, ""), bila_terlihat(Keluarga.rw, untuk, ""), Wilayah.nama.label("desa_nama"),
        )
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Wilayah, Wilayah.kode == Usulan.desa_kode)
        .where(cakupan(Usulan.desa_kode, untuk))
        .order_by(Usulan.dibuat_pada.desc(), Usulan.id.desc())
        .limit(bindparam("paling_banyak"))
    )  # fmt: skip
    if status:
        pilih = pilih.where(Usulan.status.in_(status))
    if jenis:
        pilih = pilih.where(Usulan.jenis == jenis)
    if asal:
        pilih = pilih.where(Usulan.asal == asal)
    if wilayah:
        pilih = pilih.where(cakupan(Usulan.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    return pilih


def program_by_keluarga(desa_kode: str) -> dict[UUID, dict[str, frozenset[str]]]:
    """{keluarga: {program, diusulkan, menerima}}: lines of open usulan, those that stand in two of them, and those that were granted."""
    dinas = UsulanProgram.keputusan == DITETAPKAN_DINAS
    pilih = (
        select(Usulan.keluarga_id, Usulan.id, Usulan.status, UsulanProgram.program, dinas.label("dinas"))
        .join(UsulanProgram, UsulanProgram.usulan_id == Usulan.id)
        .where(Usulan.desa_kode == desa_kode, Usulan.status.in_((*TERBUKA, DITETAPKAN)) | dinas)
    )
    lokal = kode_lokal()
    terbuka: dict[UUID, dict[str, set[UUID]]] = {}
    menerima: dict[UUID, set[str]] = {}
    for keluarga_id, usulan_id, status, program, dari_dinas in db.session.execute(pilih):
        if dari_dinas or (status == DITETAPKAN and program not in lokal):
            menerima.setdefault(keluarga_id, set()).add(program)
        else:
            terbuka.setdefault(keluarga_id, {}).setdefault(program, set()).add(usulan_id)
    return {
        id_: {
            "program": frozenset(terbuka.get(id_, {})),
            "diusulkan": frozenset(p for p, usulan in terbuka.get(id_, {}).items() if len(usulan) > 1),
            "menerima": frozenset(menerima.get(id_, ())),
        }
        for id_ in terbuka.keys() | menerima.keys()
    }
