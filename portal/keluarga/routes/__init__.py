"""HTTP of keluarga."""

from flask import Blueprint

bp = Blueprint("keluarga", __name__)
