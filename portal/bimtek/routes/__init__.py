"""HTTP of operators, of bimtek and of coverage."""

from flask import Blueprint

from . import bimtek, cakupan, operator, penutupan, peserta, serah_terima, sertifikat, sk, undangan

bp = Blueprint("bimtek", __name__)
for _anak in (operator.bp, serah_terima.bp, sk.bp, bimtek.bp, undangan.bp, peserta.bp, penutupan.bp, sertifikat.bp, cakupan.bp):
    bp.register_blueprint(_anak)
