"""HTTP of verifikasi: the queue, claims, decisions one by one and many at once, and the kadis' confirmation."""

from flask import Blueprint

from . import antrean, keputusan, klaim, massal, pengesahan

bp = Blueprint("verifikasi", __name__)
for _anak in (antrean.bp, klaim.bp, keputusan.bp, massal.bp, pengesahan.bp):
    bp.register_blueprint(_anak)
