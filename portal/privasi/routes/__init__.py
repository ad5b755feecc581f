"""HTTP of the trail."""

from flask import Blueprint

from . import jejak

bp = Blueprint("privasi", __name__)
bp.register_blueprint(jejak.bp)
