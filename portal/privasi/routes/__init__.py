"""HTTP of the trail, and of lists taken out as files."""

from flask import Blueprint

from . import jejak, unduhan

bp = Blueprint("privasi", __name__)
bp.register_blueprint(jejak.bp)
bp.register_blueprint(unduhan.bp)
