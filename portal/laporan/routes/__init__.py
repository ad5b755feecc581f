"""HTTP of the beranda and of the help pages."""

from flask import Blueprint

from . import bantuan, beranda

bp = Blueprint("laporan", __name__)
for _anak in (beranda.bp, bantuan.bp):
    bp.register_blueprint(_anak)
