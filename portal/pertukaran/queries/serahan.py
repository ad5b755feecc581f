"""Reads for the hand-over: what is confirmed and not handed over, its rows person by person, and the files made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.paging import UKURAN
from ...kit.tanggal import ZONA, setempat
from ...kuota.queries.program import kode_lokal
from ...musdes.models import Acara, Musdes
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.queries import list_program
from ...usulan.rules.jenis import BANSOS, MASUK
from ...usulan.rules.status import DISAHKAN, LAYAK, TERVERIFIKASI
from ...verifikasi.models import Pengesahan
from ...verifikasi.queries.surat import pengesahan_berlaku
from ...verifikasi.queries.usulan import sekantor
from ...wilayah.models import Wilayah
from ..models import Serahan, SerahanBaris
from ..rules.serahan import SEKALIGUS

POTONGAN = 200


def _siap(untuk: Any) -> list[ColumnElement[bool]]:
    """Confirmed and not handed over since: one that the centre sent back may come again after it was confirmed anew."""
    disahkan = select(Pengesahan.dibuat_pada).where(Pengesahan.id == pengesahan_berlaku(Usulan.id)).scalar_subquery()
    serahan = select(Serahan.id).join(SerahanBaris, SerahanBaris.serahan_id == Serahan.id)
    sudah = serahan.where(SerahanBaris.usulan_id == Usulan.id, Serahan.dibuat_pada >= func.coalesce(disahkan, Serahan.dibuat_pada))
    return [Usulan.status == DISAHKAN, ~sudah.exists(), cakupan(Usulan.desa_kode, untuk), *_nasional()]


def _nasional() -> list[ColumnElement[bool]]:
    """Programmes of the kabupaten itself are not for the centre: a usulan that asks for nothing else never goes there."""
    lokal = kode_lokal()
    if not lokal:
        return []
    lini = select(UsulanProgram.id).where(
        UsulanProgram.usulan_id == Usulan.id, UsulanProgram.keputusan == TERVERIFIKASI, UsulanProgram.program.not_in(lokal)
    )
    return [(Usulan.jenis != BANSOS) | lini.exists()]


def list_calon(*, untuk: Any, ukuran: int = SEKALIGUS) -> list[tuple[UUID, int]]:
    """(id, versi) of what the next file takes: confirmed, never handed over, desa by desa."""
    pilih = select(Usulan.id, Usulan.versi).where(*_siap(untuk)).order_by(Usulan.desa_kode, Usulan.nomor).limit(ukuran)
    return [(id_, versi) for id_, versi in db.session.execute(pilih)]


def count_calon(*, untuk: Any) -> int:
    """How many usulan wait for a hand-over."""
    return db.session.scalar(select(func.count()).select_from(Usulan).where(*_siap(untuk))) or 0


@dataclass(frozen=True)
class BarisSerahan:
    """One row of the file: a person, for one programme of one usulan; ``musdes`` has nomor and tanggal, or is None."""

    usulan: Any
    orang: Any
    program: str
    musdes: Any


def iter_baris(ids: Sequence[UUID], *, untuk: Any) -> Iterator[BarisSerahan]:
    """The rows of these usulan in the given order, read a few hundred usulan at a time.

    ``masuk``: one row a member. ``bansos``: one row an approved line of a national programme, of its person or of the head of the family.
    ``perbaikan``: one row a person whose data change. ``ganti_pengurus``: one row, of the heir. Else one row, of the head.
    """
    for awal in range(0, len(ids), POTONGAN):
        potongan = ids[awal : awal + POTONGAN]
        usulan = {satu.id: satu for satu in db.session.execute(_usulan(untuk).where(Usulan.id.in_(potongan)))}
        anggota = _anggota({satu.keluarga_id for satu in usulan.values()})
        program, musdes, lokal = list_program(potongan), _musdes(potongan), kode_lokal()
        for id_ in potongan:
            satu = usulan[id_]
            lini = [baris for baris in program[id_] if baris.program not in lokal]
            for orang, kode in _orang(satu, anggota.get(satu.keluarga_id, []), lini):
                yield BarisSerahan(satu, orang, kode, musdes.get(id_))


def _orang(usulan: Any, anggota: Sequence[Any], program: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    if usulan.jenis == MASUK:
        yield from ((satu, "") for satu in anggota)
        return
    per_id = {satu.id: satu for satu in anggota}
    kepala = next((satu for satu in anggota if satu.hubungan == KEPALA_KELUARGA), anggota[0] if anggota else None)
    if usulan.jenis == BANSOS:
        disetujui = [baris for baris in program if baris.keputusan == TERVERIFIKASI]
        yield from ((per_id.get(baris.anggota_id, kepala), baris.program) for baris in disetujui)
        return
    berubah = {str(satu.get("anggota") or "") for satu in usulan.perubahan or ()}
    orang = [satu for satu in anggota if str(satu.id) in berubah or satu.id == usulan.pengurus_baru_id]
    yield from ((satu, "") for satu in orang or [kepala])


def _usulan(untuk: Any) -> Select[Any]:
    desa, kecamatan, kabupaten, provinsi = (aliased(Wilayah) for _ in range(4))
    return (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.alasan_hapus, Usulan.keluarga_id, Usulan.desa_kode, Keluarga.no_kk,
            Usulan.perubahan, Usulan.pengurus_baru_id,
            Keluarga.alamat, Keluarga.rt, Keluarga.rw, Pengesahan.nomor_surat, Pengesahan.tanggal_surat, desa.nama.label("desa"),
            kecamatan.nama.label("kecamatan"), kabupaten.nama.label("kabupaten"), provinsi.nama.label("provinsi"),
        )
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(desa, desa.kode == Usulan.desa_kode)
        .join(kecamatan, kecamatan.kode == func.substr(Usulan.desa_kode, 1, 8))
        .join(kabupaten, kabupaten.kode == func.substr(Usulan.desa_kode, 1, 5))
        .join(provinsi, provinsi.kode == func.substr(Usulan.desa_kode, 1, 2))
        .outerjoin(Pengesahan, Pengesahan.id == pengesahan_berlaku(Usulan.id))
        .where(cakupan(Usulan.desa_kode, untuk))
    )  # fmt: skip


def _anggota(keluarga_ids: set[UUID]) -> dict[UUID, list[Any]]:
    pilih = select(
        Anggota.id, Anggota.keluarga_id, Anggota.nama, Anggota.nik, Anggota.tanpa_nik_alasan, Anggota.tempat_lahir,
        Anggota.tanggal_lahir, Anggota.jenis_kelamin, Anggota.hubungan, Anggota.status_kawin, Anggota.pekerjaan, Anggota.ibu_kandung,
        Anggota.rincian, Anggota.rincian_daftar, Anggota.rincian_versi,
    )  # fmt: skip
    hasil: dict[UUID, list[Any]] = {}
    for orang in db.session.execute(pilih.where(Anggota.keluarga_id.in_(keluarga_ids)).order_by(Anggota.keluarga_id, Anggota.urutan)):
        hasil.setdefault(orang.keluarga_id, []).append(orang)
    return hasil


def _musdes(usulan_ids: Sequence[UUID]) -> dict[UUID, Any]:
    """The last closed musdes that found each usulan layak."""
    pilih = select(Acara.usulan_id, Musdes.nomor, Musdes.tanggal).join(Musdes, Musdes.id == Acara.musdes_id)
    pilih = pilih.where(Acara.usulan_id.in_(usulan_ids), Acara.keputusan == LAYAK, Musdes.nomor.is_not(None))
    return {satu.usulan_id: satu for satu in db.session.execute(pilih.order_by(Musdes.tanggal, Musdes.id))}


def _berkas(untuk: Any) -> Select[Any]:
    return (
        select(
            Serahan.id, Serahan.nomor, Serahan.jumlah, Serahan.baris, Serahan.sidik, Serahan.dibuat_pada,
            Serahan.csv.is_not(None).label("ada_csv"), Pengguna.nama.label("oleh_nama")
        )
        .join(Pengguna, Pengguna.id == Serahan.dibuat_oleh)
        .where(sekantor(untuk))
    )


def list_tahun(*, untuk: Any) -> list[int]:
    """The years in which files were made, latest first; empty without files. Only the first and the last file are read."""
    pada = select(Serahan.dibuat_pada).join(Pengguna, Pengguna.id == Serahan.dibuat_oleh).where(sekantor(untuk)).limit(1)
    ujung = (pada.order_by(Serahan.dibuat_pada).scalar_subquery(), pada.order_by(Serahan.dibuat_pada.desc()).scalar_subquery())
    awal, akhir = db.session.execute(select(*ujung)).one()
    zona = pengaturan("zona")
    return list(range(setempat(akhir, zona).year, setempat(awal, zona).year - 1, -1)) if awal else []


def list_serahan(
    tahun: int | None = None, nomor: str = "", *, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Any]:
    """Files of a year, by a part of their number; newest first, without their bytes, up to ``ukuran`` + 1 after (dibuat_pada, id)."""
    pilih = _berkas(untuk)
    if tahun:
        awal, akhir = (datetime(satu, 1, 1, tzinfo=ZONA[pengaturan("zona")]) for satu in (tahun, tahun + 1))
        pilih = pilih.where(Serahan.dibuat_pada >= awal, Serahan.dibuat_pada < akhir)
    if nomor:
        pilih = pilih.where(Serahan.nomor.icontains(nomor, autoescape=True))
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(Serahan.dibuat_pada <= pada, or_(Serahan.dibuat_pada < pada, Serahan.id < id_))
    return list(db.session.execute(pilih.order_by(Serahan.dibuat_pada.desc(), Serahan.id.desc()).limit(ukuran + 1)))


def get_serahan(id: UUID, *, untuk: Any) -> Any:
    """One file without its bytes; raises NotFound."""
    baris = db.session.execute(_berkas(untuk).where(Serahan.id == id)).first()
    if baris is None:
        raise NotFound()
    return baris


def find_serahan(id: UUID, *, untuk: Any) -> Any:
    """One file without its bytes, or None."""
    return db.session.execute(_berkas(untuk).where(Serahan.id == id)).first()


def get_berkas(id: UUID, jenis: str) -> bytes:
    """The bytes of one kind (xlsx, csv) as they were made; the caller has asked get_serahan. Raises NotFound for a file without csv."""
    isi = db.session.execute(select(Serahan.csv if jenis == "csv" else Serahan.xlsx).where(Serahan.id == id)).scalar_one()
    if isi is None:
        raise NotFound("Berkas csv belum dibuat saat serahan ini dicatat.")
    return isi


def count_jenis(serahan_id: UUID, *, untuk: Any) -> dict[str, int]:
    """How many usulan of each kind the file holds."""
    pilih = select(Usulan.jenis, func.count()).join(SerahanBaris, SerahanBaris.usulan_id == Usulan.id)
    pilih = pilih.where(SerahanBaris.serahan_id == serahan_id, cakupan(SerahanBaris.desa_kode, untuk)).group_by(Usulan.jenis)
    return {jenis: jumlah for jenis, jumlah in db.session.execute(pilih)}


def count_per_desa(serahan_id: UUID, *, untuk: Any) -> list[Any]:
    """How many usulan of each desa the file holds: rows (desa_kode, nama, jumlah), in code order."""
    pilih = (
        select(SerahanBaris.desa_kode, Wilayah.nama, func.count().label("jumlah"))
        .join(Wilayah, Wilayah.kode == SerahanBaris.desa_kode)
        .where(SerahanBaris.serahan_id == serahan_id, cakupan(SerahanBaris.desa_kode, untuk))
        .group_by(SerahanBaris.desa_kode, Wilayah.nama)
        .order_by(SerahanBaris.desa_kode)
    )
    return list(db.session.execute(pilih))
