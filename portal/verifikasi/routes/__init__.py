"""HTTP of verifikasi."""

from flask import Blueprint

bp = Blueprint("verifikasi", __name__)
