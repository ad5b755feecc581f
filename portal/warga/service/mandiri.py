"""The verbs of citizens' own proposals: taken at the counter once a person, then made a usulan by the operator, or told why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...keluarga.rules.isian import ISI_ALAMAT, ISI_ANGGOTA
from ...keluarga.service.alamat import create_keluarga
from ...keluarga.service.anggota import create_anggota
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...usulan.queries import get_usulan
from ...usulan.rules.status import TERBUKA
from ...usulan.service import ambil_nomor
from ...wilayah.models import Wilayah
from ...wilayah.queries import get_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..models import UsulMandiri
from ..queries.mandiri import find_menunggu, find_tempat, get_mandiri, is_sekeluarga
from ..rules.mandiri import (
    DIUSULKAN,
    KATA_STATUS,
    MENUNGGU,
    TIDAK_DILANJUTKAN,
    format_nomor_mandiri,
    periksa_mandiri,
    salah_alasan,
)

KALIMAT_LAIN = "Usulan itu bukan usulan berjalan dari keluarga warga ini. Pilih usulan dari daftar di halaman ini."


@verb
def create_mandiri(id_: UUID, desa_kode: str, isi: Mapping[str, str], *, oleh: Any) -> UsulMandiri:
    """Take a proposal down; a NIK of which one waits already is not taken twice: the one that waits is returned instead.

    The same form again is the same proposal. Raises NotFound for a desa out of scope.
    """
    require(oleh, Izin.LOKET_LAYANI)
    if tingkat(desa_kode) != 4 or not mencakup(oleh.wilayah_kode, desa_kode):
        raise NotFound()
    get_wilayah(desa_kode)
    tanda = sidik({**isi, "desa": desa_kode, "oleh": oleh.id})
    satu = db.session.get(UsulMandiri, id_)
    if satu is not None and satu.isi_sidik != tanda:
        raise SameIdOtherContent()
    ulang = satu is not None
    if satu is None:
        _giliran(desa_kode[:5])
        satu = find_menunggu(isi["nik"], desa_kode[:5])
        ulang = satu is not None
        satu = satu or _baru(id_, desa_kode, isi, tanda, oleh)
    audit.record("mandiri.catat", oleh=oleh, objek=satu, nomor=satu.nomor, permintaan=satu.permintaan, ulang=ulang)
    return satu


def _giliran(kabupaten: str) -> None:
    """One at a time in the kabupaten, so that a NIK taken at two counters at once is found by the second; rows that refer to it pass."""
    db.session.execute(select(Wilayah.kode).where(Wilayah.kode == kabupaten).with_for_update(key_share=True))


def _baru(id_: UUID, desa_kode: str, isi: Mapping[str, str], tanda: str, oleh: Any) -> UsulMandiri:
    if salah := periksa_mandiri(isi):
        raise RuleBroken(next(iter(salah.values())), rincian=tuple(salah.values())[1:])
    tahun = hari_ini(pengaturan("zona")).year
    satu = UsulMandiri(
        id=id_, nomor=format_nomor_mandiri(desa_kode, tahun, ambil_nomor("mandiri", desa_kode, tahun)), desa_kode=desa_kode, status=MENUNGGU,
        isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **isi,
    )  # fmt: skip
    db.session.add(satu)
    db.session.flush()
    return satu


def start_keluarga(id_: UUID, *, oleh: Any) -> UUID:
    """A new family of the operator's desa with the person and the address of the proposal; returns its id. Twice is once.

    Its ids follow from the proposal's, so that a click that was cut off goes on where it stopped. Raises RuleBroken when the register
    knows the NIK already.
    """
    satu = get_mandiri(id_, untuk=oleh)
    require(oleh, Izin.MANDIRI_TANGANI, satu)
    keluarga_id, orang_id = uuid5(id_, "keluarga"), uuid5(id_, "anggota")
    tempat = find_tempat(satu.nik, untuk=oleh)
    if tempat is not None and tempat.keluarga_id != keluarga_id:
        raise RuleBroken(f"NIK ini sudah tercatat di {tempat.sebutan}, jadi keluarga baru tidak dibuat.")
    if satu.status != MENUNGGU:
        raise RuleBroken(_tertutup(satu))
    alamat = satu.alamat or get_wilayah(satu.desa_kode).sebutan
    orang: dict[str, Any] = {kolom: "" for kolom in ISI_ANGGOTA} | {"nama": satu.nama, "nik": satu.nik}
    orang |= dict.fromkeys(("tanggal_lahir", "hubungan", "status_kawin", "pekerjaan"))
    create_keluarga(keluarga_id, {kolom: "" for kolom in ISI_ALAMAT} | {"alamat": alamat, "no_kk": None}, oleh=oleh)
    create_anggota(orang_id, keluarga_id, orang, oleh=oleh)
    return keluarga_id


@verb
def link_usulan(id_: UUID, usulan_id: UUID, versi: int, *, oleh: Any) -> UsulMandiri:
    """Say which usulan the proposal became; it must be of the family in which the NIK is. Twice is once."""
    satu = _ambil(id_, oleh)
    usulan = get_usulan(usulan_id, untuk=oleh)
    if not (satu.status == DIUSULKAN and satu.usulan_id == usulan_id):
        _pastikan_menunggu(satu, versi)
        if usulan.status not in TERBUKA or not is_sekeluarga(satu.nik, usulan.keluarga_id):
            raise RuleBroken(KALIMAT_LAIN)
        satu.status, satu.usulan_id, satu.keluarga_id = DIUSULKAN, usulan_id, usulan.keluarga_id
        satu.ditangani_oleh, satu.ditangani_pada = oleh.id, sekarang()
    audit.record("mandiri.tautkan", oleh=oleh, objek=satu, nomor=satu.nomor, usulan=usulan.nomor)
    return satu


@verb
def decline_mandiri(id_: UUID, alasan: str, versi: int, *, oleh: Any) -> UsulMandiri:
    """Do not go on with a proposal; the citizen is told the reason at the counter. Twice is once."""
    satu = _ambil(id_, oleh)
    if not (satu.status == TIDAK_DILANJUTKAN and satu.alasan == alasan):
        _pastikan_menunggu(satu, versi)
        if salah := salah_alasan(alasan):
            raise RuleBroken(salah)
        satu.status, satu.alasan, satu.ditangani_oleh, satu.ditangani_pada = TIDAK_DILANJUTKAN, alasan, oleh.id, sekarang()
    audit.record("mandiri.tidak_lanjut", oleh=oleh, objek=satu, nomor=satu.nomor)
    return satu


@verb
def record_cetak_mandiri(id_: UUID, *, oleh: Any) -> UsulMandiri:
    """Note that the receipt of a proposal is printed, before it is."""
    require(oleh, Izin.LOKET_LAYANI)
    satu = get_mandiri(id_, untuk=oleh)
    audit.record("mandiri.cetak", oleh=oleh, objek=satu, nomor=satu.nomor)
    return satu


def _ambil(id_: UUID, oleh: Any) -> UsulMandiri:
    satu = get_mandiri(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MANDIRI_TANGANI, satu)
    return satu


def _pastikan_menunggu(satu: UsulMandiri, versi: int) -> None:
    if satu.status != MENUNGGU:
        raise StaleWrite(_tertutup(satu))
    if satu.versi != versi:
        raise StaleWrite("Usul mandiri ini berubah sejak halaman dibuka. Muat ulang halaman, lalu coba lagi.")


def _tertutup(satu: UsulMandiri) -> str:
    return f"Usul mandiri ini sudah ditangani: {KATA_STATUS[satu.status].lower()}."
