"""create_app(): config, database, guard, blueprints, error pages; nothing else."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask import Flask, current_app
from flask.templating import Environment
from flask_login import LoginManager, current_user
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from .akun.rules import boleh
from .akun.service import load_pengguna
from .config import AKAR, Config
from .db import db, engine_options, pasang_engine
from .menu import menu_of
from .pengaturan.queries import lambang_uri, pengaturan
from .rute import BLUEPRINTS
from .web import access, batas, errors, filters, headers
from .wilayah.queries import find_wilayah

MAKS_UNGGAH = 12 * 1024 * 1024


class _Templat(Environment):
    """No template has names of its own here; with a map of them for each, Jinja compares both name by name at every import of every page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class _Portal(Flask):
    jinja_environment = _Templat


def create_app(config: Config) -> Flask:
    """The portal for one kabupaten. Raises ConfigError when a setting or key file is wrong."""
    app = _Portal("portal", template_folder=str(AKAR / "templates"), static_folder=str(AKAR / "static"))
    url, opsi = engine_options(config)
    app.config.update(
        PORTAL=config,
        SECRET_KEY=config.kunci("rahasia"),
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS=opsi,
        SESSION_COOKIE_NAME="__Host-sesi" if config.https else "sesi",
        SESSION_COOKIE_SECURE=config.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=MAKS_UNGGAH,
        MAX_FORM_MEMORY_SIZE=1_000_000,
        MAX_FORM_PARTS=1000,
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=config.uji,
        PROPAGATE_EXCEPTIONS=False,
    )
    if config.proksi:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proksi, x_proto=config.proksi, x_host=config.proksi)  # type: ignore[method-assign]
    db.init_app(app)
    Migrate(app, db, directory=str(AKAR / "migrations"), render_as_batch=True)
    with app.app_context():
        pasang_engine(db.engine)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    headers.pasang(app, https=config.https, url=config.url)
    _pasang_masuk(app)
    batas.pasang(app)
    CSRFProtect(app)
    access.pasang(app, boleh)
    errors.pasang(app)
    filters.pasang(app)
    app.jinja_env.filters["lambang_uri"] = lambang_uri
    for cetak_biru in BLUEPRINTS:
        app.register_blueprint(cetak_biru)
    _pasang_konteks(app)
    return app


def _pasang_masuk(app: Flask) -> None:
    """Flask-Login keeps only a token in the cookie; the session itself is a row on the server."""
    pengelola = LoginManager(app)
    pengelola.session_protection = None
    pengelola.user_loader(load_pengguna)


def _pasang_konteks(app: Flask) -> None:
    """What every page may use."""

    @app.context_processor
    def isi() -> dict[str, Any]:
        ada = current_user.is_authenticated
        return {
            "portal_nama": "Portal Musdes",
            "kabupaten_nama": kabupaten_nama(),
            "menu": menu_of(current_user) if ada else [],
            "boleh": lambda izin, objek=None: ada and boleh(current_user, izin, objek),
        }


def kabupaten_nama() -> str:
    """The kabupaten this installation serves, as in the wilayah table; empty before setup, then the same for ever and asked once."""
    ingatan = current_app.extensions
    if "kabupaten_nama" not in ingatan:
        unit = find_wilayah(pengaturan("kabupaten_kode"))
        if unit is None:
            return ""
        ingatan["kabupaten_nama"] = unit.nama
    return ingatan["kabupaten_nama"]
