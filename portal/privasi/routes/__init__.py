"""HTTP of privasi."""

from flask import Blueprint

bp = Blueprint("privasi", __name__)
