"""HTTP of background jobs."""

from flask import Blueprint

from . import pekerjaan

bp = Blueprint("latar", __name__)
bp.register_blueprint(pekerjaan.bp)
