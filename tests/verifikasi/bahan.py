"""What the tests of the queue share: a desa with its people, and usulan that wait."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota
from portal.kuota.rules import PBI_JK, PKH
from portal.usulan.models import Usulan
from tests.factories import KABUPATEN, KELURAHAN, Orang, Pabrik

KABUPATEN_LAIN = "17.03"
PERAN_LAIN = (("operator", KELURAHAN), ("kades", KELURAHAN), ("camat", "17.02.19"), ("admin", KABUPATEN), ("pimpinan", KABUPATEN))
JAHAT = '=HYPERLINK("http://x")<script>alert(1)</script>&{{7*7}}'


@dataclass
class Kantor:
    """The people of one desa and of the dinsos."""

    pabrik: Pabrik
    operator: Orang
    rina: Orang
    budi: Orang
    kadis: Orang

    def antre(self, banyak: int = 1, *, desa: str = KELURAHAN, nama: str | None = None, **lain: Any) -> list[UUID]:
        """Usulan of ``banyak`` new families, brought to ``status``."""
        oleh = self.operator if desa == KELURAHAN else self.pabrik.pengguna("operator", desa)
        lain.setdefault("status", "diajukan")
        return [self.pabrik.usulan(self.pabrik.keluarga(desa, oleh=oleh, nama=nama), oleh=oleh, **lain) for _ in range(banyak)]

    def bansos(self, *, program: tuple[str, ...] = (PKH, PBI_JK), **lain: Any) -> UUID:
        return self.antre(jenis="bansos", program=program, **lain)[0]


def kantor(pabrik: Pabrik) -> Kantor:
    orang = {nama: pabrik.pengguna("verifikator", KABUPATEN, f"{nama.title()} Contoh") for nama in ("rina", "budi")}
    return Kantor(pabrik, pabrik.pengguna(), **orang, kadis=pabrik.pengguna("kadis", KABUPATEN, "Kadis Contoh"))


def keadaan(app: Flask, id_: UUID) -> SimpleNamespace:
    """The columns of a usulan as they are stored now."""
    with app.app_context():
        usulan = db.session.execute(select(Usulan).where(Usulan.id == id_)).scalar_one()
        hasil = SimpleNamespace(**{kolom.name: getattr(usulan, kolom.name) for kolom in Usulan.__table__.columns})
        hasil.program = [(b.program, b.keputusan, b.alasan) for b in usulan.program]
        db.session.remove()
    return hasil


def ubah(app: Flask, model: Any, id_: Any, **nilai: Any) -> None:
    """Change columns behind the portal's back, as time or other people do."""
    with app.app_context():
        kunci = next(iter(model.__table__.primary_key))
        db.session.execute(model.__table__.update().where(kunci == id_).values(**nilai))
        db.session.commit()
        db.session.remove()


def anggota_of(app: Flask, usulan_id: UUID) -> list[Anggota]:
    """The members of the usulan's family, in order."""
    keluarga = keadaan(app, usulan_id).keluarga_id
    with app.app_context():
        hasil = list(db.session.scalars(select(Anggota).where(Anggota.keluarga_id == keluarga).order_by(Anggota.urutan)))
        db.session.remove()
    return hasil


def token(p: Any, url: str = "/") -> str:
    """A CSRF token from the sign-out form, which every page has."""
    return p.buka(url).cari(".//form[@class='keluar']//input[@name='csrf_token']")[0].get("value")
