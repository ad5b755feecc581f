"""What the dashboards read: the unit within a person's scope, its counted figures by unit below, the calendar, the queue, the quota."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import case, exists, func, or_, select

from ...akun.queries import cakupan
from ...db import db
from ...errors import NotFound
from ...jam import hari_ini
from ...kuota.models import Jatah, Kuota
from ...kuota.queries.periode import find_periode_kini
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import PROGRAM
from ...kuota.rules.jatah import DAPAT, TUNGGU
from ...musdes.models import Acara, Musdes, Pengajuan
from ...musdes.queries.kalender import list_kalender
from ...musdes.rules.bentuk import MUSYAWARAH
from ...musdes.rules.kalender import KATA_KEADAAN, HasilKalender, keadaan_musdes
from ...musdes.rules.status import BEKU, BERLANGSUNG, DIRENCANAKAN
from ...pengaturan.queries import pengaturan
from ...pertukaran.models import Impor
from ...pertukaran.rules.impor_jenis import BNBA, SELESAI
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import LAYAK
from ...verifikasi.queries.umur import list_menunggu
from ...verifikasi.rules.umur import Sebaran, sebaran_umur
from ...wilayah.models import Ringkasan
from ...wilayah.queries import find_wilayah, list_unit
from ...wilayah.rules import sebutan, tingkat
from ..rules.dasbor import boleh_lihat, nama_lokal, panjang_bawah, tahap_lokal

SEMUA_DESA = 100_000  # no kabupaten has as many


@dataclass(frozen=True, slots=True)
class Satuan:
    """The unit of a dashboard, and those below it by code; ``wilayah_kode`` makes it the scope of a query."""

    kode: str
    nama: str
    bawah: dict[str, str]

    @property
    def wilayah_kode(self) -> str:
        return self.kode

    @property
    def panjang(self) -> int:
        return panjang_bawah(self.kode)

    @property
    def is_kabupaten(self) -> bool:
        return tingkat(self.kode) == 2

    @property
    def is_desa(self) -> bool:
        return tingkat(self.kode) == 4


def get_satuan(kode: str, *, untuk: Any) -> Satuan:
    """The unit, if it lies in the person's scope; raises NotFound."""
    baris = find_wilayah(kode) if boleh_lihat(untuk.wilayah_kode, kode) else None
    if baris is None:
        raise NotFound()
    nama = sebutan(kode, baris.nama)
    return Satuan(kode, nama, {satu.kode: satu.nama for satu in list_unit(kode)} or {kode: baris.nama})


def sum_per_unit(satuan: Satuan, *ukuran: str, tanpa: str = "", panjang: int = 0) -> dict[str, dict[str, int]]:
    """{unit below: {figure: sum}} of the figures whose names begin with one of these (all without any) and not with ``tanpa``.

    In the kabupaten the key "" holds what names no desa of ours: people of an imported list whom the portal does not know.
    """
    hasil: dict[str, dict[str, int]] = {}
    pilih = _pilih_ringkasan(satuan.kode, panjang or satuan.panjang, ukuran, tanpa, db.engine.dialect.name)
    for unit, nama, jumlah in db.session.execute(pilih):
        if jumlah:
            hasil.setdefault(unit, {})[nama] = int(jumlah)
    return hasil


@lru_cache(maxsize=512)
def _pilih_ringkasan(kode: str, panjang: int, ukuran: tuple[str, ...], tanpa: str, _dialek: str) -> Any:
    """Built once for each unit: making the statement costs as much as a third of running it.

    It sums by desa first, in the order of the index: sorting many rows that are not folded yet by unit would cost twice as much.
    """
    kolom, satuan = Ringkasan.desa_kode, Satuan(kode, "", {})
    dalam = kolom == kode if satuan.is_desa else cakupan(kolom, satuan)
    per_desa = select(kolom, Ringkasan.ukuran, func.sum(Ringkasan.jumlah).label("jumlah"))
    per_desa = per_desa.where(or_(dalam, kolom == "") if satuan.is_kabupaten else dalam)
    if ukuran:
        per_desa = per_desa.where(or_(*(func.substr(Ringkasan.ukuran, 1, len(satu)) == satu for satu in ukuran)))
    if tanpa:
        per_desa = per_desa.where(func.substr(Ringkasan.ukuran, 1, len(tanpa)) != tanpa)
    desa = per_desa.group_by(kolom, Ringkasan.ukuran).subquery()
    potong = func.substr(desa.c.desa_kode, 1, panjang)
    return select(potong, desa.c.ukuran, func.sum(desa.c.jumlah)).group_by(potong, desa.c.ukuran)


