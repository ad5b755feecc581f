"""HTTP of pengaturan."""

from flask import Blueprint

bp = Blueprint("pengaturan", __name__)
