"""Families with something odd, made through the services or straight into the tables."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select, update

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.rules.isian import ISI_ANGGOTA
from portal.keluarga.service.anggota import update_anggota
from portal.kit.bunyi import bunyi
from portal.pemeriksaan.models import Temuan


@contextmanager
def dalam(app: Flask):
    with app.app_context():
        yield
        db.session.remove()


def di(app: Flask, fungsi: Callable[[], Any]) -> Any:
    with dalam(app):
        return fungsi()


def anggota(app: Flask, keluarga: UUID) -> list[Any]:
    """The members as plain values, in order."""
    with dalam(app):
        baris = db.session.scalars(select(Anggota).where(Anggota.keluarga_id == keluarga).order_by(Anggota.urutan))
        return [SimpleNamespace(**{k.name: getattr(a, k.name) for k in Anggota.__table__.columns}) for a in baris]


def ubah(app: Flask, keluarga: UUID, ke: int, **kolom: Any) -> None:
    """Change a member behind the portal's back: no check runs."""
    orang = anggota(app, keluarga)[ke]
    if "nama" in kolom:
        kolom["bunyi"] = bunyi(kolom["nama"])
    with dalam(app):
        db.session.execute(update(Anggota).where(Anggota.id == orang.id).values(**kolom))
        db.session.commit()


def ubah_keluarga(app: Flask, keluarga: UUID, **kolom: Any) -> None:
    with dalam(app):
        db.session.execute(update(Keluarga).where(Keluarga.id == keluarga).values(**kolom))
        db.session.commit()


def simpan(app: Flask, keluarga: UUID, ke: int, oleh: Any, **kolom: Any) -> None:
    """Change a member as the operator does; saving what stands, with nothing to change, runs no check."""
    orang = anggota(app, keluarga)[ke]
    isi = {nama: getattr(orang, nama) for nama in ISI_ANGGOTA} | {"nik": orang.nik or ""} | kolom
    with dalam(app):
        update_anggota(orang.id, keluarga, isi, orang.versi, oleh=oleh)


def temuan(app: Flask, *aturan: str) -> list[Any]:
    """All findings (of these rules) as plain values, oldest first."""
    with dalam(app):
        pilih = select(Temuan).order_by(Temuan.ditemukan_pada, Temuan.id)
        if aturan:
            pilih = pilih.where(Temuan.aturan.in_(aturan))
        return [SimpleNamespace(**{k.name: getattr(t, k.name) for k in Temuan.__table__.columns}) for t in db.session.scalars(pilih)]
