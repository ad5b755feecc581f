"""Who receives what in the demo: lists of recipients (BNBA) as if they had been imported, in the proportions of the press.

Rejang Lebong, June 2024: 47,906 families with 128,879 persons; PBI 120,906 persons, PKH 10,881 and Sembako (BPNT) 16,412 families.
A demo of that size has exactly these numbers, a smaller one the same shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from ..audit import service as audit
from ..db import db, transaction
from ..jam import sekarang
from ..keluarga.models import Anggota, Keluarga
from ..kemajuan import kabari
from ..kit.id_urut import uuid_urut
from ..kit.tanggal import setempat, umur
from ..kuota.rules import PBI_JK, PKH, PROGRAM, SEMBAKO
from ..pemeriksaan.models import BuktiDaftar
from ..pertukaran.models import Impor
from ..pertukaran.rules.impor_jenis import BNBA, DIKOSONGKAN, SELESAI
from ..usulan.models import Usulan, UsulanProgram
from ..usulan.rules.jenis import BANSOS, HAPUS
from ..usulan.rules.status import DITETAPKAN, TERBUKA
from .akun import Akun
from .keluarga import SIDIK, uuid_acak
from .sebaran import JIWA_PENUH, KELUARGA_PENUH

PENERIMA_PENUH = {PBI_JK: 120_906, PKH: 10_881, SEMBAKO: 16_412}
BENIH = 6_24  # its own, so that the rest of the demo stays as it is
HARI_LALU = 45  # days since the lists; so long that their staged rows are gone by now
SEKALI = 10_000
DESIL_TENGAH = 5  # where a family without a rank stands


@dataclass(slots=True)
class Rumah:
    """A family as a programme looks at it."""

    id: UUID
    desil: int
    dadu: float
    orang: list[Any]
    berkomponen: bool = False


@dataclass(slots=True)
class Keadaan:
    """What is known by usulan: (family, programme) under way and decided, families that were removed, NIK that two people have."""

    jalan: set[tuple[UUID, str]]
    tetap: set[tuple[UUID, str]]
    dihapus: set[UUID]
    ganda: set[str]


def jumlah_penerima(keluarga: int, jiwa: int) -> dict[str, int]:
    """How many receive each programme in a demo of so many families and persons."""
    return {
        kode: round(penuh * jiwa / JIWA_PENUH) if PROGRAM[kode].is_per_jiwa else round(penuh * keluarga / KELUARGA_PENUH)
        for kode, penuh in PENERIMA_PENUH.items()
    }  # fmt: skip


def tulis_penerima(akun: Akun, kini: datetime) -> dict[str, int]:
    """The lists of all programmes as three imports; how many rows each has."""
    rumah, keadaan = _rumah(setempat(kini, "WIB").date()), _keadaan()
    sasaran = jumlah_penerima(len(rumah), sum(len(satu.orang) for satu in rumah))
    pkh = _keluarga(rumah, keadaan, PKH, sasaran[PKH], set())
    sembako = _keluarga(rumah, keadaan, SEMBAKO, sasaran[SEMBAKO], {satu.id for satu in pkh})
    terpilih = {
        PBI_JK: _jiwa(rumah, keadaan, sasaran[PBI_JK]), PKH: [_pengurus(satu) for satu in pkh],
        SEMBAKO: [_pengurus(satu) for satu in sembako],
    }  # fmt: skip
    ids, tanggal, acak = uuid_urut(sekarang()), setempat(kini - timedelta(days=HARI_LALU), "WIB").date(), Random(BENIH)
    for program, orang in terpilih.items():
        impor_id = uuid_acak(acak)
        with transaction() as session:
            session.execute(insert(Impor), [_impor(impor_id, program, len(orang), tanggal, akun, kini)])
            for mulai in range(0, len(orang), SEKALI):
                baris = [_baris(next(ids), program, satu, tanggal, impor_id, kini) for satu in orang[mulai : mulai + SEKALI]]
                session.execute(insert(BuktiDaftar), baris)
            audit.record("demo.penerima", oleh=None, program=program, jumlah=len(orang))
    hasil = {program: len(orang) for program, orang in terpilih.items()}
    kabari(f"{sum(hasil.values())} penerima bantuan tertulis.")
    return hasil


def _rumah(hari_ini: date) -> list[Rumah]:
    """All families in desa order with their people."""
    acak = Random(BENIH)
    semua = {
        id_: Rumah(id_, desil or DESIL_TENGAH, acak.random(), [])
        for id_, desil in db.session.execute(select(Keluarga.id, Keluarga.desil).order_by(Keluarga.desa_kode, Keluarga.id))
    }
    kolom = (
        Anggota.keluarga_id, Anggota.id, Anggota.desa_kode, Anggota.nik, Anggota.nama, Anggota.nama_cari, Anggota.tanggal_lahir,
        Anggota.pekerjaan, Anggota.rincian,
    )  # fmt: skip
    for satu in db.session.execute(select(*kolom).order_by(Anggota.desa_kode, Anggota.keluarga_id, Anggota.urutan)):
        rumah = semua[satu.keluarga_id]
        rumah.orang.append(satu)
        rumah.berkomponen = rumah.berkomponen or _berkomponen(satu, hari_ini)
    db.session.rollback()
    return list(semua.values())


def _berkomponen(orang: Any, hari_ini: date) -> bool:
    """Whether PKH would count this person: a small child, a pupil, an old person (pemeriksaan.rules.komponen says it in full)."""
    if orang.tanggal_lahir is None:
        return False
    usia, ikut = umur(orang.tanggal_lahir, hari_ini), (orang.rincian or {}).get("partisipasi_sekolah")
    pelajar = ikut == 2 or (ikut is None and orang.pekerjaan == 3 and usia <= 18)
    return usia < 6 or usia >= 60 or (pelajar and 6 <= usia <= 18)


def _keadaan() -> Keadaan:
    lini = (
        select(Usulan.keluarga_id, UsulanProgram.program, Usulan.status)
        .join(UsulanProgram, UsulanProgram.usulan_id == Usulan.id)
        .where(Usulan.jenis == BANSOS)
    )
    semua = db.session.execute(lini).all()
    hapus = select(Usulan.keluarga_id).where(Usulan.jenis == HAPUS, Usulan.status == DITETAPKAN)
    kali = Counter(nik for nik in db.session.scalars(select(Anggota.nik)) if nik)
    ganda = {nik for nik, berapa in kali.items() if berapa > 1}
    return Keadaan(
        {(id_, program) for id_, program, status in semua if status in TERBUKA},
        {(id_, program) for id_, program, status in semua if status == DITETAPKAN}, set(db.session.scalars(hapus)), ganda,
    )  # fmt: skip


def _keluarga(rumah: Iterable[Rumah], k: Keadaan, program: str, berapa: int, sudah: set[UUID]) -> list[Rumah]:
    """Families for a programme: first those the centre decided on, then poor ones with whom nothing is under way, by the dice.

    Families of ``sudah`` go before others: who has PKH has Sembako too.
    """

    def urutan(satu: Rumah) -> tuple[bool | float, ...]:
        kunci = (satu.id, program)
        didahulukan = kunci in k.tetap or satu.id in sudah
        miskin, cocok = satu.desil <= (PROGRAM[program].desil_maks or satu.desil), satu.berkomponen or program != PKH
        tanpa_nik = all(orang.nik is None for orang in satu.orang)
        return satu.id in k.dihapus, kunci in k.jalan, tanpa_nik, not didahulukan, not cocok, not miskin, satu.dadu

    terpilih = {satu.id for satu in sorted(rumah, key=urutan)[:berapa]}
    return [satu for satu in rumah if satu.id in terpilih]


def _jiwa(rumah: Iterable[Rumah], k: Keadaan, berapa: int) -> list[Any]:
    """Persons for PBI-JK, whole families as far as it goes: the poor first, those with an open usulan for it last."""

    def urutan(satu: Rumah) -> tuple[bool, bool, int, float]:
        return satu.id in k.dihapus, (satu.id, PBI_JK) in k.jalan, satu.desil, satu.dadu

    calon = [orang for satu in sorted(rumah, key=urutan) for orang in satu.orang]
    terpilih = sorted(calon, key=lambda orang: (orang.nik is None, orang.nik in k.ganda))[:berapa]
    return sorted(terpilih, key=lambda orang: (orang.desa_kode, str(orang.id)))


def _pengurus(rumah: Rumah) -> Any:
    """Whom the list names for the family: the first of its people who has a NIK."""
    return next((orang for orang in rumah.orang if orang.nik), rumah.orang[0])


def _baris(id_: UUID, program: str, orang: Any, tanggal: date, impor_id: UUID, kini: datetime) -> dict[str, Any]:
    return {
        "id": id_, "jenis": BNBA, "program": program, "desa_kode": orang.desa_kode, "nik": orang.nik, "no_kk": None, "nama": orang.nama,
        "nama_cari": orang.nama_cari, "tanggal_lahir": orang.tanggal_lahir, "tanggal": tanggal, "keterangan": "", "sumber": _sumber(program),
        "impor_id": impor_id, "dibuat_pada": kini,
    }  # fmt: skip


def _sumber(program: str) -> str:
    return f"BNBA {PROGRAM[program].singkatan} (contoh)"


def _impor(id_: UUID, program: str, jumlah: int, tanggal: date, akun: Akun, kini: datetime) -> dict[str, Any]:
    """The import that brought the list in; its staged rows are gone, so it cannot be taken back."""
    pada, petugas = kini - timedelta(days=HARI_LALU - 2), akun.verifikator[0].id
    return {
        "id": id_, "jenis": BNBA, "status": SELESAI, "nama_asli": f"bnba-{program.lower().replace('_', '-')}.xlsx", "berkas": f"{id_.hex}.xlsx",
        "ukuran": 64 * jumlah, "sidik": SIDIK, "sumber": _sumber(program), "tanggal_data": tanggal, "lembar": "BNBA", "kepala": [],
        "kepala_baris": 0, "peta": {}, "opsi": {"program": program}, "galat": "", "isi_sidik": SIDIK, "dibuat_oleh": petugas, "dibuat_pada": pada,
        "dijalankan_oleh": petugas, "dijalankan_pada": pada, "alasan_tarik": "", "versi": 1,
        "ringkas": {"baru": jumlah, "dapat": jumlah, "masuk": jumlah, DIKOSONGKAN: setempat(kini - timedelta(days=10), "WIB").date().isoformat()},
    }  # fmt: skip
