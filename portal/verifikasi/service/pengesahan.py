"""Confirmation: the kadis puts a list of verified usulan under one letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.empat_mata import halangan_mengesahkan
from ...usulan.rules.status import DISAHKAN, KATA_STATUS, TERVERIFIKASI
from ...usulan.service import advance_many
from ..models import Massal, Pengesahan, PengesahanBaris
from ..queries.pengesahan import SEKALIGUS
from ..queries.usulan import list_usulan_terkunci
from .dasar import batasi


def halangan_sah(usulan: Any, oleh: Any) -> str | None:
    """Why this kadis may not confirm this usulan, else None."""
    if usulan.status != TERVERIFIKASI:
        return f"Usulan ini berstatus “{KATA_STATUS[usulan.status]}”, jadi tidak menunggu pengesahan."
    return halangan_mengesahkan(usulan.dibuat_oleh, usulan.pemeriksa_id, oleh.id)


@verb
def create_pengesahan(id_: UUID, ids: Collection[UUID], nomor_surat: str, tanggal_surat: date, *, oleh: Any) -> Pengesahan:
    """Confirm the chosen usulan; those that this kadis made or verified are left out and named in the report.

    The same id again returns the same confirmation. Raises RuleBroken when the letter number is used, the date lies ahead
    or nothing of the list may be confirmed.
    """
    require(oleh, Izin.PENGESAHAN_TULIS)
    batasi(len(ids), SEKALIGUS)
    isi = {"usulan": sorted(str(satu) for satu in ids), "nomor": nomor_surat, "tanggal": tanggal_surat, "oleh": oleh.id}
    semua = list_usulan_terkunci(ids, untuk=oleh)
    pengesahan = db.session.get(Pengesahan, id_)
    if pengesahan is None:
        _periksa_surat(nomor_surat, tanggal_surat)
        pengesahan = _sahkan(id_, semua, nomor_surat, tanggal_surat, sidik(isi), oleh)
    elif pengesahan.isi_sidik != sidik(isi):
        raise SameIdOtherContent()
    audit.record("usulan.sahkan", oleh=oleh, objek=pengesahan, disahkan=pengesahan.jumlah, terlewat=len(semua) - pengesahan.jumlah)
    return pengesahan


def _periksa_surat(nomor_surat: str, tanggal_surat: date) -> None:
    if not nomor_surat:
        raise RuleBroken("Tulis nomor surat pengesahan.")
    if tanggal_surat > hari_ini(pengaturan("zona")):
        raise RuleBroken("Tanggal surat belum tiba. Periksa tanggalnya.")
    if db.session.scalar(select(Pengesahan.id).where(Pengesahan.nomor_surat == nomor_surat)):
        raise RuleBroken(f"Nomor surat {nomor_surat} sudah dipakai pengesahan lain. Periksa nomornya.")


def _sahkan(id_: UUID, semua: Sequence[Usulan], nomor: str, tanggal: date, tanda: str, oleh: Any) -> Pengesahan:
    terlewat = [[str(usulan.id), sebab] for usulan in semua if (sebab := halangan_sah(usulan, oleh))]
    kecuali = {id_usulan for id_usulan, _ in terlewat}
    sah = [usulan for usulan in semua if str(usulan.id) not in kecuali]
    if not sah:
        sebab = dict.fromkeys(sebab for _, sebab in terlewat)
        raise RuleBroken("Tidak ada usulan yang dapat Anda sahkan dari daftar ini.", rincian=tuple(sebab))
    kini = sekarang()
    pengesahan = Pengesahan(
        id=id_, nomor_surat=nomor, tanggal_surat=tanggal, jumlah=len(sah), isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=kini
    )
    laporan = {"diputus": [str(usulan.id) for usulan in sah], "dilewati": terlewat}
    massal = Massal(id=id_, hasil=DISAHKAN, isi_sidik=tanda, laporan=laporan, dibuat_oleh=oleh.id, dibuat_pada=kini)
    db.session.add_all([pengesahan, massal])  # the confirmation has no column for whom it left out; its report has the same id
    db.session.flush()
    advance_many(sah, DISAHKAN, oleh=oleh, alasan=f"Surat nomor {nomor}.")
    baris = [{"pengesahan_id": id_, "usulan_id": usulan.id, "desa_kode": usulan.desa_kode} for usulan in sah]
    db.session.execute(insert(PengesahanBaris), baris)
    return pengesahan
