"""Sends scans through the forms of the packet's page, and reads back what was kept."""

from __future__ import annotations

import io

from sqlalchemy import select

from portal.db import db
from portal.kit.isi import sidik_pendek
from portal.kode import kode_of
from portal.musdes.models import BerkasMusdes
from tests.jalan import pindaian
from tests.musdes.bahan import Jadi


def unggah(p, jadi: Jadi, kode: str, *, jenis="berita_acara", isi=None, nama="ba.pdf", status=None, **lain):
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    for ke in range(len(halaman.formulir("/berkas"))):
        url, _, nilai = p.isian("/berkas", ke=ke)
        if nilai.get("jenis") == jenis:
            data = {**nilai, "kode": kode, **lain, "berkas": (io.BytesIO(isi or pindaian()), nama)}
            return p.buka(url, metode="POST", status=status, data=data, content_type="multipart/form-data")
    raise AssertionError(jenis)


def berkas(app, jadi: Jadi) -> list[BerkasMusdes]:
    with app.app_context():
        semua = list(db.session.scalars(select(BerkasMusdes).where(BerkasMusdes.musdes_id == jadi.musdes_id).order_by(BerkasMusdes.urutan)))
        db.session.expunge_all()
        db.session.remove()
    return semua


def tanda(app, buat, jadi: Jadi) -> tuple[str, str]:
    """The short code beside the QR, and the hash as the foot shows it."""
    with app.app_context():
        return kode_of(jadi.dokumen_id), sidik_pendek(buat.dokumen(jadi).sidik)