def tanggal_penerima() -> date | None:
    """Of which day the newest list of recipients is that was brought in and not taken back."""
    return db.session.scalar(select(func.max(Impor.tanggal_data)).where(Impor.jenis == BNBA, Impor.status == SELESAI))


def list_lokal() -> dict[str, tuple[str, str]]:
    """{code: (short name, unit)} of the kabupaten's own programmes, in their order."""
    return {kode: (satu.singkatan, satu.satuan) for kode, satu in program_berlaku().items() if kode not in PROGRAM}


def sum_lokal(satuan: Satuan, program: Iterable[str], panjang: int = 0) -> dict[str, dict[str, int]]:
    """{unit below: {figure (rules.dasbor.nama_lokal): lines of usulan}} of the local programmes."""
    semua, potong = list(program), func.substr(UsulanProgram.desa_kode, 1, panjang or satuan.panjang)
    hasil: dict[str, dict[str, int]] = {}
    if not semua:
        return hasil
    kolom = (potong, UsulanProgram.program, Usulan.status, UsulanProgram.keputusan)
    pilih = (
        select(*kolom, func.count())
        .join(Usulan, Usulan.id == UsulanProgram.usulan_id)
        .where(UsulanProgram.program.in_(semua), _dalam(UsulanProgram.desa_kode, satuan))
        .group_by(*kolom)
    )
    for unit, kode, status, keputusan, jumlah in db.session.execute(pilih):
        if tahap := tahap_lokal(status, keputusan):
            isi, nama = hasil.setdefault(unit, {}), nama_lokal(kode, tahap)
            isi[nama] = isi.get(nama, 0) + jumlah
    return hasil


def _dalam(kolom: Any, satuan: Satuan) -> Any:
    return or_(kolom == satuan.kode, kolom.startswith(f"{satuan.kode}.", autoescape=True))


def list_keadaan(satuan: Satuan) -> dict[str, HasilKalender]:
    """{desa: where its musyawarah stands, and the sentence that says why}, as the calendar says."""
    hari, bulan, tutup = hari_ini(pengaturan("zona")), pengaturan("bulan_berlaku_musdes"), pengaturan("tanggal_penutupan")
    hasil = {}
    for b in list_kalender(untuk=satuan, hari_ini=hari, ukuran=SEMUA_DESA):
        sptjm = b.sptjm_menunggu is not None and (b.paket_menunggu is None or b.sptjm_menunggu < b.paket_menunggu)
        menunggu = {"paket_menunggu": b.sptjm_menunggu, "paket": "SPTJM"} if sptjm else {"paket_menunggu": b.paket_menunggu}
        hasil[b.kode] = keadaan_musdes(b.terakhir, b.berikut, hari_ini=hari, bulan=bulan, tanggal_penutupan=tutup, **menunggu)
    return hasil


