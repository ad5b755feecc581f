"""HTTP of accounts: sign-in, password links, accounts for the admin."""

from flask import Blueprint

from . import pengguna, sandi, sesi

bp = Blueprint("akun", __name__)
for _anak in (sesi.bp, sandi.bp, pengguna.bp):
    bp.register_blueprint(_anak)
