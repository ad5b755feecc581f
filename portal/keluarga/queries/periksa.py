"""The facts that the checks look at: one family with what lies elsewhere in the kabupaten, in few bounded statements.

Not scoped, since the same person may be entered in two villages; what a reader may see of the other side the findings decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, extract, func, or_, select, union_all

from ...db import db
from ...pemeriksaan.queries.aparat import fakta_aparat, find_aparat_for
from ...pemeriksaan.queries.bukti import bukti_by_nik
from ...pemeriksaan.rules.fakta import FaktaOrang, FaktaPeriksa, Luar
from ...pemeriksaan.rules.mirip import kunci_blok
from ...pemeriksaan.rules.putusan import TERBUKA
from ...wilayah.queries import kode_provinsi
from ..models import Anggota, Keluarga, Rumah

KOLOM_ORANG = (
    Anggota.id, Anggota.keluarga_id, Anggota.desa_kode, Anggota.nama, Anggota.nik, Anggota.tanggal_lahir, Anggota.jenis_kelamin,
    Anggota.ibu_kandung, Anggota.hubungan, Anggota.status_kawin, Anggota.pekerjaan, Anggota.tanpa_nik_alasan, Anggota.rincian,
)  # fmt: skip


def fakta_orang(a: Any) -> FaktaOrang:
    """A member (a row or columns) as the checks see one."""
    return FaktaOrang(
        a.id, a.keluarga_id, a.desa_kode, a.nama, a.nik, a.tanggal_lahir, a.jenis_kelamin, a.ibu_kandung, a.hubungan, a.status_kawin,
        a.pekerjaan, a.tanpa_nik_alasan, a.rincian or {},
    )  # fmt: skip


def fakta_periksa(k: Any, anggota: Iterable[Any], rumah: Any, **program: Any) -> FaktaPeriksa:
    """A family as the checks see it; ``program``: what usulan know of it (diusulkan, menerima, program, periode)."""
    return FaktaPeriksa(k.id, k.desa_kode, k.no_kk, k.nama, k.desil, tuple(map(fakta_orang, anggota)), rumah or {}, **program)


def luar_of(k: FaktaPeriksa, temuan: Sequence[Any] = ()) -> Luar:
    """What lies elsewhere and concerns the family; ``temuan`` are its findings, whose other side is looked at again."""
    nik = {orang.nik for orang in k.anggota if orang.nik}
    calon = _calon(k, nik, _sisi_lain(k.id, temuan))
    per_nik: dict[str, list[FaktaOrang]] = {}
    for orang in calon:
        if orang.nik in nik:
            per_nik.setdefault(orang.nik, []).append(orang)
    aparat = find_aparat_for(nik, k.id, k.desa_kode)
    return Luar(
        nik={nomor: tuple(semua) for nomor, semua in per_nik.items()}, kk=_kk_sama(k), mirip=tuple(calon),
        aparat=tuple(map(fakta_aparat, aparat)), kerabat=tuple((a.id, a.hubungan) for a in aparat if a.hubungan),
        provinsi=kode_provinsi(), bukti=bukti_by_nik(nik),
    )  # fmt: skip


def _banyak(nama: str) -> Any:
    return bindparam(nama, expanding=True)


# Built once: making these statements costs more than running them. By functions of the date, so that the index of the sound is
# walked: few sound alike, many are born in a year. On the tables themselves: plain rows cost half of what they cost through the ORM.
_A, _K = Anggota.__table__.c, Keluarga.__table__.c
_SEDEKAT = or_(
    extract("year", _A.tanggal_lahir).in_(_banyak("tahun")),
    and_(extract("month", _A.tanggal_lahir).in_(_banyak("bulan")), extract("day", _A.tanggal_lahir).in_(_banyak("tanggal"))),
)
_CALON = (  # who may be somebody of the family, and how many are looked at: the same NIK or known before, born on the day, of the sound
    (or_(_A.nik.in_(_banyak("nik")), _A.id.in_(_banyak("dikenal"))), 100),
    (_A.tanggal_lahir.in_(_banyak("hari")), 400),
    (and_(_A.bunyi.in_(_banyak("bunyi")), _SEDEKAT), 300),
)
_ORANG = select(*(_A[satu.key] for satu in KOLOM_ORANG)).where(_A.keluarga_id != bindparam("selain"))
# Whoever is found in two ways comes twice: cheaper than looking each of them up once more.
CALON = union_all(*(select(_ORANG.where(syarat).limit(maks).subquery()) for syarat, maks in _CALON))
KK_SAMA = (
    select(_K.id, _K.desa_kode, _K.nama)
    .where(_K.no_kk == bindparam("no_kk"), _K.id != bindparam("selain"))
    .limit(20)
)


def _sisi_lain(keluarga_id: UUID, temuan: Sequence[Any]) -> set[UUID]:
    """The persons on the other side of open findings about likeness."""
    orang = {t.lain_anggota_id if t.keluarga_id == keluarga_id else t.anggota_id for t in temuan if t.status == TERBUKA and t.skor is not None}
    return {id_ for id_ in orang if id_}


def _kk_sama(k: FaktaPeriksa) -> tuple[tuple[UUID, str, str], ...]:
    if not k.no_kk:
        return ()
    return tuple((satu.id, satu.desa_kode, satu.nama) for satu in db.session.execute(KK_SAMA, {"no_kk": k.no_kk, "selain": k.id}).all())


def _calon(k: FaktaPeriksa, nik: set[str], dikenal: set[UUID]) -> list[FaktaOrang]:
    """Candidates in other families: the same NIK, the other side of a finding, born on the same day (or the day with its month), or of
    the same sound in a year or on a day that fits.
    """
    blok = [kunci_blok(orang.nama, orang.tanggal_lahir) for orang in k.anggota]
    hari = {satu for b in blok for satu in b.tanggal}
    if not (nik or dikenal or hari):
        return []
    isi: dict[str, Collection[Any]] = {
        "nik": nik, "dikenal": dikenal, "hari": hari, "bunyi": {b.bunyi for b in blok if b.bunyi and b.tanggal},
        "tahun": {h.year for h in hari}, "bulan": {h.month for h in hari}, "tanggal": {h.day for h in hari},
    }  # fmt: skip
    ketemu = db.session.execute(CALON, {"selain": k.id} | {nama: list(satu) for nama, satu in isi.items()})
    return [fakta_orang(baris) for baris in {baris.id: baris for baris in ketemu.all()}.values()]


# Whole desa at once, for the check of the whole kabupaten.


def list_keluarga_desa(desa_kode: str) -> list[tuple[Row[Any], list[Any], dict[str, int]]]:
    """(family, members in order, house) of every family of the desa: three statements, plain rows."""
    kolom = (Keluarga.id, Keluarga.desa_kode, Keluarga.no_kk, Keluarga.nama, Keluarga.desil)
    keluarga = db.session.execute(select(*kolom).where(Keluarga.desa_kode == desa_kode).order_by(Keluarga.id)).all()
    anggota: dict[UUID, list[Any]] = {}
    for orang in db.session.execute(select(*KOLOM_ORANG).where(Anggota.desa_kode == desa_kode).order_by(Anggota.keluarga_id, Anggota.urutan)):
        anggota.setdefault(orang.keluarga_id, []).append(orang)
    pilih = select(Rumah.keluarga_id, Rumah.isi).join(Keluarga, Keluarga.id == Rumah.keluarga_id).where(Keluarga.desa_kode == desa_kode)
    rumah = {id_: isi for id_, isi in db.session.execute(pilih)}
    return [(k, anggota.get(k.id, []), rumah.get(k.id, {})) for k in keluarga]


def nomor_ganda() -> tuple[dict[str, list[FaktaOrang]], dict[str, list[tuple[UUID, str, str]]]]:
    """Every NIK that more than one person bears, with them; every No. KK that more than one family has, with these."""
    berulang = select(Anggota.nik).where(Anggota.nik.is_not(None)).group_by(Anggota.nik).having(_lebih_dari_satu(Anggota.id))
    nik: dict[str, list[FaktaOrang]] = {}
    for baris in db.session.execute(select(*KOLOM_ORANG).where(Anggota.nik.in_(berulang))):
        nik.setdefault(baris.nik, []).append(fakta_orang(baris))
    berulang = select(Keluarga.no_kk).where(Keluarga.no_kk.is_not(None)).group_by(Keluarga.no_kk).having(_lebih_dari_satu(Keluarga.id))
    kk: dict[str, list[tuple[UUID, str, str]]] = {}
    for satu in db.session.execute(select(Keluarga.no_kk, Keluarga.id, Keluarga.desa_kode, Keluarga.nama).where(Keluarga.no_kk.in_(berulang))):
        kk.setdefault(satu.no_kk, []).append((satu.id, satu.desa_kode, satu.nama))
    return nik, kk


def _lebih_dari_satu(kolom: Any) -> Any:
    return func.count(kolom) > 1


def semua_orang() -> Iterable[Row[Any]]:
    """Everybody with a birth date, light, in batches: (id, keluarga_id, nama, nik, tanggal_lahir, jenis_kelamin, ibu_kandung)."""
    kolom = (Anggota.id, Anggota.keluarga_id, Anggota.nama, Anggota.nik, Anggota.tanggal_lahir, Anggota.jenis_kelamin, Anggota.ibu_kandung)
    pilih = select(*kolom).where(Anggota.tanggal_lahir.is_not(None), Anggota.nama != "")
    return db.session.execute(pilih.execution_options(yield_per=5000))


def find_orang(ids: Collection[UUID]) -> dict[UUID, FaktaOrang]:
    """These people as the checks see them, in batches that every database takes."""
    semua, hasil = list(ids), {}
    for awal in range(0, len(semua), 500):
        for baris in db.session.execute(select(*KOLOM_ORANG).where(Anggota.id.in_(semua[awal : awal + 500]))):
            hasil[baris.id] = fakta_orang(baris)
    return hasil


def find_diubah_sejak(ids: Collection[UUID], sejak: datetime) -> set[UUID]:
    """Those of the families that somebody saved since then."""
    if not ids:
        return set()
    return set(db.session.scalars(select(Keluarga.id).where(Keluarga.id.in_(ids), Keluarga.diubah_pada >= sejak)))


def count_keluarga() -> int:
    """How many families there are, for progress."""
    return db.session.scalar(select(func.count()).select_from(Keluarga)) or 0


def list_desa_berisi() -> list[str]:
    """The desa that have families, in code order."""
    return list(db.session.scalars(select(Keluarga.desa_kode).distinct().order_by(Keluarga.desa_kode)))
