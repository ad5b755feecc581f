"""HTTP of warga: the public pages of a paper and of a published list, the counter, objections, own proposals."""

from flask import Blueprint

from . import keaslian, loket, mandiri, papan, penerima, pengumuman, sanggahan

bp = Blueprint("warga", __name__)
for _anak in (keaslian.bp, loket.bp, papan.bp, pengumuman.bp, penerima.bp, sanggahan.bp, mandiri.bp):
    bp.register_blueprint(_anak)
