"""Entering a family through its forms, as tests of the pages do it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from portal.db import db


def hitung(app, model) -> int:
    with app.app_context():
        jumlah = db.session.scalar(select(func.count()).select_from(model))
        db.session.remove()
        return jumlah


def buat_keluarga(p, pabrik, **lain) -> str:
    """The address of a new family entered through the forms."""
    p.buka("/keluarga/baru")
    isi = {"no_kk": pabrik.nik(date(2014, 5, 6), "L"), "alamat": "Jalan Merdeka 3", "rt": "3", "rw": "RW 01"} | lain
    return p.kirim("/keluarga/", isi).url.split("#")[0]


def isi_anggota(pabrik, ke: int, **lain) -> dict:
    isi = pabrik.isi_anggota(ke)
    lahir = isi.pop("tanggal_lahir")
    isi |= {"tanggal_lahir-hari": str(lahir.day), "tanggal_lahir-bulan": str(lahir.month), "tanggal_lahir-tahun": str(lahir.year)}
    return {nama: str(nilai) for nama, nilai in (isi | lain).items()}


def tambah_anggota(p, pabrik, url: str, ke: int, status: int | None = None, **lain):
    p.buka(f"{url}/anggota/baru")
    return p.kirim("/anggota/", isi_anggota(pabrik, ke, **lain), status=status)
