"""HTTP of warga."""

from flask import Blueprint

bp = Blueprint("warga", __name__)
