"""Confirmation: the kadis puts a list of verified usulan under one letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin, Kuasa
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
from ..queries.fakta import kuasa_kini
from ..queries.pengesahan import SEKALIGUS
from ..queries.usulan import list_usulan_terkunci
from ..rules.pengesahan import kalimat_nama
from .dasar import batasi, penyerta_of


def halangan_sah(usulan: Any, oleh: Any, kuasa: Kuasa) -> str | None:
    """Why this kadis may not confirm this usulan, else None; a delegation makes two people one pair of eyes."""
    if usulan.status != TERVERIFIKASI:
        return f"Usulan ini berstatus “{KATA_STATUS[usulan.status]}”, jadi tidak menunggu pengesahan."
    return halangan_mengesahkan(usulan.dibuat_oleh, usulan.pemeriksa_id, oleh.id, kuasa.bersama)


@verb
def create_pengesahan(id_: UUID, ids: Collection[UUID], nomor_surat: str, tanggal_surat: date, *, oleh: Any) -> Pengesahan:
    """Confirm the chosen usulan; those that this kadis made or verified are left out and named in the report.

    Who acts for an absent kadis does it in that one's name: the report, the letter and the trail name both.
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
    jumlah = {"disahkan": pengesahan.jumlah, "terlewat": len(semua) - pengesahan.jumlah, **penyerta_of([usulan.id for usulan in semua])}
    diwakili = db.session.get_one(Massal, id_).laporan.get("atas_nama", [])
    wakil = {"atas_nama": [satu for satu, _ in diwakili]} if diwakili else {}
    audit.record("usulan.sahkan", oleh=oleh, objek=pengesahan, **jumlah, **wakil)
    return pengesahan


def _periksa_surat(nomor_surat: str, tanggal_surat: date) -> None:
    if not nomor_surat:
        raise RuleBroken("Tulis nomor surat pengesahan.")
    if tanggal_surat > hari_ini(pengaturan("zona")):
        raise RuleBroken("Tanggal surat belum tiba. Periksa tanggalnya.")
    if db.session.scalar(select(Pengesahan.id).where(Pengesahan.nomor_surat == nomor_surat)):
        raise RuleBroken(f"Nomor surat {nomor_surat} sudah dipakai pengesahan lain. Periksa nomornya.")


def _sahkan(id_: UUID, semua: Sequence[Usulan], nomor: str, tanggal: date, tanda: str, oleh: Any) -> Pengesahan:
    kuasa = kuasa_kini(oleh)
    terlewat = [[str(usulan.id), sebab] for usulan in semua if (sebab := halangan_sah(usulan, oleh, kuasa))]
    kecuali = {id_usulan for id_usulan, _ in terlewat}
    sah = [usulan for usulan in semua if str(usulan.id) not in kecuali]
    if not sah:
        sebab = dict.fromkeys(sebab for _, sebab in terlewat)
        raise RuleBroken("Tidak ada usulan yang dapat Anda sahkan dari daftar ini.", rincian=tuple(sebab))
    kini = sekarang()
    pengesahan = Pengesahan(
        id=id_, nomor_surat=nomor, tanggal_surat=tanggal, jumlah=len(sah), isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=kini
    )
    diwakili = sorted(nama_pengguna_by_id(set(kuasa.atas)).items(), key=lambda satu: satu[1])
    laporan = {"diputus": [str(usulan.id) for usulan in sah], "dilewati": terlewat, "atas_nama": [[str(id), nama] for id, nama in diwakili]}
    massal = Massal(id=id_, hasil=DISAHKAN, isi_sidik=tanda, laporan=laporan, dibuat_oleh=oleh.id, dibuat_pada=kini)
    db.session.add_all([pengesahan, massal])  # the confirmation has no column for whom it left out; its report has the same id
    db.session.flush()
    atas_nama = f", a.n. {kalimat_nama(nama for _, nama in diwakili)}" if diwakili else ""
    advance_many(sah, DISAHKAN, oleh=oleh, alasan=f"Surat nomor {nomor}{atas_nama}.")
    baris = [{"pengesahan_id": id_, "usulan_id": usulan.id, "desa_kode": usulan.desa_kode} for usulan in sah]
    db.session.execute(insert(PengesahanBaris), baris)
    return pengesahan