def count_keadaan(satuan: Satuan) -> dict[str, dict[str, int]]:
    """{unit below: {state of the calendar: how many desa}}: the same as list_keadaan says, in one small grouped statement."""
    hari, bulan, tutup = hari_ini(pengaturan("zona")), pengaturan("bulan_berlaku_musdes"), pengaturan("tanggal_penutupan")
    hari_desa = {b.desa_kode: (b.terakhir, b.berikut, b.menunggu) for b in db.session.execute(_pilih_hari(satuan.kode, hari, db.engine.dialect.name))}
    hasil = {}
    for kode in satuan.bawah:
        hasil[kode] = dict.fromkeys(KATA_KEADAAN, 0)
        for desa in [satu.kode for satu in list_unit(kode)] if satuan.is_kabupaten else [kode]:
            keadaan = keadaan_musdes(*hari_desa.get(desa, (None, None, None)), hari_ini=hari, bulan=bulan, tanggal_penutupan=tutup)
            hasil[kode][keadaan.keadaan] += 1
    return hasil


@lru_cache(maxsize=512)
def _pilih_hari(kode: str, hari: date, _dialek: str) -> Any:
    """Of each desa with a musdes: the day of the last one closed, of the next one, and of the oldest packet that waits, SPTJM or not."""
    beku, rapat = Musdes.status.in_(BEKU), Musdes.bentuk == MUSYAWARAH
    layak = exists().where(Acara.musdes_id == Musdes.id, Acara.keputusan == LAYAK, Usulan.id == Acara.usulan_id, Usulan.status == LAYAK)
    menunggu = beku & ~exists().where(Pengajuan.musdes_id == Musdes.id) & layak
    terbuka = (Musdes.status == BERLANGSUNG) | ((Musdes.status == DIRENCANAKAN) & (Musdes.tanggal >= hari))
    return (
        select(
            Musdes.desa_kode, func.max(case((beku & rapat, Musdes.tanggal))).label("terakhir"),
            func.min(case((terbuka & rapat, Musdes.tanggal))).label("berikut"), func.min(case((menunggu, Musdes.tanggal))).label("menunggu"),
        )
        .where(_dalam(Musdes.desa_kode, Satuan(kode, "", {})))
        .group_by(Musdes.desa_kode)
    )  # fmt: skip


def list_umur(satuan: Satuan, *panjang: int) -> list[list[Sebaran]]:
    """Waits at the dinsos by units of each of these lengths of code, the slowest first; one statement for all."""
    menunggu, hari, batas = list_menunggu(untuk=satuan), hari_ini(pengaturan("zona")), pengaturan("hari_layanan")
    return [sebaran_umur(menunggu, hari, batas, satu) for satu in panjang]


@dataclass(frozen=True, slots=True)
class KuotaUnit:
    """Places of one programme in one unit: the ceiling set for it (None without one), given out, waiting."""

    jumlah: int | None = None
    dapat: int = 0
    tunggu: int = 0


def list_kuota_unit(satuan: Satuan) -> tuple[Any, dict[tuple[str, str], KuotaUnit]]:
    """(the period of today or None, {(unit, programme): places}) of the unit itself and of each below it."""
    periode = find_periode_kini()
    if periode is None:
        return None, {}
    atap = select(Kuota.desa_kode, Kuota.program, Kuota.jumlah).where(
        Kuota.periode_id == periode.id, Kuota.desa_kode.in_([satuan.kode, *satuan.bawah])
    )
    batas = {(unit, program): jumlah for unit, program, jumlah in db.session.execute(atap)}
    potong = func.substr(Jatah.desa_kode, 1, satuan.panjang)
    pilih = (
        select(potong, Jatah.program, Jatah.status, func.count())
        .where(Jatah.periode_id == periode.id, Jatah.status.in_((DAPAT, TUNGGU)), _dalam(Jatah.desa_kode, satuan))
        .group_by(potong, Jatah.program, Jatah.status)
    )
    jumlah: dict[tuple[str, str], dict[str, int]] = {kunci: {} for kunci in batas}
    for unit, program, status, n in db.session.execute(pilih):
        for kode in {unit, satuan.kode}:
            isi = jumlah.setdefault((kode, program), {})
            isi[status] = isi.get(status, 0) + n
    return periode, {kunci: KuotaUnit(batas.get(kunci), isi.get(DAPAT, 0), isi.get(TUNGGU, 0)) for kunci, isi in jumlah.items()}
