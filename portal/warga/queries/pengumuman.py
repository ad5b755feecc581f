"""Reads of published lists: for the staff in scope, for the citizen without an account (never a name once it is over), for objections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, select, tuple_

from ...akun.queries import cakupan
from ...akun.rules import Izin, boleh
from ...db import db
from ...errors import NotFound
from ...kit.paging import UKURAN
from ...kuota.queries.program import program_berlaku
from ...kuota.rules.terbuka import nama_terbuka
from ...musdes.models import Dokumen, Musdes
from ...musdes.queries.berkas import find_dokumen, get_dokumen
from ...musdes.rules.pembetulan import baris_keluarga
from ...musdes.rules.status import BEKU
from ...pengaturan.queries import pengaturan
from ...pengaturan.rules import ANGKA
from ...wilayah.models import Wilayah
from ..models import Pengumuman
from ..rules.pengumuman import (
    BERAKHIR,
    DIGANTI,
    DITARIK,
    DIUMUMKAN,
    Masa,
    halangan_umumkan,
    keadaan_of,
    masa_pengumuman,
    susun_isi,
)

_KOLOM = (
    Pengumuman.id, Pengumuman.musdes_id, Pengumuman.desa_kode, Pengumuman.nomor, Pengumuman.mulai, Pengumuman.sampai,
    Pengumuman.sanggah_sampai, Pengumuman.ditarik_pada, Pengumuman.alasan_tarik, Dokumen.diganti_oleh, Wilayah.nama.label("desa"),
)  # fmt: skip


@dataclass(frozen=True)
class Baris:
    """One line for the staff: what was published, and whose it is."""

    no: int
    nama_umum: str
    nama: str
    rt: str
    rw: str
    usul: str
    hasil: str
    usulan_id: UUID


@dataclass(frozen=True)
class Pratinjau:
    """What would be published of a musdes today, and why it cannot be (``halangan``, empty when it can)."""

    dokumen_id: UUID | None
    isi: dict[str, Any]
    masa: Masa
    halangan: str


def _dasar(*syarat: ColumnElement[bool]) -> Select[Any]:
    """A list with the name of its desa, and whether its paper was put right since; without its lines."""
    pilih = select(*_KOLOM).join(Dokumen, Dokumen.id == Pengumuman.dokumen_id)
    return pilih.join(Wilayah, Wilayah.kode == Pengumuman.desa_kode).where(*syarat)


def _hidup(hari_ini: date, batas: Any) -> tuple[ColumnElement[bool], ...]:
    """What may be read on this day; ``batas`` is the last day. No list stands longer than the setting allows: older ones are left out."""
    awal = hari_ini - timedelta(days=ANGKA["hari_pengumuman"][1])
    return (
        Pengumuman.mulai >= awal, Pengumuman.mulai <= hari_ini, batas >= hari_ini, Pengumuman.ditarik_pada.is_(None),
        Dokumen.diganti_oleh.is_(None),
    )  # fmt: skip


def keadaan(baris: Any, hari_ini: date) -> str:
    """The state of a row of these queries."""
    return keadaan_of(baris.sampai, baris.ditarik_pada is not None, baris.diganti_oleh is not None, hari_ini)


def get_pengumuman(id: UUID, *, untuk: Any, kunci: bool = False) -> Pengumuman:
    """The list for the staff, locked for a verb when ``kunci``; raises NotFound when absent or out of scope."""
    pilih = select(Pengumuman).where(Pengumuman.id == id, cakupan(Pengumuman.desa_kode, untuk))
    if kunci:
        pilih = pilih.with_for_update().execution_options(populate_existing=True)
    satu = db.session.scalar(pilih)
    if satu is None or not boleh(untuk, Izin.MUSDES_LIHAT, satu):
        raise NotFound()
    return satu


def get_ringkas(id: UUID, *, untuk: Any) -> Row[Any]:
    """The row of the list of lists; raises NotFound."""
    return _satu(_dasar(Pengumuman.id == id, cakupan(Pengumuman.desa_kode, untuk)))


def get_umum(id: UUID) -> Row[Any]:
    """What anybody may know of a list, without its lines; raises NotFound."""
    return _satu(_dasar(Pengumuman.id == id))


def _satu(pilih: Select[Any]) -> Row[Any]:
    baris = db.session.execute(pilih).first()
    if baris is None:
        raise NotFound()
    return baris


def isi_umum(id: UUID, hari_ini: date) -> dict[str, Any] | None:
    """The published lines for anybody; None as soon as the list is over, withdrawn or its paper put right."""
    pilih = select(Pengumuman.isi).join(Dokumen, Dokumen.id == Pengumuman.dokumen_id)
    return db.session.scalar(pilih.where(Pengumuman.id == id, *_hidup(hari_ini, Pengumuman.sampai)))


def list_umum(wilayah: str, hari_ini: date, *, setelah: tuple[date, UUID] | None = None, ukuran: int = UKURAN) -> Sequence[Row[Any]]:
    """What is published now under a unit, for anybody, newest first."""
    dalam = cakupan(Pengumuman.desa_kode, SimpleNamespace(wilayah_kode=wilayah))
    return _terbaru(_dasar(dalam, *_hidup(hari_ini, Pengumuman.sampai)), setelah, ukuran)


def list_pengumuman(
    *, untuk: Any, hari_ini: date, wilayah: str = "", keadaan: str = "", setelah: tuple[date, UUID] | None = None, ukuran: int = UKURAN
) -> Sequence[Row[Any]]:
    """The lists in scope, newest first, up to ``ukuran`` + 1 after the key (mulai, id)."""
    tidak_ditarik, tidak_diganti = Pengumuman.ditarik_pada.is_(None), Dokumen.diganti_oleh.is_(None)
    syarat = {
        DIUMUMKAN: and_(Pengumuman.sampai >= hari_ini, tidak_ditarik, tidak_diganti),
        BERAKHIR: and_(Pengumuman.sampai < hari_ini, tidak_ditarik, tidak_diganti),
        DITARIK: and_(Pengumuman.ditarik_pada.is_not(None), tidak_diganti), DIGANTI: Dokumen.diganti_oleh.is_not(None),
    }  # fmt: skip
    pilih = _dasar(cakupan(Pengumuman.desa_kode, untuk))
    if wilayah:
        pilih = pilih.where(cakupan(Pengumuman.desa_kode, SimpleNamespace(wilayah_kode=wilayah)))
    return _terbaru(pilih.where(syarat[keadaan]) if keadaan else pilih, setelah, ukuran)


def _terbaru(pilih: Select[Any], setelah: tuple[date, UUID] | None, ukuran: int) -> Sequence[Row[Any]]:
    if setelah:
        pilih = pilih.where(tuple_(Pengumuman.mulai, Pengumuman.id) < tuple_(*setelah))
    return db.session.execute(pilih.order_by(Pengumuman.mulai.desc(), Pengumuman.id.desc()).limit(ukuran + 1)).all()


def find_pengumuman_of(dokumen_id: UUID) -> Row[Any] | None:
    """The list of a paper, without its lines; None while it was not published. For a page that has loaded the paper."""
    return db.session.execute(_dasar(Pengumuman.dokumen_id == dokumen_id)).first()


def find_terbit_of(musdes_id: UUID, hari_ini: date) -> Row[Any] | None:
    """The list of a musdes that may be read today, for a page that loaded the musdes by scope."""
    return db.session.execute(_dasar(Pengumuman.musdes_id == musdes_id, *_hidup(hari_ini, Pengumuman.sampai))).first()


def list_hidup_of(musdes_id: UUID) -> list[Pengumuman]:
    """The lists of a musdes that nobody withdrew yet, locked, for a verb that holds the musdes."""
    pilih = select(Pengumuman).where(Pengumuman.musdes_id == musdes_id, Pengumuman.ditarik_pada.is_(None))
    return list(db.session.scalars(pilih.with_for_update().execution_options(populate_existing=True)))


def find_terbuka_untuk_sanggah(desa: str, hari_ini: date) -> list[Pengumuman]:
    """The lists of a desa against which an objection may be taken today, newest first; the caller has asked for the desa's scope."""
    pilih = select(Pengumuman).join(Dokumen, Dokumen.id == Pengumuman.dokumen_id)
    pilih = pilih.where(Pengumuman.desa_kode == desa, *_hidup(hari_ini, Pengumuman.sanggah_sampai))
    return list(db.session.scalars(pilih.order_by(Pengumuman.mulai.desc(), Pengumuman.id.desc())))


