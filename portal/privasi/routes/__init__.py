"""HTTP of the trail, and of lists taken out as files."""

from flask import Blueprint

from . import jejak, keluarga, unduhan

bp = Blueprint("privasi", __name__)
for _anak in (jejak.bp, keluarga.bp, unduhan.bp):
    bp.register_blueprint(_anak)
