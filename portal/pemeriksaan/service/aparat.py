"""The verbs of the register of officials; a family's declared relation is kept inside the verb of the family."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.teks import kunci_cari
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..models import Aparat, Kerabat
from ..queries.aparat import get_aparat
from ..rules.jabatan import HUBUNGAN, JABATAN, KETERANGAN_MAKS, NAMA_MAKS, salah_aparat

KOLOM = ("nama", "nik", "jabatan", "mulai", "selesai")


def _bersih(isi: Mapping[str, Any]) -> dict[str, Any]:
    bersih = {kolom: isi[kolom] for kolom in KOLOM} | {"nik": isi["nik"] or None}
    salah = salah_aparat(bersih["nama"], bersih["nik"], bersih["jabatan"], bersih["mulai"], bersih["selesai"])
    if salah:
        raise RuleBroken(salah)
    return bersih | {"nama_cari": kunci_cari(bersih["nama"])[:NAMA_MAKS]}


@verb
def create_aparat(id_: UUID, desa_kode: str, isi: Mapping[str, Any], *, oleh: Any) -> Aparat:
    """A new official of the desa; the same form again answers with the same row. Raises NotFound, NotAllowed, RuleBroken."""
    if tingkat(desa_kode) != 4 or not mencakup(oleh.wilayah_kode, desa_kode) or find_wilayah(desa_kode) is None:
        raise NotFound()
    require(oleh, Izin.APARAT_TULIS, SimpleNamespace(desa_kode=desa_kode))
    bersih = _bersih(isi)
    isi_sidik = sidik({"desa": desa_kode, **bersih})
    baris = db.session.get(Aparat, id_)
    if baris is None:
        baris = Aparat(
            id=id_, desa_kode=desa_kode, isi_sidik=isi_sidik, dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **bersih
        )
        db.session.add(baris)
    elif baris.isi_sidik != isi_sidik:
        raise SameIdOtherContent()
    audit.record("aparat.buat", oleh=oleh, objek=baris, jabatan=baris.jabatan)
    return baris


@verb
def update_aparat(id_: UUID, isi: Mapping[str, Any], *, versi: int, oleh: Any) -> Aparat:
    """Change an official or end the office; raises StaleWrite with what stands when somebody else was earlier."""
    baris = get_aparat(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.APARAT_TULIS, baris)
    bersih = _bersih(isi)
    berubah = [kolom for kolom in KOLOM if getattr(baris, kolom) != bersih[kolom]]
    if berubah and baris.versi != versi:
        raise StaleWrite("Data aparat ini sudah diubah orang lain.", rincian=_kini(baris))
    for kolom in (*berubah, "nama_cari"):
        setattr(baris, kolom, bersih[kolom])
    audit.record("aparat.ubah", oleh=oleh, objek=baris, kolom=berubah)
    return baris


def _kini(baris: Aparat) -> tuple[str, ...]:
    sampai = f" sampai {baris.selesai:%d-%m-%Y}" if baris.selesai else ""
    return (f"Tersimpan sekarang: {baris.nama}, {JABATAN[baris.jabatan]}, sejak {baris.mulai:%d-%m-%Y}{sampai}.",)


def add_kerabat(id_: UUID, aparat_id: UUID, keluarga: Any, hubungan: str, keterangan: str, *, oleh: Any) -> Kerabat:
    """Keep that ``keluarga`` (a row with id and desa_kode) declared this relation; inside a transaction, without audit line.

    The same form again answers with the same row, and so does another one about the same official.
    """
    aparat = get_aparat(aparat_id, untuk=SimpleNamespace(wilayah_kode=keluarga.desa_kode))
    if hubungan not in HUBUNGAN:
        raise RuleBroken("Pilih hubungan keluarga.")
    if len(keterangan) > KETERANGAN_MAKS:
        raise RuleBroken(f"Keterangan paling panjang {KETERANGAN_MAKS} huruf.")
    baris = db.session.get(Kerabat, id_)
    if baris is not None:
        if (baris.keluarga_id, baris.aparat_id, baris.hubungan, baris.keterangan) != (keluarga.id, aparat.id, hubungan, keterangan):
            raise SameIdOtherContent()
        return baris
    baris = db.session.scalar(select(Kerabat).where(Kerabat.keluarga_id == keluarga.id, Kerabat.aparat_id == aparat.id))
    if baris is None:
        baris = Kerabat(
            id=id_, desa_kode=keluarga.desa_kode, aparat_id=aparat.id, keluarga_id=keluarga.id, hubungan=hubungan, keterangan=keterangan,
            dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(baris)
    else:
        baris.hubungan, baris.keterangan = hubungan, keterangan
    return baris


def remove_kerabat(id_: UUID, keluarga: Any) -> bool:
    """Take a declared relation of this family back; inside a transaction, without audit line. Tells whether it was there."""
    hapus = delete(Kerabat).where(Kerabat.id == id_, Kerabat.keluarga_id == keluarga.id, Kerabat.desa_kode == keluarga.desa_kode)
    return bool(db.session.execute(hapus).rowcount)  # type: ignore[attr-defined]
