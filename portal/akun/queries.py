"""Reads of accounts and sessions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from ..db import db
from ..errors import NotFound
from ..jam import sekarang
from ..wilayah.models import Wilayah
from ..wilayah.rules import sebutan
from .models import Pengguna, PercobaanMasuk, Sesi, TautanSandi, Wakil
from .rules import DIAM, JENDELA, MUTLAK, NAMA_PERAN, Izin, Kuasa, Peran, bertentangan, boleh

SESI = (
    select(
        Pengguna.id, Pengguna.nama_pengguna, Pengguna.nama, Pengguna.peran, Pengguna.wilayah_kode, Wilayah.nama, Pengguna.aktif,
        Sesi.berakhir_pada, Sesi.terakhir_pada, Sesi.dibuat_pada,
    )
    .join(Pengguna, Pengguna.id == Sesi.pengguna_id)
    .join(Wilayah, Wilayah.kode == Pengguna.wilayah_kode)
    .where(Sesi.token_sidik == bindparam("sidik"))
)  # fmt: skip


def sidik_token(token: str) -> str:
    """How a token is kept: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass
class Pelaku:
    """The person of a live session: what guards, services and pages ask of a Pengguna, read in one plain statement."""

    id: UUID
    nama_pengguna: str
    nama: str
    peran: str
    wilayah_kode: str
    wilayah_dasar: str
    aktif: bool
    token: str = ""

    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        return self.aktif

    def get_id(self) -> str:
        """Flask-Login keeps the session's token in the cookie, never the person's id."""
        return self.token

    @property
    def peran_nama(self) -> str:
        return NAMA_PERAN[Peran(self.peran)]

    @property
    def wilayah_nama(self) -> str:
        return sebutan(self.wilayah_kode, self.wilayah_dasar)


def find_sesi(token: str) -> tuple[datetime, Pelaku] | None:
    """When the live session of ``token`` was last used, and its person.

    None when ended, idle too long, too old, or the account is off.
    """
    baris = db.session.execute(SESI, {"sidik": sidik_token(token)}).first()
    if baris is None:
        return None
    *orang, berakhir, terakhir, dibuat = baris
    pelaku, kini = Pelaku(*orang, token=token), sekarang()
    hidup = (
        pelaku.aktif
        and berakhir is None
        and timedelta_positif(kini, terakhir) <= DIAM[Peran(pelaku.peran)]
        and timedelta_positif(kini, dibuat) <= MUTLAK
    )
    return (terakhir, pelaku) if hidup else None


def timedelta_positif(kini: datetime, dulu: datetime) -> Any:
    """How far ``dulu`` lies from now either way: a clock set back does not make a session live for ever."""
    return abs(kini - dulu)


def find_by_nama(nama_pengguna: str) -> Pengguna | None:
    """The account called so, or None."""
    return db.session.scalar(select(Pengguna).where(Pengguna.nama_pengguna == nama_pengguna.strip().lower()))


def count_percobaan(kunci: str) -> int:
    """Sign-in attempts for ``kunci`` within the window."""
    return db.session.scalar(
        select(func.count()).select_from(PercobaanMasuk).where(PercobaanMasuk.kunci == kunci, PercobaanMasuk.waktu > sekarang() - JENDELA)
    ) or 0  # fmt: skip


def find_tautan(token: str) -> tuple[TautanSandi, Pengguna] | None:
    """The unused, unexpired link and its account, or None."""
    baris = db.session.execute(
        select(TautanSandi, Pengguna)
        .join(Pengguna, Pengguna.id == TautanSandi.pengguna_id)
        .where(TautanSandi.token_sidik == sidik_token(token))
    ).first()
    if baris is None or baris[0].dipakai_pada is not None or baris[0].berlaku_sampai < sekarang():
        return None
    return baris[0], baris[1]


def list_pengguna(
    peran: str = "", wilayah: str = "", *, untuk: Any, setelah: tuple[str, ...] | None = None, ukuran: int = 25
) -> list[Any]:
    """Accounts of a role, of a unit and below it; by user name, up to ``ukuran`` + 1 after it; empty for who may not manage accounts."""
    if not boleh(untuk, Izin.AKUN_KELOLA):
        return []
    pilih = select(
        Pengguna.id, Pengguna.nama_pengguna, Pengguna.nama, Pengguna.peran, Pengguna.aktif, Pengguna.wilayah_kode,
        Wilayah.nama.label("wilayah_nama"), (Pengguna.sandi.is_(None)).label("belum_masuk"),
    ).join(Wilayah, Wilayah.kode == Pengguna.wilayah_kode)  # fmt: skip
    if peran:
        pilih = pilih.where(Pengguna.peran == peran)
    if wilayah:
        pilih = pilih.where((Pengguna.wilayah_kode == wilayah) | Pengguna.wilayah_kode.startswith(wilayah + ".", autoescape=True))
    if setelah:
        pilih = pilih.where(Pengguna.nama_pengguna > setelah[0])
    return list(db.session.execute(pilih.order_by(Pengguna.nama_pengguna).limit(ukuran + 1)))


