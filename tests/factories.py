"""Makers of test data: synthetic people, NIK with serial 9xxx. Each call opens and closes its own app context."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from flask import Flask

from portal.akun.models import Pengguna
from portal.akun.service import PENGACAK
from portal.db import db
from portal.jam import sekarang

SANDI = "kopi pahit tanpa gula 7"
SANDI_ACAK = PENGACAK.hash(SANDI)
KELURAHAN, DESA, DESA_LAIN = "17.02.19.1006", "17.02.06.2001", "17.02.06.2002"  # Air Bang, Derati, Taba Anyar
KABUPATEN = "17.02"


@dataclass(frozen=True)
class Orang:
    """An account as tests need it; may stand in for a Pengguna in services (``oleh=``, ``untuk=``)."""

    id: UUID
    peran: str
    wilayah_kode: str
    nama: str
    nama_pengguna: str
    aktif: bool = True


class Pabrik:
    """Makes rows through the models and services of the portal."""

    def __init__(self, app: Flask):
        self.app = app
        self.urut = 0

    def pengguna(self, peran: str = "operator", wilayah: str = KELURAHAN, nama: str | None = None) -> Orang:
        self.urut += 1
        orang = Orang(uuid4(), peran, wilayah, nama or f"{peran.title()} Contoh {self.urut}", f"{peran}{self.urut}")
        with self.app.app_context():
            db.session.add(
                Pengguna(
                    id=orang.id, nama_pengguna=orang.nama_pengguna, nama=orang.nama, peran=peran, wilayah_kode=wilayah,
                    sandi=SANDI_ACAK, aktif=True, dibuat_pada=sekarang(),
                )  # fmt: skip
            )
            db.session.commit()
            db.session.remove()
        return orang
