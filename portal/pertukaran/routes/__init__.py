"""HTTP of pertukaran: the hand-over files, the centre's answers, imports."""

from flask import Blueprint

from . import hasil, impor, input, penetapan, serahan

bp = Blueprint("pertukaran", __name__)
for _anak in (serahan.bp, input.bp, hasil.bp, impor.bp, penetapan.bp):
    bp.register_blueprint(_anak)