def get_pengguna(id: UUID, *, untuk: Any) -> Pengguna:
    """The account for an admin, or one's own; raises NotFound for everyone else."""
    pengguna = db.session.get(Pengguna, id)
    if pengguna is None or not (boleh(untuk, Izin.AKUN_KELOLA) or untuk.id == id):
        raise NotFound()
    return pengguna


def nama_pengguna_by_id(ids: set[UUID]) -> dict[UUID, str]:
    """Names of the given accounts, for timelines."""
    if not ids:
        return {}
    return dict(db.session.execute(select(Pengguna.id, Pengguna.nama).where(Pengguna.id.in_(ids))).all())  # type: ignore[arg-type]


def cakupan(kolom: Any, untuk: Any) -> ColumnElement[bool]:
    """The second net: rows whose desa lies in the person's scope (the code itself or below it)."""
    awal = untuk.wilayah_kode
    if awal.count(".") == 3:
        return kolom == awal
    if db.engine.dialect.name == "sqlite":
        return (kolom >= awal + ".") & (kolom < awal + "/")  # an index range: SQLite compares bytes, "/" follows "."
    return kolom.startswith(awal + ".", autoescape=True)  # PostgreSQL's order depends on its locale


def kuasa_of(untuk: Any, hari_ini: date) -> Kuasa:
    """Whom this person acts for today, and with whom a delegation makes them one pair of eyes."""
    berlaku = (Wakil.mulai <= hari_ini, Wakil.selesai >= hari_ini, Wakil.dicabut_pada.is_(None))
    pilih = select(Wakil.dari_id, Wakil.ke_id).where(or_(Wakil.ke_id == untuk.id, Wakil.dari_id == untuk.id), *berlaku)
    pasangan = [tuple(baris) for baris in db.session.execute(pilih)]
    atas = frozenset(dari for dari, ke in pasangan if ke == untuk.id)
    return Kuasa(atas, frozenset(satu for dua in pasangan for satu in dua) - {untuk.id})


def list_wakil(*, untuk: Any) -> list[Any]:
    """Delegations given by this person and to them, latest first: rows (id, dari_id, ke_id, mulai, selesai, alasan, dicabut_pada, names)."""
    dari, ke = aliased(Pengguna), aliased(Pengguna)
    pilih = (
        select(
            Wakil.id, Wakil.dari_id, Wakil.ke_id, Wakil.mulai, Wakil.selesai, Wakil.alasan, Wakil.dicabut_pada,
            dari.nama.label("dari_nama"), ke.nama.label("ke_nama"),
        )
        .join(dari, dari.id == Wakil.dari_id)
        .join(ke, ke.id == Wakil.ke_id)
        .where(or_(Wakil.dari_id == untuk.id, Wakil.ke_id == untuk.id))
    )  # fmt: skip
    return list(db.session.execute(pilih.order_by(Wakil.selesai.desc(), Wakil.id).limit(50)))


def get_wakil(id: UUID, *, untuk: Any) -> Wakil:
    """A delegation that this person gave, locked; raises NotFound."""
    baris = db.session.scalar(select(Wakil).where(Wakil.id == id, Wakil.dari_id == untuk.id).with_for_update())
    if baris is None:
        raise NotFound()
    return baris


def list_calon_wakil(*, untuk: Any) -> list[Any]:
    """(id, nama) of who may act for this person: same role, same wilayah, active."""
    pilih = select(Pengguna.id, Pengguna.nama).where(
        Pengguna.peran == untuk.peran, Pengguna.wilayah_kode == untuk.wilayah_kode, Pengguna.aktif, Pengguna.id != untuk.id
    )
    return list(db.session.execute(pilih.order_by(Pengguna.nama, Pengguna.id).limit(100)))


def find_peran_lain(nama: str, peran: str, kecuali: UUID | None = None) -> Any:
    """An active account under the same full name whose role one person may not hold beside ``peran``, or None."""
    lain = [satu for satu in Peran if bertentangan(peran, satu)]
    pilih = select(Pengguna.nama_pengguna, Pengguna.nama, Pengguna.peran).where(
        func.lower(Pengguna.nama) == nama.strip().lower(), Pengguna.peran.in_(lain), Pengguna.aktif, Pengguna.id != kecuali
    )
    return db.session.execute(pilih.limit(1)).first()
