"""HTTP of the beranda, of the help pages and of the answer for monitors."""

from flask import Blueprint

from . import bantuan, beranda, sehat

bp = Blueprint("laporan", __name__)
for _anak in (beranda.bp, bantuan.bp, sehat.bp):
    bp.register_blueprint(_anak)
