"""The verbs of the hand-over: keep a numbered file and send its usulan, and note who took a file home."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...usulan.rules.status import DIKIRIM, DISAHKAN
from ...usulan.service import advance_many, ambil_nomor
from ...verifikasi.queries.usulan import list_usulan_terkunci
from ..models import Serahan, SerahanBaris
from ..queries.serahan import get_berkas, get_serahan, list_serahan
from ..rules.serahan import format_nomor_serahan


@verb
def create_serahan(id_: UUID, calon: Sequence[tuple[UUID, int]], berkas: Any, *, oleh: Any) -> Serahan:
    """Keep the files (xlsx, csv, baris) made of ``calon`` ((id, versi) of each usulan) under the next number; its usulan are then sent.

    The file was written before this transaction, so that nobody waits for it: here each usulan must still be as it was
    read then, else StaleWrite. The same id again returns the same file.
    """
    require(oleh, Izin.SERAHAN_BUAT)
    tanda = sidik({"oleh": oleh.id})
    usulan = {satu.id: satu for satu in list_usulan_terkunci([id_usulan for id_usulan, _ in calon], untuk=oleh)}
    serahan = db.session.get(Serahan, id_)
    if serahan is None:
        if not calon:
            raise RuleBroken("Belum ada usulan yang disahkan dan belum diserahkan.")
        utuh = all(id_usulan in usulan and usulan[id_usulan].versi == versi for id_usulan, versi in calon)
        if not utuh or any(satu.status != DISAHKAN for satu in usulan.values()):
            raise _berubah(oleh)
        serahan = _simpan(id_, [usulan[id_usulan] for id_usulan, _ in calon], berkas, tanda, oleh)
    elif serahan.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("serahan.buat", oleh=oleh, objek=serahan, nomor=serahan.nomor, usulan=serahan.jumlah, baris=serahan.baris)
    return serahan


def _berubah(oleh: Any) -> StaleWrite:
    terakhir = list_serahan(untuk=oleh, ukuran=1)
    siapa = (f"Berkas terakhir: {terakhir[0].nomor} oleh {terakhir[0].oleh_nama}.",) if terakhir else ()
    return StaleWrite("Daftar usulan berubah saat berkas ini dibuat. Muat ulang halaman, lalu buat lagi.", rincian=siapa)


def _simpan(id_: UUID, usulan: Sequence[Any], berkas: Any, tanda: str, oleh: Any) -> Serahan:
    tahun, lingkup = hari_ini(pengaturan("zona")).year, pengaturan("kabupaten_kode")
    nomor = format_nomor_serahan(lingkup, tahun, ambil_nomor("serahan", lingkup, tahun))
    serahan = Serahan(
        id=id_, nomor=nomor, jumlah=len(usulan), baris=berkas.baris, xlsx=berkas.xlsx, csv=berkas.csv,
        sidik=hashlib.sha256(berkas.xlsx).hexdigest(), isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(serahan)
    db.session.flush()
    advance_many(usulan, DIKIRIM, oleh=oleh, alasan=f"Berkas {nomor}.")
    db.session.execute(insert(SerahanBaris), [{"serahan_id": id_, "usulan_id": satu.id, "desa_kode": satu.desa_kode} for satu in usulan])
    return serahan


@verb
def take_berkas(id_: UUID, jenis: str, *, oleh: Any) -> tuple[str, bytes]:
    """(nomor, bytes) of the xlsx or csv for download, noted on the trail. Raises NotFound."""
    require(oleh, Izin.SERAHAN_LIHAT)
    serahan = get_serahan(id_, untuk=oleh)
    audit.record("serahan.unduh", oleh=oleh, nomor=serahan.nomor, serahan=str(id_), jenis=jenis)
    return serahan.nomor, get_berkas(id_, jenis)
