"""HTTP of musdes."""

from flask import Blueprint

bp = Blueprint("musdes", __name__)
