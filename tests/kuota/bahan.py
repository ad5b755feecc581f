"""What tests of the quota stand on: a period of today, ceilings, and packets ready to be released."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select

from portal.db import db
from portal.jam import hari_ini
from portal.kuota.models import Jatah, Kuota
from portal.kuota.rules.periode import Rentang
from portal.kuota.service.kuota import set_kuota
from portal.kuota.service.periode import create_periode
from portal.musdes.rules.status import BAGIAN_PAKET
from portal.usulan.models import Usulan
from tests.factories import KABUPATEN, KELURAHAN, Orang, Pabrik
from tests.musdes.bahan import Bahan, Jadi, Pembuat


class Kantor:
    """An admin, a period that holds today, and a way to set its ceilings and to make packets."""

    def __init__(self, app: Flask, pabrik: Pabrik):
        self.app, self.pabrik, self.buat = app, pabrik, Pembuat(app)
        self.admin = pabrik.pengguna("admin", KABUPATEN)
        hari = hari_ini()
        with app.app_context():
            rentang = Rentang("Periode Uji", hari - timedelta(days=2), hari + timedelta(days=20))
            self.periode = create_periode(uuid.uuid4(), rentang, oleh=self.admin).id
            db.session.remove()

    def kuota(self, isi: Mapping[str, int | None], program: str = "PKH") -> list[str]:
        with self.app.app_context():
            try:
                return set_kuota(self.periode, program, isi, oleh=self.admin)
            finally:
                db.session.remove()

    def paket(self, jumlah: int, desa: str = KELURAHAN, *, program: tuple[str, ...] = ("PKH",), pbi: int = 0, **lain: Any) -> Jadi:
        """A published musdes with so many layak bansos usulan, and its four parts."""
        operator = self.pabrik.pengguna("operator", desa)
        bahan = [Bahan(f"Warga {ke} Contoh", jenis="bansos", program=program, pbi=pbi) for ke in range(1, jumlah + 1)]
        jadi = self.buat.musdes(operator, bahan, desa=desa, status="terpublikasi", nomor=f"400/{uuid.uuid4().hex[:6]}", **lain)
        for bagian in BAGIAN_PAKET:
            self.buat.berkas(jadi, bagian, operator, desa=desa)
        return jadi

    def kades(self, desa: str = KELURAHAN) -> Orang:
        return self.pabrik.pengguna("kades", desa)


def status(app: Flask, jadi: Jadi) -> list[str]:
    """The states of the usulan of a packet, in agenda order."""
    with app.app_context():
        per_id = dict(db.session.execute(select(Usulan.id, Usulan.status)).all())
        db.session.remove()
    return [per_id[id_] for id_ in jadi.usulan_ids]


def jatah(app: Flask, jadi: Jadi) -> list[list[str]]:
    """What the lines of each usulan have, in agenda order."""
    with app.app_context():
        baris = db.session.execute(select(Jatah.usulan_id, Jatah.status).order_by(Jatah.urutan)).all()
        db.session.remove()
    return [[s for id_, s in baris if id_ == usulan] for usulan in jadi.usulan_ids]


def pas(app: Flask) -> dict[str, tuple[int, int]]:
    """{unit/programme: (number, used)} of every ceiling, after checking that used is the lines that hold a place under it."""
    hasil = {}
    with app.app_context():
        for k in db.session.scalars(select(Kuota)):
            di_bawah = (Jatah.desa_kode == k.desa_kode) | Jatah.desa_kode.startswith(f"{k.desa_kode}.")
            syarat = (Jatah.periode_id == k.periode_id, Jatah.program == k.program, Jatah.status == "dapat", di_bawah)
            ada = db.session.scalar(select(func.count()).select_from(Jatah).where(*syarat))
            assert k.terpakai == ada <= k.jumlah, (k.desa_kode, k.program, k.terpakai, ada, k.jumlah)
            hasil[f"{k.desa_kode} {k.program}"] = (k.jumlah, k.terpakai)
        db.session.remove()
    return hasil


def versi(app: Flask, id_: UUID) -> int:
    with app.app_context():
        angka = db.session.scalar(select(Usulan.versi).where(Usulan.id == id_))
        db.session.remove()
    return int(angka or 0)
