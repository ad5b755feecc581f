"""HTTP of usulan: the list, the form, one usulan, and its steps as sub-resources."""

from flask import Blueprint

from . import kesiapan, pelepasan, pembatalan, pengiriman_ulang, usulan

bp = Blueprint("usulan", __name__)
for _anak in (usulan.bp, kesiapan.bp, pembatalan.bp, pengiriman_ulang.bp, pelepasan.bp):
    bp.register_blueprint(_anak)
