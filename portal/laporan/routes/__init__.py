"""HTTP of the beranda."""

from flask import Blueprint

from . import beranda

bp = Blueprint("laporan", __name__)
bp.register_blueprint(beranda.bp)
