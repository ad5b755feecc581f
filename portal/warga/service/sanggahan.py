"""The verbs of objections: taken for a citizen before the deadline, answered by somebody who did not decide; noted beside each decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotAllowed, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ...usulan.service import ambil_nomor
from ...verifikasi.queries.fakta import kuasa_kini
from ...verifikasi.service.dasar import catat_juga
from ..models import Sanggahan
from ..queries.pengumuman import get_pengumuman, get_ringkas
from ..queries.sanggahan import count_terbuka, get_baris, get_sanggahan, pemutus_of
from ..rules.sanggahan import (
    DIJAWAB,
    DITERIMA,
    batas_jawab,
    boleh_surat,
    format_nomor_sanggahan,
    halangan_menjawab,
    halangan_menyanggah,
    periksa_jawaban,
    periksa_sanggahan,
)


@verb
def create_sanggahan(id_: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Sanggahan:
    """Write an objection down; the same form again is the same objection, also after the deadline.

    Raises NotFound for a list out of scope or a usulan that is not on it, RuleBroken after the deadline with where else to go.
    """
    terbit = get_pengumuman(isi["pengumuman_id"], untuk=oleh)
    require(oleh, Izin.SANGGAHAN_TULIS, terbit)
    tanda = sidik({**isi, "oleh": oleh.id})
    satu = db.session.get(Sanggahan, id_)
    if satu is None:
        satu = _baru(id_, terbit, isi, tanda, oleh)
    elif satu.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("sanggahan.buat", oleh=oleh, objek=satu, nomor=satu.nomor, jenis=satu.jenis, rahasia=satu.rahasia, usulan=satu.usulan_id)
    return satu


def _baru(id_: UUID, terbit: Any, isi: Mapping[str, Any], tanda: str, oleh: Any) -> Sanggahan:
    kini = hari_ini(pengaturan("zona"))
    if halangan := halangan_menyanggah(get_ringkas(terbit.id, untuk=oleh), kini):
        raise RuleBroken(halangan)
    if salah := periksa_sanggahan(isi):
        raise RuleBroken(next(iter(salah.values())), rincian=tuple(salah.values())[1:])
    if isi["usulan_id"]:
        get_baris(terbit, isi["usulan_id"])
    nomor = format_nomor_sanggahan(terbit.desa_kode, kini.year, ambil_nomor("sanggahan", terbit.desa_kode, kini.year))
    satu = Sanggahan(
        id=id_, nomor=nomor, desa_kode=terbit.desa_kode, status=DITERIMA, batas_jawab=batas_jawab(kini, pengaturan("hari_jawab_sanggahan")),
        isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **isi,
    )  # fmt: skip
    db.session.add(satu)
    db.session.flush()
    return satu


@verb
def answer_sanggahan(id_: UUID, isi: Mapping[str, str], versi: int, *, oleh: Any) -> Sanggahan:
    """Answer an objection once; the same answer again is the same answer.

    Raises NotAllowed for who made or decided the usulan it is about (four eyes), StaleWrite when somebody else answered meanwhile.
    """
    satu = get_sanggahan(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.SANGGAHAN_JAWAB, satu)
    if satu.status == DIJAWAB and not (satu.dijawab_oleh == oleh.id and all(getattr(satu, nama) == nilai for nama, nilai in isi.items())):
        pada = waktu_panjang(satu.dijawab_pada or satu.dibuat_pada, pengaturan("zona"))
        raise StaleWrite(f"Sanggahan ini sudah dijawab {pada}. Muat ulang halaman untuk membaca jawabannya.")
    if satu.status != DIJAWAB:
        _jawab(satu, isi, versi, oleh)
    audit.record("sanggahan.jawab", oleh=oleh, objek=satu, nomor=satu.nomor, hasil=satu.hasil, tindak_lanjut=satu.tindak_lanjut)
    return satu


def _jawab(satu: Sanggahan, isi: Mapping[str, str], versi: int, oleh: Any) -> None:
    if halangan := halangan_of(satu, oleh):
        raise NotAllowed(halangan)
    if satu.versi != versi:
        raise StaleWrite("Sanggahan ini berubah sejak halaman dibuka. Muat ulang halaman, lalu jawab lagi.")
    salah = list(periksa_jawaban(isi).values())
    if not salah and db.session.scalar(select(Sanggahan.id).where(Sanggahan.nomor_surat == isi["nomor_surat"]).limit(1)):
        salah = [f"Nomor surat {isi['nomor_surat']} sudah dipakai jawaban lain. Periksa nomornya."]
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))
    satu.hasil, satu.jawaban, satu.tindak_lanjut = isi["hasil"], isi["jawaban"], isi["tindak_lanjut"]
    satu.nomor_surat, satu.status, satu.dijawab_oleh, satu.dijawab_pada = isi["nomor_surat"], DIJAWAB, oleh.id, sekarang()


def halangan_of(satu: Sanggahan, oleh: Any) -> str | None:
    """Why this person may not answer this objection, else None."""
    pembuat, pemutus = pemutus_of(satu.usulan_id)
    return halangan_menjawab(oleh.id, pembuat, pemutus, kuasa_kini(oleh).bersama)


@verb
def record_cetak(id_: UUID, apa: str, *, oleh: Any) -> Sanggahan:
    """Note that the receipt (tanda_terima) or the letter (jawaban) of an objection is printed, before it is."""
    satu = get_sanggahan(id_, untuk=oleh)
    require(oleh, Izin.SANGGAHAN_LIHAT, satu)
    if not boleh_surat(oleh):
        raise NotAllowed()
    audit.record("sanggahan.cetak", oleh=oleh, objek=satu, nomor=satu.nomor, apa=apa)
    return satu


@catat_juga
def catatan_sanggahan(ids: Collection[UUID]) -> dict[str, Any]:
    """What the trail says beside a decision or confirmation: how many objections about these usulan were not answered yet."""
    jumlah = count_terbuka(ids)
    return {"sanggahan_terbuka": jumlah} if jumlah else {}
