"""HTTP of the beranda, of the dashboards, of the help pages and of the answer for monitors."""

from flask import Blueprint

from . import bantuan, beranda, dasbor, istilah, masuk, sehat, selebaran

bp = Blueprint("laporan", __name__)
for _anak in (beranda.bp, dasbor.bp, bantuan.bp, masuk.bp, istilah.bp, selebaran.bp, sehat.bp):
    bp.register_blueprint(_anak)
