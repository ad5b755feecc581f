"""HTTP of warga."""

from flask import Blueprint

from . import keaslian

bp = Blueprint("warga", __name__)
bp.register_blueprint(keaslian.bp)
