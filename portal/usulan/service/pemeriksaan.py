"""The check of the whole kabupaten, with what usulan know: all families streamed desa by desa, findings written in short transactions.

A family that somebody saves meanwhile is left to that save. Run twice, it ends in the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from ...audit import service as audit
from ...db import db, transaction
from ...jam import hari_ini, sekarang
from ...keluarga.queries.periksa import (
    count_keluarga,
    fakta_periksa,
    find_diubah_sejak,
    find_orang,
    list_desa_berisi,
    list_keluarga_desa,
    nomor_ganda,
    semua_orang,
)
from ...pemeriksaan.queries.aparat import fakta_aparat, kerabat_by_keluarga, semua_aparat
from ...pemeriksaan.queries.bukti import bukti_by_nik
from ...pemeriksaan.queries.temuan import aturan_berlaku, count_terbuka
from ...pemeriksaan.rules.aturan import ATURAN, AturanBerlaku
from ...pemeriksaan.rules.fakta import BuktiOrang, FaktaAparat, FaktaOrang, FaktaPeriksa, Luar
from ...pemeriksaan.rules.mirip import cari_pasangan
from ...pemeriksaan.rules.periksa import periksa_keluarga
from ...pemeriksaan.service import Sasaran, Selisih, sync_temuan
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import kode_provinsi
from ..queries import program_by_keluarga

SEKALIGUS = 100  # families a transaction: people who save wait no longer than that takes
Lapor = Callable[[int, int], None]


@dataclass
class Bahan:
    """What lies across the kabupaten, gathered once: doubles of numbers, likely doubles of people, officials."""

    atur: AturanBerlaku
    hari: date
    sejak: datetime
    nik: dict[str, list[FaktaOrang]] = field(default_factory=dict)
    kk: dict[str, list[tuple[UUID, str, str]]] = field(default_factory=dict)
    mirip: dict[UUID, list[FaktaOrang]] = field(default_factory=dict)
    aparat_nik: dict[str, list[FaktaAparat]] = field(default_factory=dict)
    aparat_desa: dict[str, list[FaktaAparat]] = field(default_factory=dict)
    provinsi: frozenset[str] = frozenset()

    def luar_of(self, k: FaktaPeriksa, kerabat: Iterable[tuple[UUID, str]], bukti: Mapping[str, tuple[BuktiOrang, ...]]) -> Luar:
        """What of all that concerns one family."""
        nik = {orang.nik for orang in k.anggota if orang.nik}
        aparat = [a for nomor in nik for a in self.aparat_nik.get(nomor, ())]
        tanpa_nik = any(not orang.nik for orang in k.anggota)  # such a person can only be known by the name
        aparat += [a for a in self.aparat_desa.get(k.desa_kode, ()) if (tanpa_nik or not a.nik) and a not in aparat]
        return Luar(
            nik={n: tuple(o for o in self.nik[n] if o.keluarga_id != k.id) for n in nik if n in self.nik},
            kk=tuple(satu for satu in self.kk.get(k.no_kk or "", ()) if satu[0] != k.id),
            mirip=tuple(lain for orang in k.anggota for lain in self.mirip.get(orang.id, ())), aparat=tuple(aparat),
            kerabat=tuple(kerabat), provinsi=self.provinsi, bukti=bukti,
        )  # fmt: skip


def periksa_kabupaten(isian: dict[str, Any], lapor: Lapor) -> dict[str, int]:
    """Check every family; returns the counts {keluarga, baru, diperbaiki, terbuka}. ``lapor`` hears how far it is."""
    jumlah = count_keluarga()
    lapor(0, jumlah)
    bahan = _kumpulkan(lapor, jumlah)
    selesai, semua = 0, Selisih()
    for desa in list_desa_berisi():
        for berapa, satu in _periksa_desa(desa, bahan):
            selesai += berapa
            semua.baru, semua.diperbaiki = semua.baru + satu.baru + satu.dibuka, semua.diperbaiki + satu.diperbaiki
            lapor(selesai, jumlah)
    return {"keluarga": selesai, "baru": semua.baru, "diperbaiki": semua.diperbaiki, "terbuka": count_terbuka()}


def _kumpulkan(lapor: Lapor, jumlah: int) -> Bahan:
    atur = aturan_berlaku()
    bahan = Bahan(atur, hari_ini(pengaturan("zona")), sekarang(), provinsi=kode_provinsi())
    bahan.nik, bahan.kk = nomor_ganda()
    for baris in semua_aparat():
        satu = fakta_aparat(baris)
        bahan.aparat_desa.setdefault(satu.desa_kode, []).append(satu)
        if satu.nik:
            bahan.aparat_nik.setdefault(satu.nik, []).append(satu)
    lapor(0, jumlah)
    if atur.is_hidup("ORANG_MIRIP"):
        bahan.mirip = _mirip(atur.batas_of("ORANG_MIRIP", "ambang"))
    lapor(0, jumlah)
    return bahan


def _mirip(ambang: float) -> dict[UUID, list[FaktaOrang]]:
    """The likely doubles of each person in other families."""
    semua = list(semua_orang())
    db.session.rollback()
    pasangan = [(semua[i], semua[j]) for i, j, _ in cari_pasangan(semua, ambang) if semua[i].keluarga_id != semua[j].keluarga_id]
    fakta = find_orang({satu.id for dua in pasangan for satu in dua})
    hasil: dict[UUID, list[FaktaOrang]] = {}
    for a, b in pasangan:
        for satu, lain in ((a.id, b.id), (b.id, a.id)):
            if lain in fakta:
                hasil.setdefault(satu, []).append(fakta[lain])
    return hasil


def _periksa_desa(desa: str, bahan: Bahan) -> Iterable[tuple[int, Selisih]]:
    """Check a desa; yields (families, what changed) after each transaction."""
    keluarga, program = iter(list_keluarga_desa(desa)), program_by_keluarga(desa)
    db.session.rollback()
    while sebagian := list(islice(keluarga, SEKALIGUS)):
        kerabat = kerabat_by_keluarga([k.id for k, _, _ in sebagian])
        bukti = bukti_by_nik({orang.nik for _, anggota, _ in sebagian for orang in anggota if orang.nik})
        sasaran = {}
        for k, anggota, rumah in sebagian:
            fakta = fakta_periksa(k, anggota, rumah, **program.get(k.id, {}))
            hasil = periksa_keluarga(fakta, bahan.luar_of(fakta, kerabat.get(k.id, ()), bukti), bahan.atur, bahan.hari)
            sasaran[k.id] = Sasaran(k.desa_kode, k.nama, hasil)
        yield len(sebagian), _tulis(desa, sasaran, bahan)


def _tulis(desa: str, sasaran: dict[UUID, Sasaran], bahan: Bahan) -> Selisih:
    """Bring the findings up to date when something changed: one transaction with one audit line."""
    diputus = frozenset(ATURAN) - bahan.atur.mati
    rencana = sync_temuan(sasaran, diputus, tulis=False)
    if not rencana and not rencana.segar:
        return rencana
    with transaction(jejak=1 if rencana else 0):
        diubah = find_diubah_sejak({id_ for k, satu in sasaran.items() for id_ in (k, *_lain(satu))}, bahan.sejak)
        tetap = {k: satu for k, satu in sasaran.items() if k not in diubah and diubah.isdisjoint(_lain(satu))}
        selisih = sync_temuan(tetap, diputus, tulis=bool(tetap))
        if rencana:
            audit.record(
                "temuan.perbarui", oleh=None, desa_kode=desa, baru=selisih.baru, diperbaiki=selisih.diperbaiki, dibuka=selisih.dibuka
            )
    return selisih


def _lain(satu: Sasaran) -> set[UUID]:
    return {h.lain_keluarga_id for h in satu.hasil if h.lain_keluarga_id}
