"""Peer: Flask-Admin over the exported families, signed in with Flask-Login. Usage: python -m bench.peer_flask_admin FILE PORT"""

from __future__ import annotations

import sys
from typing import Any

from flask import Flask
from flask_admin import Admin
from flask_admin.contrib.sqla import ModelView
from flask_login import LoginManager, UserMixin, current_user, login_user
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship
from waitress import serve

db = SQLAlchemy()


class Desa(db.Model):  # type: ignore[name-defined]
    kode: Mapped[str] = mapped_column(primary_key=True)
    nama: Mapped[str]

    def __str__(self) -> str:
        return self.nama


class Keluarga(db.Model):  # type: ignore[name-defined]
    id: Mapped[str] = mapped_column(primary_key=True)
    desa_id: Mapped[str] = mapped_column(ForeignKey("desa.kode"))
    nama: Mapped[str]
    no_kk: Mapped[str | None]
    alamat: Mapped[str]
    rt: Mapped[str]
    rw: Mapped[str]
    jumlah_anggota: Mapped[int]
    lengkap: Mapped[bool]
    terpenuhi: Mapped[int | None]
    desa: Mapped[Desa] = relationship()
    anggota: Mapped[list[Anggota]] = relationship(back_populates="keluarga")


class Anggota(db.Model):  # type: ignore[name-defined]
    id: Mapped[str] = mapped_column(primary_key=True)
    keluarga_id: Mapped[str] = mapped_column(ForeignKey("keluarga.id"))
    nik: Mapped[str | None]
    nama: Mapped[str]
    keluarga: Mapped[Keluarga] = relationship(back_populates="anggota")


class Person(db.Model, UserMixin):  # type: ignore[name-defined]
    id: Mapped[int] = mapped_column(primary_key=True)


class KeluargaView(ModelView):
    """The same columns, order and page size as the portal's list."""

    can_create = can_edit = can_delete = False
    column_list = ("nama", "no_kk", "alamat", "rt", "rw", "desa", "jumlah_anggota", "terpenuhi", "lengkap")
    column_searchable_list = ("nama", "no_kk", "anggota.nik")
    column_default_sort = [("desa_id", False), ("rw", False), ("rt", False), ("id", False)]
    page_size = 25

    def is_accessible(self) -> bool:
        return bool(current_user.is_authenticated)


def create(file: str) -> Flask:
    """The app on the exported file."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="bench" * 12, SQLALCHEMY_DATABASE_URI=f"sqlite:///{file}")
    db.init_app(app)
    login = LoginManager(app)
    login.user_loader(lambda id_: db.session.get(Person, int(id_)))
    Admin(app, name="Bench").add_view(KeluargaView(Keluarga, db.session, endpoint="keluarga"))
    with app.app_context():
        db.create_all()
        if db.session.get(Person, 1) is None:
            db.session.add(Person(id=1))
            db.session.commit()

    @app.get("/sign-in")
    def sign_in() -> Any:
        login_user(db.session.get_one(Person, 1))
        return "ok"

    return app


if __name__ == "__main__":
    serve(create(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), threads=4)