def baris(pengumuman: Pengumuman) -> list[Baris]:
    """The lines with the usulan behind each, for the staff who loaded the list by scope: both follow the frozen paper's order."""
    beku = db.session.scalar(select(Dokumen.isi).where(Dokumen.id == pengumuman.dokumen_id))
    keluarga = baris_keluarga(beku) if beku else {}
    return [
        Baris(umum["no"], umum["nama"], satu["nama"], umum["rt"], umum["rw"], umum["usul"], umum["hasil"], UUID(usulan_id))
        for umum, (usulan_id, satu) in zip(pengumuman.isi["baris"], keluarga.items(), strict=True)
    ]


def pratinjau_of(musdes: Musdes, hari_ini: date, *, untuk: Any) -> Pratinjau:
    """Exactly what publishing this musdes, loaded by scope, would show; the lines are there also when it cannot be published any more."""
    masa = masa_pengumuman(hari_ini, pengaturan("hari_pengumuman"), pengaturan("hari_sanggah"))
    ringkas = find_dokumen(musdes.id, untuk=untuk) if musdes.status in BEKU else None
    dokumen = get_dokumen(ringkas.id, untuk=untuk) if ringkas else None
    isi = susun_isi(dokumen.isi, dokumen.nomor, dokumen.tanggal, nama_terbuka(program_berlaku().values())) if dokumen else {}
    halangan = halangan_umumkan(
        beku=musdes.status in BEKU, ada_surat=dokumen is not None, ada_baris=bool(isi.get("baris")),
        diumumkan=dokumen is not None and find_pengumuman_of(dokumen.id) is not None,
    )  # fmt: skip
    return Pratinjau(dokumen.id if dokumen else None, isi, masa, halangan)
