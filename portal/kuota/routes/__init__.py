"""HTTP of programmes, periods, windows, dispensasi and the numbers of the quota; the page that everybody reads is usulan.kuota."""

from flask import Blueprint

from . import dispensasi, impor, isian, jendela, lokal, periode, program, sebaran

bp = Blueprint("kuota", __name__)
for _anak in (program.bp, lokal.bp, periode.bp, jendela.bp, dispensasi.bp, isian.bp, impor.bp, sebaran.bp):
    bp.register_blueprint(_anak)
