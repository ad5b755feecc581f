"""HTTP of pertukaran: the hand-over files."""

from flask import Blueprint

from . import serahan

bp = Blueprint("pertukaran", __name__)
bp.register_blueprint(serahan.bp)
