"""HTTP of settings and of the desa's profile."""

from flask import Blueprint

from . import lambang, pengaturan, profil

bp = Blueprint("pengaturan", __name__)
for _anak in (pengaturan.bp, lambang.bp, profil.bp):
    bp.register_blueprint(_anak)
