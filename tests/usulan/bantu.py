"""What the tests of the newer kinds share: their forms, their proofs, and the way to the kadis."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from portal.db import db, transaction
from portal.jam import hari_ini
from portal.keluarga.models import Anggota
from portal.usulan.models import Usulan
from portal.usulan.service import advance
from tests import jalan, jalan_dinsos
from tests.kiriman import kirim


def baca(app, model, id_: UUID, *kolom: str):
    with app.app_context():
        baris = db.session.get_one(model, id_)
        nilai = tuple(getattr(baris, satu) for satu in kolom)
        db.session.remove()
    return nilai if len(nilai) > 1 else nilai[0]


def anggota_of(app, keluarga: UUID) -> list[UUID]:
    with app.app_context():
        ids = list(db.session.scalars(select(Anggota.id).where(Anggota.keluarga_id == keluarga).order_by(Anggota.urutan)))
        db.session.remove()
    return ids


def isian(orang: UUID | None, elemen: str) -> str:
    return f"{orang.hex[:12] if orang else 'kk'}-{elemen}"


def perbaiki(p, keluarga: UUID, isi: dict[str, str], **lain):
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=perbaikan")
    return kirim(p, "/usulan/", isi, **lain)


def ganti(p, keluarga: UUID, ahli: UUID, alasan: str = "GANTI_SAKIT", **lain):
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=ganti_pengurus")
    return kirim(p, "/usulan/", {"pengurus_baru": str(ahli), "alasan_ganti": alasan}, **lain)


def siap(p, usulan: UUID, *bukti: str) -> None:
    p.buka(f"/usulan/{usulan}")
    jalan.unggah_bukti(p, *bukti)
    kirim(p, "/kesiapan")


def sampai_terverifikasi(app, peramban, operator, dinas, usulan: list[UUID]) -> UUID:
    p = peramban(operator)
    musdes = jalan.sampai_ditutup(p, usulan, [("layak", "Disepakati.")] * len(usulan), hari_ini())
    jalan.unggah_paket(p, musdes)
    jalan.ajukan(peramban(dinas["kades"]), musdes)
    v = peramban(dinas["verifikator"])
    for satu in usulan:
        jalan_dinsos.setujui(v, satu)
    return musdes


def tarik(app, usulan: UUID, kadis) -> None:
    """The confirmation is undone, as its own verb does it."""
    with app.app_context():
        with transaction(jejak=0) as session:
            advance(session.get_one(Usulan, usulan), "terverifikasi", oleh=kadis, alasan="Salah surat.")
        db.session.remove()
